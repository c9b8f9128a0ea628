package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.MediaStore;
import java.util.List;

/**
 * A published media object.
 *
 * @param id the media id
 * @param account the id of the Instagram account
 * @param container the container it came from
 * @param kind what it is
 * @param caption its text
 * @param items its files, one but for a carousel
 * @param publishedAt milliseconds since the epoch
 */
record Post(
    String id,
    String account,
    String container,
    MediaKind kind,
    String caption,
    List<Item> items,
    long publishedAt) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /**
   * One file.
   *
   * @param id the media id of its own that a carousel's child has
   * @param media the name of the kept file
   * @param altText its description
   */
  record Item(String id, String media, String altText) {
    boolean video() {
      return media.endsWith(".mp4");
    }
  }

  List<String> hashes() {
    return items.stream().map(item -> MediaStore.hashOf(item.media())).toList();
  }

  /** The id, written the way the platform writes it in links. */
  String shortcode() {
    StringBuilder code = new StringBuilder();
    for (long rest = Long.parseLong(id); rest > 0; rest /= ALPHABET.length()) {
      code.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
    }
    return code.reverse().toString();
  }
}
