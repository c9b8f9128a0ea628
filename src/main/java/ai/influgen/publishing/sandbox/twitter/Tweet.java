package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.MediaStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A post.
 *
 * @param id its id
 * @param account the id of its author
 * @param text as it came
 * @param items its media
 * @param replyTo the id of the post it answers, empty for none
 * @param options what else the request said, such as {@code reply_settings}
 * @param createdAt milliseconds since the epoch
 */
record Tweet(
    String id,
    String account,
    String text,
    List<Item> items,
    String replyTo,
    Map<String, Object> options,
    long createdAt) {

  /**
   * One of its media.
   *
   * @param id the media id
   * @param kind what it is
   * @param file the name of the kept file
   * @param altText its description, empty for none
   */
  record Item(String id, MediaKind kind, String file, String altText) {}

  Instant at() {
    return Instant.ofEpochMilli(createdAt);
  }

  List<String> files() {
    return items.stream().map(Item::file).toList();
  }

  List<String> hashes() {
    return files().stream().map(MediaStore::hashOf).toList();
  }

  /** The ledger's word for it. */
  String kind() {
    return items.isEmpty() ? "text" : items.getFirst().kind().type();
  }
}
