package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Manners;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import java.time.Duration;

/**
 * TikTok's ways of refusing: flat at the token address, bare at the upload host, else enveloped.
 */
final class TikTokManners implements Manners {
  private final TikTokSettings settings;

  TikTokManners(TikTokSettings settings) {
    this.settings = settings;
  }

  @Override
  public Reply down(Call call) {
    return failed(call, 503, "temporarily_unavailable");
  }

  @Override
  public Reply broken(Call call) {
    return failed(call, 500, "server_error");
  }

  /** No page names a header that tells how long to wait. */
  @Override
  public Reply rateLimited(Call call, Duration wait) {
    return at(call, TikTokSandbox.UPLOAD)
        ? Reply.empty(429)
        : TikTokError.RATE_LIMIT_EXCEEDED.reply();
  }

  @Override
  public Reply refused(Call call, OAuthException refusal) {
    return switch (refusal.reason()) {
      case CODE_UNKNOWN, CODE_USED, REDIRECT_DIFFERS, VERIFIER_WRONG ->
          grant("Authorization code is invalid.");
      case CODE_EXPIRED -> grant("Authorization code is expired.");
      case REFRESH_UNKNOWN, REFRESH_SPENT, REFRESH_REVOKED, REFRESH_EXPIRED ->
          grant("Refresh token is invalid or expired.");
      case TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_REVOKED, TOKEN_EXPIRED ->
          TikTokError.ACCESS_TOKEN_INVALID.reply();
      case SCOPE_MISSING -> TikTokError.SCOPE_NOT_AUTHORIZED.reply();
    };
  }

  private Reply grant(String description) {
    return TokenRoutes.error(settings.oauthErrorStatus(), "invalid_grant", description);
  }

  private static Reply failed(Call call, int status, String oauthError) {
    if (at(call, TikTokSandbox.UPLOAD)) {
      return Reply.empty(status);
    }
    return at(call, TokenRoutes.PATH)
        ? TokenRoutes.error(status, oauthError, "Please try again later.")
        : TikTokError.INTERNAL_ERROR.reply(status);
  }

  private static boolean at(Call call, String path) {
    return call.http().path().startsWith(path);
  }
}
