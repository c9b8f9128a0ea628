/**
 * TikTok by the Content Posting API: videos that are sent in chunks or fetched, and photo posts,
 * both published directly. Owns all that is particular to it: consent and tokens, what it takes,
 * its uploads, its error codes, and how it is asked what became of a publish. Sees only the SPI in
 * {@link ai.influgen.publishing.platform}; does no IO, keeps no state, reads no clock.
 */
@NullMarked
package ai.influgen.publishing.platform.tiktok;

import org.jspecify.annotations.NullMarked;
