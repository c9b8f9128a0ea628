package ai.influgen.publishing.sandbox.pinterest;

import java.util.List;

/** Where the media of a Pin come from. */
sealed interface PinSource {
  /** One or several images. */
  record Images(List<Origin> images) implements PinSource {}

  /** An uploaded video, with the image of its cover or none where a frame is chosen. */
  record Video(String mediaId, List<Origin> cover) implements PinSource {}

  /** Where one image comes from. */
  sealed interface Origin {}

  /** An image by its address. */
  record Address(String url) implements Origin {}

  /** An image in the body. */
  record Inline(String contentType, String data) implements Origin {}
}
