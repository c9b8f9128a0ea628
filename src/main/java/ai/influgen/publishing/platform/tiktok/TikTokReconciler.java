package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks TikTok what became of the publish by its {@code publish_id}; where that got lost with the
 * answer, looks for the post among the account's public videos. TikTok has no idempotency key, so
 * nothing is begun anew while it may still become public.
 */
record TikTokReconciler(TikTokRequests requests, TikTokPublic publics) implements Reconciler {
  /** Two looks this far apart: what was under way at the first has arrived by the second. */
  static final Duration SETTLING = Duration.ofSeconds(60);

  /** TikTok's fetching and checks take minutes; a post shows up in the list after them. */
  private static final List<Duration> BETWEEN_LISTS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  @Override
  public Next next(PublishJob job) {
    Optional<Published> known = publics.of(job.journal());
    if (known.isPresent()) {
      return new Next.Settled(new Settlement.Found(known.get()));
    }
    TikTokReconciliation asked = TikTokReconciliation.of(job);
    if (TikTokHistory.of(job).publishId().isPresent()) {
      return byStatus(asked);
    }
    return TikTokHistory.sendsBytes(job.payload())
        ? undecidable(asked, "It is not recorded what was to be published.")
        : byList(asked);
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return exchange.call().name().equals(TikTokReconciliation.LIST)
        ? TikTokSightings.list(job, exchange)
        : TikTokSightings.status(job, exchange);
  }

  private Next byStatus(TikTokReconciliation asked) {
    if (asked.statuses().isEmpty()) {
      return askStatus(asked);
    }
    String status = asked.statuses().getLast().result().getString(TikTokStatus.STATUS, "");
    if (status.equals(TikTokReconciliation.UNSEEN)) {
      return byList(asked);
    }
    return switch (TikTokStatus.State.valueOf(status)) {
      case FAILED -> failed(asked);
      case PROCESSING_UPLOAD, PROCESSING_DOWNLOAD ->
          incomplete(asked)
              ? resumed(asked)
              : undecidable(asked, "TikTok has been working on this for a day.");
      case SEND_TO_USER_INBOX -> refused(asked, ErrorCode.UNKNOWN_ERROR, TikTokResponses.INBOX);
      // proven by the journal, so never asked about
      case PUBLISH_COMPLETE -> askStatus(asked);
    };
  }

  /** Nothing is public; whether another upload may help depends on the reason. */
  private static Next failed(TikTokReconciliation asked) {
    String reason = AnswerJson.text(asked.statuses().getLast().result(), "fail_reason").orElse("");
    return switch (TikTokFailure.failed(reason)) {
      case PublishOutcome.Refused(ErrorCode code, String why) -> refused(asked, code, why);
      case PublishOutcome _ -> notPublished(asked, true);
    };
  }

  private static Next refused(TikTokReconciliation asked, ErrorCode code, String why) {
    return new Next.Settled(new Settlement.Refused(code, why, asked.evidence()));
  }

  private static boolean incomplete(TikTokReconciliation asked) {
    return asked.statuses().getLast().result().getBoolean(TikTokSightings.INCOMPLETE, false);
  }

  /**
   * The same upload takes the last chunk again, and takes it once only. Where that came to nothing
   * before, as at an address that is gone, and where the upload is too old, another may be begun
   * when this one has stayed incomplete for long enough.
   */
  private Next resumed(TikTokReconciliation asked) {
    if (TikTokStaging.of(asked.job()).usable().isPresent() && !asked.resumedBefore()) {
      return notPublished(asked, false);
    }
    Instant first = asked.statuses().getFirst().at();
    Instant due = first.plus(SETTLING);
    return due.isAfter(asked.statuses().getLast().at())
        ? early(asked, due).orElseGet(() -> askStatus(asked))
        : notPublished(asked, true);
  }

  private Next byList(TikTokReconciliation asked) {
    if (!TikTokFingerprint.shown(asked.job())) {
      return undecidable(
          asked, "TikTok lists public posts only, and this one is not for everyone.");
    }
    List<Journal.Entry> lists = asked.lists();
    if (lists.isEmpty()) {
      return askList(asked);
    }
    JsonObject newest = lists.getLast().result();
    List<JsonObject> matches = AnswerJson.objects(newest, TikTokReconciliation.MATCHES);
    if (matches.size() == 1) {
      return new Next.Settled(new Settlement.Found(published(asked, matches.getFirst())));
    }
    boolean over = lists.size() > BETWEEN_LISTS.size();
    boolean unreadable = newest.containsKey(TikTokReconciliation.UNREADABLE);
    boolean cut = newest.getBoolean(TikTokReconciliation.CUT, true);
    if (over && matches.isEmpty() && !unreadable && !cut && lost(asked)) {
      String message = message("0 posts of the account look like it.");
      return new Next.Settled(new Settlement.NotFound(message, asked.evidence()));
    }
    if (!matches.isEmpty() || over || unreadable) {
      return undecidable(asked, matches.size() + " posts of the account look like it.");
    }
    Instant due = lists.getLast().at().plus(BETWEEN_LISTS.get(lists.size() - 1));
    return early(asked, due).orElseGet(() -> askList(asked));
  }

  /** Whether TikTok never told under which id it publishes this. */
  private static boolean lost(TikTokReconciliation asked) {
    return TikTokHistory.of(asked.job()).publishId().isEmpty();
  }

  private static Published published(TikTokReconciliation asked, JsonObject match) {
    return new Published(
        TikTokJson.id(match, "id").orElse(null),
        AnswerJson.text(match, "share_url").orElse(null),
        asked.evidence());
  }

  private static Optional<Next> early(TikTokReconciliation asked, Instant due) {
    Instant now = asked.job().now();
    return now.isBefore(due)
        ? Optional.of(new Next.Wait(Duration.between(now, due)))
        : Optional.empty();
  }

  private Next askStatus(TikTokReconciliation asked) {
    return ask(TikTokReconciliation.STATUS, requests.status(asked.job()));
  }

  private Next askList(TikTokReconciliation asked) {
    return ask(TikTokReconciliation.LIST, requests.videos(asked.job()));
  }

  private static Next ask(String name, PlatformRequest request) {
    return new Next.Ask(new Step.Call(name, Step.Phase.CONFIRM, request));
  }

  private static Next notPublished(TikTokReconciliation asked, boolean restage) {
    return new Next.Settled(new Settlement.NotPublished(restage, asked.evidence()));
  }

  private static Next undecidable(TikTokReconciliation asked, String why) {
    return new Next.Settled(new Settlement.Undecidable(message(why), asked.evidence()));
  }

  private static String message(String why) {
    return "TikTok does not tell what became of the publish. " + why + " Look at the account.";
  }
}
