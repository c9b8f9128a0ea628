package ai.influgen.publishing.sandbox.tiktok;

import java.util.List;

/**
 * One publish, from its init call on.
 *
 * @param id the publish_id
 * @param account the open_id of its creator
 * @param draft what it holds
 * @param uploadToken the secret in its upload URL
 * @param createdAt milliseconds since the epoch
 * @param plan what is to become of it
 * @param progress how far it has come
 */
record Publish(
    String id,
    String account,
    Draft draft,
    String uploadToken,
    long createdAt,
    Plan plan,
    Progress progress) {

  /**
   * What is to become of it.
   *
   * @param processing in milliseconds, once the bytes are there
   * @param failReason with what processing ends, empty when well
   * @param idDelay milliseconds between its end and telling the post's id
   */
  record Plan(long processing, String failReason, long idDelay) {}

  /** How far it has come. */
  enum Stage {
    WAITING_FOR_BYTES,
    FETCHING,
    /** All bytes are there and have yet to be looked at. */
    RECEIVED,
    PROCESSING,
    COMPLETE,
    IN_INBOX,
    FAILED
  }

  /**
   * How far it has come.
   *
   * @param bytes how many have been stored or fetched
   * @param at when processing ends or ended, in milliseconds since the epoch
   * @param failReason empty unless it failed
   * @param media names of kept files, in order
   * @param postId empty until it is complete
   */
  record Progress(
      Stage stage, long bytes, long at, String failReason, List<String> media, String postId) {
    static Progress begin(Stage stage) {
      return new Progress(stage, 0, 0, "", List.of(), "");
    }

    Progress stored(long total, Stage next) {
      return new Progress(next, total, at, failReason, media, postId);
    }

    Progress processing(long until, List<String> kept) {
      return new Progress(Stage.PROCESSING, bytes, until, failReason, kept, postId);
    }

    Progress ended(Stage end, long when, String why, String post) {
      return new Progress(end, bytes, when, why, media, post);
    }
  }

  Stage stage() {
    return progress.stage();
  }

  boolean isOver() {
    return switch (stage()) {
      case COMPLETE, IN_INBOX, FAILED -> true;
      case WAITING_FOR_BYTES, FETCHING, RECEIVED, PROCESSING -> false;
    };
  }

  /** Whether anybody may see it, and its id, at a time in milliseconds since the epoch. */
  boolean isListed(long now) {
    return stage() == Stage.COMPLETE
        && draft.privacy().equals(Creators.EVERYONE)
        && now >= progress.at() + plan.idDelay();
  }

  /** The number in its id, which names it at the upload host. */
  String uploadId() {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  Publish at(Progress next) {
    return new Publish(id, account, draft, uploadToken, createdAt, plan, next);
  }
}
