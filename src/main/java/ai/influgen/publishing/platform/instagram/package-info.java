/**
 * Instagram by the Graph API, the Facebook Login way: professional accounts that are linked to a
 * Page. Owns all that is particular to it: the dialog and tokens, what it takes, its containers,
 * its error codes, and how it is asked what became of a publish. Sees only the SPI in {@link
 * ai.influgen.publishing.platform}; does no IO, keeps no state, reads no clock.
 */
@NullMarked
package ai.influgen.publishing.platform.instagram;

import org.jspecify.annotations.NullMarked;
