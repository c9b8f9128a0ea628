package ai.influgen.publishing.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a file's bytes tell.
 *
 * @param width in pixels as shown, after rotation
 * @param height in pixels as shown, after rotation
 * @param duration of a video; null for an image
 */
record MediaFacts(MediaKind kind, int width, int height, @Nullable Duration duration) {}
