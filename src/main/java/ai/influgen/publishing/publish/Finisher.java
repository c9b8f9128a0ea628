package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Turns the outcome of a try into what becomes of the post: ended, tried again, refreshed first, or
 * asked about.
 */
final class Finisher {
  /** No refresh follows another sooner. */
  private static final Duration TOKEN_PAUSE = Duration.ofMinutes(1);

  private final Outcomes outcomes;
  private final Connections connections;
  private final Intents intents;
  private final RetryPolicy retries;
  private final EngineSettings settings;
  private final InstantSource clock;

  Finisher(
      Outcomes outcomes,
      Connections connections,
      Intents intents,
      RetryPolicy retries,
      EngineSettings settings,
      InstantSource clock) {
    this.outcomes = outcomes;
    this.connections = connections;
    this.intents = intents;
    this.retries = retries;
    this.settings = settings;
    this.clock = clock;
  }

  Future<Void> finish(Work work, PublishOutcome outcome) {
    Claim claim = work.claim();
    return switch (outcome) {
      case PublishOutcome.Published published -> published(work, published);
      case PublishOutcome.Refused(ErrorCode code, String message) ->
          outcomes.failed(claim, code, message).mapEmpty();
      case PublishOutcome.RetryLater retry ->
          window(retry).isPresent()
              ? refusedForNow(work, retry, window(retry).get())
              : retry(work, retry);
      case PublishOutcome.NotSent(String why) -> retry(work, notSent(work, why));
      case PublishOutcome.AuthExpired(String message) -> renew(work, message);
      case PublishOutcome.Ambiguous ambiguous ->
          outcomes
              .unsettled(
                  claim,
                  ambiguous.message(),
                  ambiguous.evidence(),
                  clock.instant().plus(settings.settleAfter(claim.platform())))
              .mapEmpty();
    };
  }

  /**
   * As {@link #finish}, while nothing was sent yet that could be public: a wait that the platform
   * asks for then is no try at publishing, however long it takes.
   */
  Future<Void> prepared(Work work, PublishOutcome outcome) {
    if (outcome instanceof PublishOutcome.Ambiguous doubt && work.post().intentAt() == null) {
      // nothing was ever permitted that could be public: what is in doubt is only the preparation
      return retry(
          work,
          new PublishOutcome.RetryLater(ErrorCode.UNKNOWN_ERROR, doubt.message(), null, true));
    }
    return outcome instanceof PublishOutcome.RetryLater retry && window(retry).isPresent()
        ? limited(work, retry.message(), clock.instant().plus(window(retry).get()))
        : finish(work, outcome);
  }

  /** How long the platform wants to be left alone, if that is all it said. */
  private static Optional<Duration> window(PublishOutcome.RetryLater retry) {
    return retry.code() == ErrorCode.RATE_LIMITED && !retry.restage()
        ? Optional.ofNullable(retry.pause())
        : Optional.empty();
  }

  // it was told at the publish call, and definitely: no try either, but not for ever
  private Future<Void> refusedForNow(Work work, PublishOutcome.RetryLater retry, Duration pause) {
    Instant until = clock.instant().plus(pause);
    Instant first = work.post().firstAttemptAt();
    return retries.over(first == null ? work.claim().targetAt() : first, until)
        ? outcomes
            .failed(
                work.claim(),
                retry.code(),
                retry.message() + " That is longer than this is tried for. Given up.")
            .mapEmpty()
        : limited(work, retry.message(), until);
  }

  private Future<Void> limited(Work work, String message, Instant until) {
    return intents
        .closeGate(work.claim().connectionId(), until)
        .compose(_ -> outcomes.waiting(work.claim(), ErrorCode.RATE_LIMITED, message, until))
        .mapEmpty();
  }

  /** The platform counts as down: the try is put off as if it had not been made. */
  Future<Void> postpone(Claim claim, Duration pause) {
    return outcomes
        .waiting(
            claim,
            ErrorCode.NETWORK_ERROR,
            "The platform does not answer at the moment. This goes on by itself when it does.",
            clock.instant().plus(pause))
        .mapEmpty();
  }

  private Future<Void> published(Work work, PublishOutcome.Published published) {
    JsonArray urls = new JsonArray();
    work.job().payload().media().forEach(m -> urls.add(work.job().links().of(m).toString()));
    boolean confirm =
        work.platform().adapter().next(work.job()) instanceof Step.Call call
            && call.phase() == Step.Phase.CONFIRM;
    return outcomes.published(work.claim(), published, urls, confirm).mapEmpty();
  }

  private Future<Void> retry(Work work, PublishOutcome.RetryLater retry) {
    Instant now = clock.instant();
    PostSource.Post post = work.post();
    Instant first = post.firstAttemptAt() == null ? now : post.firstAttemptAt();
    Optional<Instant> next = retries.next(post.attempts() + 1, first, now, retry.pause());
    if (next.isEmpty()) {
      String message =
          "%s Given up after %d tries.".formatted(retry.message(), post.attempts() + 1);
      return outcomes.failed(work.claim(), retry.code(), message).mapEmpty();
    }
    return closeGate(work, retry, next.get())
        .compose(_ -> outcomes.retrying(work.claim(), retry, next.get()))
        .mapEmpty();
  }

  // the platform limits accounts, not posts: the account's other posts need not find out one by one
  private Future<Void> closeGate(Work work, PublishOutcome.RetryLater retry, Instant until) {
    return retry.code() == ErrorCode.RATE_LIMITED && retry.pause() != null
        ? intents.closeGate(work.claim().connectionId(), until)
        : Future.succeededFuture();
  }

  private static PublishOutcome.RetryLater notSent(Work work, String why) {
    return new PublishOutcome.RetryLater(
        ErrorCode.NETWORK_ERROR,
        "%s could not be reached (%s). It will be tried again."
            .formatted(work.platform().title(), why),
        null,
        false);
  }

  // one refresh and one more try; tokens that are refused though they are fresh are of no use
  private Future<Void> renew(Work work, String message) {
    Claim claim = work.claim();
    Instant soon = clock.instant().plusSeconds(1);
    if (claim.refreshed()) {
      return connections
          .expire(claim.workspaceId(), claim.connectionId(), work.generation(), message)
          .compose(_ -> outcomes.tokenExpired(claim, message, soon))
          .mapEmpty();
    }
    return connections
        .refresh(claim.workspaceId(), claim.connectionId(), work.generation())
        .compose(
            refresh ->
                switch (refresh) {
                  case Connections.Refresh.Fresh _ ->
                      outcomes.goOn(claim, Requeue.refreshed(claim, clock.instant())).mapEmpty();
                  case Connections.Refresh.Ended(String why) ->
                      outcomes.tokenExpired(claim, why, soon).mapEmpty();
                  case Connections.Refresh.Later(String why) -> awaitTokens(work, why);
                });
  }

  // that a platform hands out no tokens for now is one try of the post, however long it lasts; but
  // it is not for ever
  private Future<Void> awaitTokens(Work work, String why) {
    Instant first = work.post().firstAttemptAt();
    Instant next = clock.instant().plus(TOKEN_PAUSE);
    return first == null || retries.over(first, next)
        ? retry(work, new PublishOutcome.RetryLater(ErrorCode.TOKEN_EXPIRED, why, null, false))
        : outcomes.waiting(work.claim(), ErrorCode.TOKEN_EXPIRED, why, next).mapEmpty();
  }

  /** Gets fresh tokens for work that only reads; whether there are any. */
  Future<Boolean> refreshed(Work work) {
    Claim claim = work.claim();
    return connections
        .refresh(claim.workspaceId(), claim.connectionId(), work.generation())
        .map(refresh -> refresh instanceof Connections.Refresh.Fresh);
  }
}
