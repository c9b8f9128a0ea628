/**
 * Pinterest by its API v5: pins of one image, of several images, and of a video, on a board of the
 * account. Owns all that is particular to it: consent and tokens, what it takes, the upload of a
 * video, its error codes, its limits, and how it is asked what became of a pin. Sees only the SPI
 * in {@link ai.influgen.publishing.platform}; does no IO, keeps no state, reads no clock.
 */
@NullMarked
package ai.influgen.publishing.platform.pinterest;

import org.jspecify.annotations.NullMarked;
