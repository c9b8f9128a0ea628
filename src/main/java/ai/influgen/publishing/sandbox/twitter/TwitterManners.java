package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Manners;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** How X refuses. */
final class TwitterManners implements Manners {
  private final InstantSource clock;

  TwitterManners(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void greet(Call call) {
    call.answerHeader("x-transaction-id", Long.toHexString(ThreadLocalRandom.current().nextLong()));
    call.answerHeader("x-access-level", "read-write");
  }

  @Override
  public Reply down(Call call) {
    return Problems.plain(503, "Service Unavailable", "Service Unavailable");
  }

  @Override
  public Reply broken(Call call) {
    return Problems.plain(500, "Internal Server Error", "Something is broken.");
  }

  @Override
  public Reply rateLimited(Call call, Duration wait) {
    long reset = Math.ceilDiv(clock.instant().plus(wait).toEpochMilli(), 1000L);
    return Problems.tooMany()
        .with("x-rate-limit-limit", Integer.toString(Endpoint.CREATE.usualLimit()))
        .with("x-rate-limit-remaining", "0")
        .with("x-rate-limit-reset", Long.toString(reset));
  }

  @Override
  public Reply refused(Call call, OAuthException refusal) {
    return switch (refusal.reason()) {
      case TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_REVOKED, TOKEN_EXPIRED ->
          Problems.plain(401, "Unauthorized", "Unauthorized");
      case SCOPE_MISSING ->
          Problems.forbidden("The access token lacks the scope " + refusal.detail() + ".");
      case CODE_UNKNOWN, CODE_USED, CODE_EXPIRED ->
          Problems.oauth(
              400, "invalid_request", "Value passed for the authorization code was invalid.");
      case REDIRECT_DIFFERS ->
          Problems.oauth(
              400, "invalid_request", "Value passed for the redirect uri did not match.");
      case VERIFIER_WRONG ->
          Problems.oauth(
              400, "invalid_request", "Value passed for the code verifier did not match.");
      case REFRESH_UNKNOWN, REFRESH_SPENT, REFRESH_REVOKED, REFRESH_EXPIRED ->
          Problems.oauth(400, "invalid_request", "Value passed for the token was invalid.");
    };
  }
}
