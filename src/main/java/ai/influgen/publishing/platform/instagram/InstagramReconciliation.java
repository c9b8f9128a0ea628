package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal says of the reconciliation under way.
 *
 * @param since when the commit call in question was permitted; what was asked before it was about
 *     an earlier call
 */
record InstagramReconciliation(PublishJob job, Instant since) {
  static final String PREFIX = "reconcile-";
  static final String STATUS = "reconcile-status";

  /** The same question by the user's token, which sees a container when the Page's does not. */
  static final String STATUS_AS_USER = "reconcile-status-user";

  static final String LIST = "reconcile-list";

  /** What a container can turn out to be: Instagram's own words and ours for not being shown it. */
  enum State {
    PUBLISHED,
    FINISHED,
    IN_PROGRESS,
    ERROR,
    EXPIRED,
    UNSEEN,
    UNSEEN_BY_PAGE
  }

  static InstagramReconciliation of(PublishJob job) {
    Instant intent = job.intentAt();
    Instant made = container(job).map(Journal.Entry::at).orElse(Instant.MIN);
    return new InstagramReconciliation(job, intent == null ? made : intent);
  }

  Optional<Journal.Entry> container() {
    return container(job);
  }

  /** Whether the end of a commit call with this very container had to be asked for before. */
  boolean containerWasAskedFor() {
    return container()
        .map(made -> entries(PREFIX).stream().anyMatch(e -> !e.at().isBefore(made.at())))
        .orElse(false);
  }

  /** What the container was found to be, oldest first. */
  List<Journal.Entry> statuses() {
    return ofNow(STATUS);
  }

  /** What was found among the account's posts, oldest first. */
  List<Journal.Entry> lists() {
    return ofNow(LIST);
  }

  /** What the container is, as far as is known; only once it was asked for. */
  State state() {
    Journal.Entry newest = statuses().getLast();
    State state = State.valueOf(newest.result().getString("status_code"));
    boolean askUser =
        newest.step().equals(STATUS)
            && job.account().tokens().others().containsKey(InstagramOAuth.USER);
    return state == State.UNSEEN && askUser ? State.UNSEEN_BY_PAGE : state;
  }

  /** When the container was first found ready to be published. */
  Instant firstFinished() {
    return statuses().stream()
        .filter(e -> State.FINISHED.name().equals(e.result().getString("status_code")))
        .findFirst()
        .orElseThrow()
        .at();
  }

  /** All that was found, for whoever has to look into it. */
  JsonObject evidence() {
    JsonArray found = new JsonArray();
    ofNow(PREFIX)
        .forEach(
            e ->
                found.add(
                    new JsonObject()
                        .put("step", e.step())
                        .put("at", e.at().toString())
                        .put("result", e.result().copy())));
    JsonObject evidence = new JsonObject().put("found", found);
    container().ifPresent(c -> evidence.put("container_id", c.result().getString("id")));
    return evidence;
  }

  private List<Journal.Entry> ofNow(String prefix) {
    return entries(prefix).stream().filter(e -> !e.at().isBefore(since)).toList();
  }

  private List<Journal.Entry> entries(String prefix) {
    return job.journal().entries().stream().filter(e -> e.step().startsWith(prefix)).toList();
  }

  private static Optional<Journal.Entry> container(PublishJob job) {
    return job.journal().find(InstagramStep.container(0).name());
  }
}
