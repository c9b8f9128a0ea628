package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Manners;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import java.time.Duration;

/** Google's ways of refusing: flat at the token addresses, enveloped elsewhere. */
final class YouTubeManners implements Manners {
  @Override
  public Reply down(Call call) {
    return forTokens(call)
        ? TokenRoutes.error(503, "temporarily_unavailable", "Please try again later.")
        : YouTubeError.BACKEND_ERROR.reply();
  }

  @Override
  public Reply broken(Call call) {
    return forTokens(call)
        ? TokenRoutes.error(500, "internal_failure", "Please try again later.")
        : YouTubeError.INTERNAL_ERROR.reply();
  }

  @Override
  public Reply rateLimited(Call call, Duration wait) {
    return limited(wait);
  }

  @Override
  public Reply refused(Call call, OAuthException refusal) {
    return switch (refusal.reason()) {
      case REDIRECT_DIFFERS -> TokenRoutes.error(400, "redirect_uri_mismatch", "Bad Request");
      case CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, VERIFIER_WRONG ->
          TokenRoutes.error(400, "invalid_grant", "Malformed auth code.");
      case REFRESH_UNKNOWN, REFRESH_SPENT, REFRESH_REVOKED, REFRESH_EXPIRED ->
          TokenRoutes.error(400, "invalid_grant", "Token has been expired or revoked.");
      case TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_REVOKED, TOKEN_EXPIRED ->
          YouTubeError.AUTH_ERROR.reply();
      case SCOPE_MISSING -> YouTubeError.INSUFFICIENT_PERMISSIONS.reply();
    };
  }

  /** Too many calls; Google sends the header at times. */
  static Reply limited(Duration wait) {
    return YouTubeError.RATE_LIMIT_EXCEEDED
        .reply()
        .with("Retry-After", Long.toString(wait.toSeconds()));
  }

  private static boolean forTokens(Call call) {
    return call.http().path().startsWith(TokenRoutes.PATH);
  }
}
