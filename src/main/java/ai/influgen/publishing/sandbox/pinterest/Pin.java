package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.MediaStore;
import java.time.Instant;
import java.util.List;

/**
 * A Pin.
 *
 * @param id its id
 * @param account the id of whoever made it
 * @param board the id of its board
 * @param section the id of its section, empty for none
 * @param words what it says
 * @param media what it shows
 * @param createdAt milliseconds since the epoch
 */
record Pin(
    String id,
    String account,
    String board,
    String section,
    Words words,
    Shown media,
    long createdAt) {

  /** What a Pin says; each may be empty. */
  record Words(
      String title, String description, String link, String altText, String dominantColor) {}

  /** What a Pin can be, in the words of {@code media.media_type}. */
  enum Kind {
    IMAGE,
    MULTIPLE_IMAGES,
    VIDEO
  }

  /**
   * What a Pin shows.
   *
   * @param kind what it is
   * @param files its images in their order, or its video
   * @param cover the cover of a video, if it is an image of its own
   */
  record Shown(Kind kind, List<Image> files, String cover) {
    /** The name of the kept file that stands for it in lists. */
    String shown() {
      return cover.isEmpty() ? files.getFirst().file() : cover;
    }
  }

  /** A kept file with its size in pixels, 0 for a video. */
  record Image(String file, int width, int height) {}

  Instant at() {
    return Instant.ofEpochMilli(createdAt);
  }

  List<String> files() {
    return media.files().stream().map(Image::file).toList();
  }

  List<String> hashes() {
    return files().stream().map(MediaStore::hashOf).toList();
  }
}
