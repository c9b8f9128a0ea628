package ai.influgen.publishing.sandbox.pinterest;

/**
 * A board.
 *
 * @param id its id
 * @param account the id of its owner
 * @param name unique among the owner's boards
 * @param description may be empty
 * @param privacy {@code PUBLIC}, {@code PROTECTED} or {@code SECRET}
 * @param createdAt milliseconds since the epoch
 */
record Board(
    String id, String account, String name, String description, String privacy, long createdAt) {

  /** A part of a board. */
  record Section(String id, String board, String name) {}

  boolean isSecret() {
    return privacy.equals("SECRET");
  }
}
