/**
 * X, formerly Twitter, by its API v2: text, up to four images, a GIF or a video of a user's
 * account. Owns all that is particular to it: the consent by OAuth 2.0 with PKCE, what it takes and
 * how it counts text, the upload in segments, its error answers, its limits, and how it is asked
 * what became of a post. Sees only the SPI in {@link ai.influgen.publishing.platform}; does no IO,
 * keeps no state, reads no clock.
 */
@NullMarked
package ai.influgen.publishing.platform.twitter;

import org.jspecify.annotations.NullMarked;
