package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.platform.Reconciler;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.twitter.TwitterLookups.Look;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the post among the account's own: X has no idempotency key and no handle of a post that
 * is not known by its id. That nothing is found proves nothing.
 */
record TwitterReconciler(TwitterRequests requests, URI www) implements Reconciler {
  /** A post may show up in the list this late; X publishes no figure. */
  static final Duration SETTLING = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final int LOOKS = 2;

  /** Further back than the earliest instant that counts: nothing is missed for a clock's sake. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  @Override
  public Next next(PublishJob job) {
    Optional<JsonObject> posted = job.journal().find(TwitterStep.POST).map(e -> e.result());
    if (posted.isPresent()) {
      return found(TwitterAdapter.published(job.journal(), posted.get()));
    }
    TwitterLookups lookups = TwitterLookups.of(job);
    if (lookups.looks().isEmpty()) {
      return ask(lookups, null);
    }
    Look last = lookups.looks().getLast();
    if (last.next().isPresent()) {
      return ask(lookups, last.next().get());
    }
    List<String> ids = ids(last);
    if (ids.size() == 1 && (tells(lookups) || isCertain(last))) {
      return found(published(lookups, ids.getFirst()));
    }
    return ids.isEmpty() ? lookAgain(lookups, last) : several(lookups, ids);
  }

  @Override
  public StepResult read(PublishJob job, Exchange exchange) {
    return TwitterSightings.posts(job, exchange);
  }

  /** The posts that hold our media, else those that look like ours. */
  private static List<String> ids(Look look) {
    List<JsonObject> certain =
        look.matches().stream().filter(m -> m.getBoolean(TwitterSightings.CERTAIN, false)).toList();
    return (certain.isEmpty() ? look.matches() : certain)
        .stream().map(m -> m.getString("id")).distinct().toList();
  }

  // without words any photo that the owner posts by hand looks like ours
  private static boolean tells(TwitterLookups lookups) {
    return !lookups.job().payload().text().isBlank();
  }

  private static boolean isCertain(Look look) {
    return look.matches().stream().anyMatch(m -> m.getBoolean(TwitterSightings.CERTAIN, false));
  }

  private Next lookAgain(TwitterLookups lookups, Look last) {
    Instant settled = lookups.intent().plus(SETTLING);
    if (lookups.looks().size() >= LOOKS && !last.at().isBefore(settled)) {
      return new Next.Settled(
          new Settlement.NotFound(
              "X does not tell what became of this post, and the account shows none like it. Look"
                  + " at the account.",
              lookups.evidence()));
    }
    Instant apart = last.at().plus(BETWEEN_LOOKS);
    Instant due = apart.isAfter(settled) ? apart : settled;
    Instant now = lookups.job().now();
    return now.isBefore(due) ? new Next.Wait(Duration.between(now, due)) : ask(lookups, null);
  }

  private static Next several(TwitterLookups lookups, List<String> ids) {
    return undecidable(
        lookups,
        "X does not tell what became of this post; "
            + ids.size()
            + " posts of the account look like it. Look at the account.");
  }

  private static Next undecidable(TwitterLookups lookups, String message) {
    return new Next.Settled(new Settlement.Undecidable(message, lookups.evidence()));
  }

  private Next ask(TwitterLookups lookups, @Nullable String page) {
    Instant since = lookups.since().minus(MARGIN);
    return new Next.Ask(
        new Step.Call(
            TwitterLookups.POSTS, Step.Phase.CONFIRM, requests.posts(lookups.job(), since, page)));
  }

  private static Next found(Published published) {
    return new Next.Settled(new Settlement.Found(published));
  }

  private Published published(TwitterLookups lookups, String id) {
    String username = lookups.job().account().username();
    JsonObject evidence =
        lookups.evidence().mergeIn(TwitterAdapter.evidence(lookups.job().journal(), id));
    return new Published(id, TwitterAdapter.permalink(www, username, id), evidence);
  }
}
