package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What of a video's staging still counts, and what is to be done next. */
record PinterestStaging(PublishJob job) {
  static final String MEDIA_ID = "media_id";
  static final String UPLOAD_URL = "upload_url";

  /** A list of pairs: their order has to outlive a store that sorts the keys of an object. */
  static final String PARAMETERS = "parameters";

  /**
   * How long an upload may be begun after it was permitted. Pinterest does not say; Amazon's
   * temporary credentials, which the permission is made with, live for 15 minutes at least.
   */
  static final Duration PERMISSION_LIFE = Duration.ofMinutes(14);

  /** How long a processed video can be pinned. Pinterest does not say; nobody stages earlier. */
  static final Duration MEDIA_LIFE = Duration.ofHours(23);

  /** Pinterest does not say how long it works on a video: as long as is usual elsewhere. */
  static final StagingTimes TIMES =
      new StagingTimes(Duration.ofMinutes(5), MEDIA_LIFE.dividedBy(2));

  private static final List<PinterestStep> PLAN =
      List.of(PinterestStep.MEDIA, PinterestStep.UPLOAD, PinterestStep.STATUS);

  /** The first step that is not done, or no longer counts; empty once all is ready. */
  Optional<PinterestStep> missing() {
    return job.payload().kind().equals(PinterestRules.VIDEO)
        ? PLAN.stream().filter(step -> done(step).isEmpty()).findFirst()
        : Optional.empty();
  }

  /** The entry of a step, if it still counts. */
  private Optional<Journal.Entry> done(PinterestStep step) {
    Optional<Journal.Entry> entry = entry(step);
    return switch (step) {
      case MEDIA -> entry.filter(e -> young(e, uploaded(e) ? MEDIA_LIFE : PERMISSION_LIFE));
      case UPLOAD, STATUS -> entry.filter(this::ofThisMedia);
      case PIN -> entry;
    };
  }

  private boolean uploaded(Journal.Entry media) {
    return entry(PinterestStep.UPLOAD).filter(e -> !e.at().isBefore(media.at())).isPresent();
  }

  /** What was done with a video that has been registered anew since does not count any more. */
  private boolean ofThisMedia(Journal.Entry entry) {
    return entry(PinterestStep.MEDIA).filter(media -> entry.at().isBefore(media.at())).isEmpty();
  }

  private Optional<Journal.Entry> entry(PinterestStep step) {
    return job.journal().find(step.wire());
  }

  private boolean young(Journal.Entry entry, Duration life) {
    return entry.at().plus(life).isAfter(job.now());
  }
}
