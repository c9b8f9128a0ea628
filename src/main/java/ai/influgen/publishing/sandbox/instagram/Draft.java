package ai.influgen.publishing.sandbox.instagram;

import java.util.List;

/**
 * What a container was asked to hold. Text that wasn't given is empty.
 *
 * @param kind what it becomes
 * @param carouselItem whether it is only good within a carousel
 * @param video whether its one file is a video
 * @param url where its file is fetched from; empty when the bytes are sent, and for a carousel
 * @param coverUrl the cover of a reel
 * @param caption the text
 * @param altText the description of the image
 * @param children the containers of a carousel
 */
record Draft(
    MediaKind kind,
    boolean carouselItem,
    boolean video,
    String url,
    String coverUrl,
    String caption,
    String altText,
    List<String> children) {

  /** Whether the client sends the bytes. */
  boolean resumable() {
    return video && url.isEmpty();
  }

  Draft withUrl(String fetchFrom) {
    return new Draft(kind, carouselItem, video, fetchFrom, coverUrl, caption, altText, children);
  }
}
