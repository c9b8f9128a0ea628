package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Manners;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How Pinterest refuses. */
final class PinterestManners implements Manners {
  private final PinterestSettings settings;

  PinterestManners(PinterestSettings settings) {
    this.settings = settings;
  }

  @Override
  public void greet(Call call) {
    call.answerHeader(
        "x-pinterest-rid", Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
  }

  @Override
  public Reply down(Call call) {
    return Errors.of(503, 503, "Service unavailable.");
  }

  @Override
  public Reply broken(Call call) {
    return Errors.of(500, 500, "Something went wrong on our end. Sorry about that.");
  }

  @Override
  public Reply rateLimited(Call call, Duration wait) {
    return Errors.RATE
        .with("x-ratelimit-limit", Long.toString(settings.number("write_per_minute")))
        .with("x-ratelimit-remaining", "0")
        .with("x-ratelimit-reset", Long.toString(Math.ceilDiv(wait.toMillis(), 1000L)));
  }

  @Override
  public Reply refused(Call call, OAuthException refusal) {
    return switch (refusal.reason()) {
      case TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_REVOKED, TOKEN_EXPIRED -> Errors.AUTHENTICATION;
      case SCOPE_MISSING ->
          Errors.of(
              401, 3, "Your token does not have the scopes needed: " + refusal.detail() + ".");
      case CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, REDIRECT_DIFFERS, VERIFIER_WRONG ->
          grant("The authorization code is invalid, expired or used.");
      case REFRESH_UNKNOWN, REFRESH_SPENT, REFRESH_REVOKED, REFRESH_EXPIRED ->
          grant("The refresh token is invalid or expired.");
    };
  }

  private Reply grant(String message) {
    return settings.on("rfc_errors")
        ? Reply.json(
            400, new JsonObject().put("error", "invalid_grant").put("error_description", message))
        : Errors.of(400, 283, "invalid_grant: " + message);
  }
}
