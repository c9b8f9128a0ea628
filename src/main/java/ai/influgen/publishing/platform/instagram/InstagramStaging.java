package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What of the staging still counts, and what is to be done next. */
record InstagramStaging(PublishJob job) {
  /** A container dies 24 h after it was made; the last hour is left to the publish. */
  static final Duration CONTAINER_LIFE = Duration.ofHours(23);

  /**
   * Meta advises to ask for five minutes whether a video is done. Half of a container's life is
   * left to the publish.
   */
  static final StagingTimes TIMES =
      new StagingTimes(Duration.ofMinutes(5), CONTAINER_LIFE.dividedBy(2));

  /**
   * An offset is asked and used in one go; one from before an interruption is not to be trusted.
   */
  private static final Duration OFFSET_LIFE = Duration.ofSeconds(30);

  /** Others post to the account too: what was left ten minutes ago says little. */
  private static final Duration LIMIT_LIFE = Duration.ofMinutes(10);

  static final String ATTEMPT = "attempt";

  /** The first step that is not done, or no longer counts; empty once all is ready. */
  Optional<InstagramStep> missing() {
    return plan(job.payload()).stream().filter(step -> done(step).isEmpty()).findFirst();
  }

  /** The id of a container that still counts. */
  Optional<String> container(int item) {
    return done(InstagramStep.container(item)).map(entry -> entry.result().getString("id"));
  }

  /** The containers of a carousel, in order. */
  List<String> children() {
    return items(job.payload()).mapToObj(this::container).flatMap(Optional::stream).toList();
  }

  /** The container that holds an item: its own in a carousel, else the post's. */
  static int holder(Payload payload, int item) {
    return payload.kind().equals(InstagramRules.CAROUSEL) ? item : 0;
  }

  private static List<InstagramStep> plan(Payload payload) {
    List<InstagramStep> plan = new ArrayList<>();
    plan.add(InstagramStep.of(InstagramStep.LIMIT));
    boolean carousel = payload.kind().equals(InstagramRules.CAROUSEL);
    if (carousel) {
      items(payload).mapToObj(InstagramStep::container).forEach(plan::add);
    } else {
      plan.add(InstagramStep.container(0));
    }
    items(payload)
        .filter(item -> sendsBytes(payload, item))
        .forEach(
            item -> plan.addAll(List.of(InstagramStep.offset(item), InstagramStep.upload(item))));
    if (carousel) {
      items(payload).mapToObj(InstagramStep::status).forEach(plan::add);
      plan.add(InstagramStep.container(0));
    }
    plan.add(InstagramStep.status(0));
    return plan;
  }

  /** Whether that item's bytes are sent by us, rather than fetched by Instagram. */
  static boolean sendsBytes(Payload payload, int item) {
    return payload.media().get(item - 1).type() == MediaItem.Type.VIDEO
        && "bytes".equals(payload.settings().getString("upload"));
  }

  private static IntStream items(Payload payload) {
    return IntStream.rangeClosed(1, payload.media().size());
  }

  /** The entry of a step, if it still counts. */
  private Optional<Journal.Entry> done(InstagramStep step) {
    Optional<Journal.Entry> entry = job.journal().find(step.name());
    return switch (step.kind()) {
      case LIMIT -> entry.filter(e -> young(e, LIMIT_LIFE) || begun());
      case CONTAINER -> entry.filter(e -> young(e, CONTAINER_LIFE) && notOlder(e, parts(step)));
      case UPLOAD -> entry.filter(e -> notOlder(e, holderOf(step)));
      case OFFSET ->
          done(InstagramStep.upload(step.item()))
              .or(
                  () ->
                      entry
                          .filter(e -> young(e, OFFSET_LIFE) && ofThisAttempt(e))
                          .filter(e -> notOlder(e, holderOf(step))));
      case STATUS ->
          entry.filter(
              e -> notOlder(e, List.of(InstagramStep.container(step.item()))) && !doubted(e));
      case PUBLISH, PERMALINK -> entry;
    };
  }

  // what is begun is finished: asking again half-way would start its patience anew
  private boolean begun() {
    return IntStream.rangeClosed(0, job.payload().media().size())
        .mapToObj(InstagramStep::container)
        .anyMatch(container -> done(container).isPresent());
  }

  private List<InstagramStep> parts(InstagramStep container) {
    boolean parent = container.item() == 0 && holder(job.payload(), 1) == 1;
    return parent ? items(job.payload()).mapToObj(InstagramStep::container).toList() : List.of();
  }

  private List<InstagramStep> holderOf(InstagramStep upload) {
    return List.of(InstagramStep.container(holder(job.payload(), upload.item())));
  }

  /** What was made of something that has been made anew since does not count any more. */
  private boolean notOlder(Journal.Entry entry, List<InstagramStep> sources) {
    return sources.stream()
        .flatMap(source -> job.journal().find(source.name()).stream())
        .noneMatch(source -> entry.at().isBefore(source.at()));
  }

  private boolean young(Journal.Entry entry, Duration life) {
    return entry.at().plus(life).isAfter(job.now());
  }

  private boolean ofThisAttempt(Journal.Entry entry) {
    return entry.result().getInteger(ATTEMPT, 0) == job.attempt();
  }

  /**
   * Once a commit call has failed, the container is looked at again before the next one: it may be
   * not ready after all, or public.
   */
  private boolean doubted(Journal.Entry status) {
    Instant intent = job.intentAt();
    return intent != null && status.at().isBefore(intent) && !ofThisAttempt(status);
  }
}
