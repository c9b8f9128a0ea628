package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the journal says of the reconciliation under way.
 *
 * @param since when the commit call in question was permitted; what was asked before it was about
 *     an earlier call
 */
record TikTokReconciliation(PublishJob job, Instant since) {
  static final String PREFIX = "reconcile-";
  static final String STATUS = "reconcile-status";
  static final String LIST = "reconcile-list";

  /** Our word for a publish that TikTok does not show us. */
  static final String UNSEEN = "UNSEEN";

  /** TikTok's word for a list that it does not show us is kept under this. */
  static final String UNREADABLE = "unreadable";

  /** More of the account's posts are recent than the list told. */
  static final String CUT = "cut";

  static final String MATCHES = "matches";

  static TikTokReconciliation of(PublishJob job) {
    return new TikTokReconciliation(job, Objects.requireNonNullElse(job.intentAt(), Instant.EPOCH));
  }

  /** What the publish was found to be, oldest first. */
  List<Journal.Entry> statuses() {
    return ofNow(STATUS);
  }

  /** Whether an earlier commit call to the upload that was begun last left it incomplete. */
  boolean resumedBefore() {
    return TikTokHistory.of(job).sinceInit().stream()
        .filter(e -> e.step().equals(STATUS) && e.at().isBefore(since))
        .anyMatch(e -> e.result().getBoolean(TikTokSightings.INCOMPLETE, false));
  }

  /** What was found among the account's videos, oldest first. */
  List<Journal.Entry> lists() {
    return ofNow(LIST);
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
    TikTokHistory.of(job).publishId().ifPresent(id -> evidence.put(TikTokHistory.PUBLISH_ID, id));
    return evidence;
  }

  private List<Journal.Entry> ofNow(String prefix) {
    return job.journal().entries().stream()
        .filter(e -> e.step().startsWith(prefix) && !e.at().isBefore(since))
        .toList();
  }
}
