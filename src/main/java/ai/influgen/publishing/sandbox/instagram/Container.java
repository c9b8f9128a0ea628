package ai.influgen.publishing.sandbox.instagram;

import java.time.Duration;
import java.time.Instant;

/**
 * A media container.
 *
 * @param id its id
 * @param account the id of the Instagram account it belongs to
 * @param draft what it holds
 * @param createdAt milliseconds since the epoch
 * @param stage how far it has come
 * @param processing how long its processing takes once the bytes are there, in milliseconds
 * @param readyAt when processing ends, in milliseconds since the epoch; 0 while the bytes aren't
 *     there
 * @param failure the subcode with which processing ends, 0 when it ends well
 * @param media the name of its kept file, empty for a carousel and while the bytes aren't there
 */
record Container(
    String id,
    String account,
    Draft draft,
    long createdAt,
    Stage stage,
    long processing,
    long readyAt,
    int failure,
    String media) {
  private static final Duration LIFE = Duration.ofHours(24);

  /** What has happened to a container; the rest is a matter of time. */
  enum Stage {
    WAITING_FOR_BYTES,
    PROCESSING,
    PUBLISHED
  }

  /** The status codes of the platform. */
  enum Status {
    IN_PROGRESS,
    FINISHED,
    ERROR,
    EXPIRED,
    PUBLISHED
  }

  Status status(Instant now) {
    if (stage == Stage.PUBLISHED) {
      return Status.PUBLISHED;
    }
    if (now.toEpochMilli() - createdAt >= LIFE.toMillis()) {
      return Status.EXPIRED;
    }
    if (stage == Stage.WAITING_FOR_BYTES || now.toEpochMilli() < readyAt) {
      return Status.IN_PROGRESS;
    }
    return failure == 0 ? Status.FINISHED : Status.ERROR;
  }

  boolean waitsForBytes(Instant now) {
    return stage == Stage.WAITING_FOR_BYTES && status(now) == Status.IN_PROGRESS;
  }

  Container withBytes(String keptAs, Instant now) {
    return at(Stage.PROCESSING, now.toEpochMilli() + processing, failure, keptAs);
  }

  Container failed(int subcode, Instant now) {
    return at(Stage.PROCESSING, now.toEpochMilli(), subcode, media);
  }

  Container published() {
    return at(Stage.PUBLISHED, readyAt, failure, media);
  }

  Container fetchingFrom(String url) {
    return new Container(
        id, account, draft.withUrl(url), createdAt, stage, processing, readyAt, failure, media);
  }

  private Container at(Stage next, long ready, int subcode, String keptAs) {
    return new Container(id, account, draft, createdAt, next, processing, ready, subcode, keptAs);
  }
}
