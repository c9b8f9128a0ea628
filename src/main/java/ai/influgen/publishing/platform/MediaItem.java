package ai.influgen.publishing.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One image or video as it was probed by its bytes (never by its name).
 *
 * @param id our id, such as {@code med_01…}
 * @param contentType the type found in the bytes, such as {@code image/jpeg}
 * @param bytes its size
 * @param width in pixels, after the orientation tag is applied; 0 if unknown
 * @param height in pixels, after the orientation tag is applied; 0 if unknown
 * @param duration of a video; null for an image
 * @param sha256 of the bytes, lower-case hex
 * @param altText what a screen reader says; null if none was given
 */
public record MediaItem(
    String id,
    Type type,
    String contentType,
    long bytes,
    int width,
    int height,
    @Nullable Duration duration,
    String sha256,
    @Nullable String altText) {

  /** What kind of media it is. */
  public enum Type {
    IMAGE,
    VIDEO
  }
}
