package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal says of the reconciliation under way: what was asked before the commit call in
 * question, or in an earlier try, was about another doubt.
 *
 * @param since when the commit call in question was permitted
 */
record YouTubeReconciliation(PublishJob job, Instant since) {
  static final String PREFIX = "reconcile-";

  /** Asks the session. */
  static final String SESSION = "reconcile-session";

  /** Looks at the channel's newest uploads. */
  static final String UPLOADS = "reconcile-uploads";

  /** In an answer of the session: it does not exist any more. */
  static final String GONE = "gone";

  /** In a look at the uploads: how many of them may be ours. */
  static final String MATCHES = "matches";

  static YouTubeReconciliation of(PublishJob job) {
    Instant intent = job.intentAt();
    Instant opened = YouTubeUpload.newest(job.journal()).map(Journal.Entry::at).orElse(Instant.MIN);
    return new YouTubeReconciliation(job, intent == null ? opened : intent);
  }

  /** The newest answer of the session. */
  Optional<JsonObject> session() {
    return ofNow(SESSION).reversed().stream().map(Journal.Entry::result).findFirst();
  }

  /** The looks at the channel's uploads, oldest first. */
  List<Journal.Entry> looks() {
    return ofNow(UPLOADS);
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
    return new JsonObject().put("found", found).put("bytes", YouTubeUpload.video(job).bytes());
  }

  private List<Journal.Entry> ofNow(String prefix) {
    return job.journal().entries().stream()
        .filter(e -> e.step().startsWith(prefix) && !e.at().isBefore(since))
        .filter(e -> e.result().getInteger(YouTubeUpload.ATTEMPT, 0) == job.attempt())
        .toList();
  }
}
