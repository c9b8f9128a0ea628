package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What of the staging still counts, and what is to be done next. */
record TwitterStaging(PublishJob job) {
  /** Media are gone 24 h after they were finished; the last hour is left to the publish. */
  static final Duration MEDIA_LIFE = Duration.ofHours(23);

  /**
   * X does not say how long it works on a video: as long as is usual elsewhere. Half of the media's
   * life is left to the publish.
   */
  static final StagingTimes TIMES =
      new StagingTimes(Duration.ofMinutes(5), MEDIA_LIFE.dividedBy(2));

  /** In an entry of {@code initialize}: how many bytes a segment has. */
  static final String SEGMENT = "segment";

  /** In an entry of {@code initialize}: whether larger segments were refused before. */
  static final String REDUCED = "reduced";

  /** In an entry of {@code append-…}: whether the segment was refused for its size. */
  static final String TOO_LARGE = "too_large";

  /** In an entry of {@code finalize}: whether the media are still being processed. */
  static final String PROCESSING = "processing";

  /** The first step that is not done, or no longer counts; empty once all is ready. */
  Optional<TwitterStep> missing() {
    return switch (job.payload().kind()) {
      case TwitterRules.TEXT -> Optional.empty();
      case TwitterRules.IMAGES ->
          items().mapToObj(this::ofImage).flatMap(Optional::stream).findFirst();
      default -> ofFile();
    };
  }

  /** The ids of all media, in order; only once nothing is missing. */
  List<String> mediaIds() {
    return handles("id");
  }

  /** The keys that posts name their media by, as far as X told them. */
  List<String> mediaKeys() {
    return handles("media_key");
  }

  /** The entry that holds an item's id. */
  Optional<Journal.Entry> holder(int item) {
    boolean images = job.payload().kind().equals(TwitterRules.IMAGES);
    TwitterStep step =
        images ? TwitterStep.upload(item) : TwitterStep.of(TwitterStep.Kind.INITIALIZE);
    return job.journal().find(step.name());
  }

  /** Whether the newest upload was begun and found its segments too large. */
  boolean tooLarge() {
    return since(TwitterStep.of(TwitterStep.Kind.INITIALIZE)).stream()
        .anyMatch(e -> e.result().getBoolean(TOO_LARGE, false));
  }

  private List<String> handles(String name) {
    return items()
        .mapToObj(this::holder)
        .flatMap(Optional::stream)
        .map(entry -> entry.result().getString(name))
        .filter(Objects::nonNull)
        .toList();
  }

  private Optional<TwitterStep> ofImage(int item) {
    TwitterStep upload = TwitterStep.upload(item);
    boolean there = job.journal().find(upload.name()).filter(this::young).isPresent();
    return there ? altText(item, names(since(upload))) : Optional.of(upload);
  }

  private Optional<TwitterStep> ofFile() {
    TwitterStep begin = TwitterStep.of(TwitterStep.Kind.INITIALIZE);
    Optional<Journal.Entry> begun = job.journal().find(begin.name());
    if (begun.isEmpty() || tooLarge()) {
      return Optional.of(begin);
    }
    List<Journal.Entry> since = since(begin);
    Optional<Journal.Entry> finished =
        since.stream().filter(e -> e.step().equals("finalize")).reduce((first, last) -> last);
    if (!young(finished.orElse(begun.get()))) {
      return Optional.of(begin);
    }
    Set<String> done = names(since);
    if (finished.isEmpty()) {
      return Optional.of(
          openSegment(begun.get(), done).orElse(TwitterStep.of(TwitterStep.Kind.FINALIZE)));
    }
    boolean ready = !finished.get().result().getBoolean(PROCESSING, false);
    return ready || done.contains("status")
        ? altText(1, done)
        : Optional.of(TwitterStep.of(TwitterStep.Kind.STATUS));
  }

  private Optional<TwitterStep> openSegment(Journal.Entry begun, Set<String> done) {
    long bytes = job.payload().media().getFirst().bytes();
    int count = TwitterSegments.count(bytes, begun.result().getLong(SEGMENT));
    return IntStream.range(0, count)
        .mapToObj(TwitterStep::append)
        .filter(step -> !done.contains(step.name()))
        .findFirst();
  }

  private Optional<TwitterStep> altText(int item, Set<String> done) {
    MediaItem media = job.payload().media().get(item - 1);
    TwitterStep alt = TwitterStep.alt(item);
    return media.altText() == null || done.contains(alt.name())
        ? Optional.empty()
        : Optional.of(alt);
  }

  private IntStream items() {
    return IntStream.rangeClosed(1, job.payload().media().size());
  }

  private boolean young(Journal.Entry entry) {
    return entry.at().plus(MEDIA_LIFE).isAfter(job.now());
  }

  /** What was kept after the newest entry of that step: all before belongs to older uploads. */
  private List<Journal.Entry> since(TwitterStep step) {
    List<Journal.Entry> since = new ArrayList<>();
    for (Journal.Entry entry : job.journal().entries().reversed()) {
      if (entry.step().equals(step.name())) {
        return since.reversed();
      }
      since.add(entry);
    }
    return List.of();
  }

  private static Set<String> names(List<Journal.Entry> entries) {
    return entries.stream().map(Journal.Entry::step).collect(Collectors.toSet());
  }
}
