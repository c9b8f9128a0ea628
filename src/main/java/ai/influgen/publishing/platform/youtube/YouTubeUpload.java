package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The upload as the journal has it: which session it goes to, how much of the file YouTube says it
 * has, and what comes next.
 *
 * @param sessionLife how long a session is relied on
 */
record YouTubeUpload(PublishJob job, Duration sessionLife) {
  static final String URI = "uri";
  static final String STORED = "stored";
  static final String ATTEMPT = "attempt";

  /**
   * Chunks follow each other without a pause: after one, an interruption may have cut off the next,
   * and YouTube may have more than the journal knows.
   */
  private static final Duration POSITION_LIFE = Duration.ofSeconds(30);

  /** The next step until the video is complete. */
  YouTubeStep next() {
    if (session().isEmpty()) {
      return YouTubeStep.of(YouTubeStep.Kind.SESSION);
    }
    Journal.Entry told = told();
    YouTubeChunk chunk = YouTubeChunk.at(told.result().getLong(STORED), video().bytes());
    boolean counts =
        sinceTheLastCommit(told) && ofThisTry(told) && (young(told, POSITION_LIFE) || chunk.last());
    return counts ? YouTubeStep.sending(chunk) : YouTubeStep.of(YouTubeStep.Kind.OFFSET);
  }

  /** The newest session, if it is young enough. */
  private Optional<Journal.Entry> session() {
    return newest(job.journal()).filter(entry -> young(entry, sessionLife));
  }

  /** The newest session, whatever its age. */
  static Optional<Journal.Entry> newest(Journal journal) {
    return journal.find(YouTubeStep.SESSION);
  }

  /** Whether the end of a commit call to the newest session had to be asked for before. */
  static boolean wasInDoubt(Journal journal) {
    List<Journal.Entry> entries = journal.entries();
    return newest(journal)
        .map(session -> entries.subList(entries.lastIndexOf(session), entries.size()))
        .stream()
        .flatMap(List::stream)
        .anyMatch(entry -> entry.step().startsWith(YouTubeReconciliation.PREFIX));
  }

  /** The video that is sent. */
  static MediaItem video(PublishJob job) {
    return job.payload().media().getFirst();
  }

  /** What is remembered of how much has arrived. */
  static JsonObject position(PublishJob job, long stored) {
    return new JsonObject().put(STORED, stored).put(ATTEMPT, job.attempt());
  }

  private MediaItem video() {
    return video(job);
  }

  /** The newest word of how much has arrived; a session that was just opened has nothing. */
  private Journal.Entry told() {
    return job.journal().entries().reversed().stream()
        .filter(entry -> entry.result().getValue(STORED) instanceof Number)
        .findFirst()
        .orElseThrow();
  }

  /** What was told before a commit call is void: the call may have brought more. */
  private boolean sinceTheLastCommit(Journal.Entry told) {
    Instant intent = job.intentAt();
    return intent == null || !told.at().isBefore(intent);
  }

  /** Each try begins by asking, but for the one that follows the reconciler's question. */
  private boolean ofThisTry(Journal.Entry told) {
    int attempt = told.result().getInteger(ATTEMPT, 0);
    boolean settled = told.step().startsWith(YouTubeReconciliation.PREFIX);
    return attempt == job.attempt() || (settled && attempt + 1 == job.attempt());
  }

  private boolean young(Journal.Entry entry, Duration life) {
    return entry.at().plus(life).isAfter(job.now());
  }
}
