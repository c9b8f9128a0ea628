/**
 * YouTube by the Data API v3: one video a post, sent in chunks to a resumable session, which makes
 * at most one video. Owns all that is particular to it: Google's consent and tokens, what it takes,
 * the session, its error reasons, its daily quotas, and how it is asked what became of an upload.
 * Sees only the SPI in {@link ai.influgen.publishing.platform}; does no IO, keeps no state, reads
 * no clock.
 */
@NullMarked
package ai.influgen.publishing.platform.youtube;

import org.jspecify.annotations.NullMarked;
