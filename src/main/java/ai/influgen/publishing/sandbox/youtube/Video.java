package ai.influgen.publishing.sandbox.youtube;

/**
 * A video, from its last byte on.
 *
 * @param id eleven characters
 * @param session the session that made it, which makes no other
 * @param account the channel's id
 * @param metadata what is said of it
 * @param file what was sent
 * @param createdAt milliseconds since the epoch
 * @param plan what becomes of it
 * @param thumbnail the name of the kept image, empty for none
 */
record Video(
    String id,
    String session,
    String account,
    Metadata metadata,
    File file,
    long createdAt,
    Session.Plan plan,
    String thumbnail) {

  /**
   * What was sent.
   *
   * @param media the name of the kept file
   * @param bytes how many it has
   */
  record File(String media, long bytes) {}

  Video withThumbnail(String name) {
    return new Video(id, session, account, metadata, file, createdAt, plan, name);
  }

  boolean isProcessed(long now) {
    return now >= createdAt + plan.processing();
  }
}
