package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What of the staging still counts, and what is to be done next. */
record TikTokStaging(PublishJob job, TikTokHistory history) {
  /**
   * What the account may do has to be fresh at each post. What was begun by an older answer is
   * begun anew.
   */
  static final Duration CREATOR_LIFE = Duration.ofHours(1);

  /**
   * An upload's address lives for an hour, and so does what the account may do: a quarter of it is
   * left to the publish. A video is worked on after its last chunk, which publishes it.
   */
  static final StagingTimes TIMES = new StagingTimes(Duration.ZERO, Duration.ofMinutes(45));

  static TikTokStaging of(PublishJob job) {
    return new TikTokStaging(job, TikTokHistory.of(job));
  }

  /** Whether TikTok has accepted the call that makes the post public. */
  boolean committed() {
    return sendsBytes()
        ? history.upload().filter(u -> history.uploaded() >= u.size()).isPresent()
        : history.init().isPresent();
  }

  /** The first step that is not done, or no longer counts; empty once all is ready. */
  Optional<TikTokStep> missing() {
    if (!sendsBytes()) {
      return askedLately() ? Optional.empty() : Optional.of(TikTokStep.CREATOR);
    }
    return usable().map(this::unfinished).orElseGet(() -> Optional.of(begin()));
  }

  /** The step that makes the post public. */
  TikTokStep commit() {
    return history
        .upload()
        .filter(u -> sendsBytes())
        .map(u -> TikTokStep.chunk(u.chunks()))
        .orElse(TikTokStep.INIT);
  }

  /** The upload that was begun, if it can be gone on with. */
  Optional<TikTokUpload> usable() {
    return history
        .init()
        .filter(e -> sendsBytes() && askedLately() && history.afterCreator(e))
        .map(e -> TikTokUpload.of(e.result()))
        .filter(u -> u.open(job.now()));
  }

  /**
   * Whether the upload may have been completed by a commit call and was not looked at since: then
   * no other may be begun.
   */
  boolean doubted() {
    Instant intent = job.intentAt();
    return intent != null
        && history.init().filter(e -> !intent.isBefore(e.at())).isPresent()
        && history.check().filter(e -> !e.at().isBefore(intent)).isEmpty();
  }

  private TikTokStep begin() {
    if (doubted()) {
      return TikTokStep.CHECK;
    }
    return askedLately() ? TikTokStep.INIT : TikTokStep.CREATOR;
  }

  private Optional<TikTokStep> unfinished(TikTokUpload upload) {
    if (history.progress().filter(TikTokStaging::turnedAway).isPresent()) {
      return Optional.of(TikTokStep.CHECK);
    }
    int next = upload.chunkAt(history.uploaded()).orElse(1);
    return next < upload.chunks() ? Optional.of(TikTokStep.chunk(next)) : Optional.empty();
  }

  private static boolean turnedAway(Journal.Entry entry) {
    return entry.result().containsKey(TikTokHistory.TURNED_AWAY);
  }

  private boolean askedLately() {
    return job.journal()
        .find(TikTokStep.CREATOR.name())
        .filter(e -> e.at().plus(CREATOR_LIFE).isAfter(job.now()))
        .isPresent();
  }

  private boolean sendsBytes() {
    return TikTokHistory.sendsBytes(job.payload());
  }
}
