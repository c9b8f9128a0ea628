package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.Query;
import ai.influgen.publishing.platform.RefreshModel;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 with PKCE as a confidential client: one consent is for one account. The access token
 * lives for two hours; a refresh token works once and is replaced by the next one.
 */
record TwitterOAuth(TwitterConfig config, TwitterApi api) implements OAuth {
  /** All are needed: to post, to upload, to know the account and its posts, to stay connected. */
  static final List<String> NEEDED =
      List.of("tweet.read", "tweet.write", "users.read", "media.write", "offline.access");

  @Override
  public @Nullable AppCredentials credentials() {
    return config.credentials();
  }

  @Override
  public String setupSteps() {
    return "At developer.x.com, create a project and an app in it. In the app's user authentication"
        + " settings, choose \"Read and write\" as the permissions and \"Web App, Automated App or"
        + " Bot\" as the type, and add the redirect address to the callback URLs, exactly as it is"
        + " shown here. Then put the OAuth 2.0 Client ID and Client Secret (not the API key and its"
        + " secret) into this server's configuration. Posting by the API is charged by X: see that"
        + " the project has credits.";
  }

  /** {@code codeChallenge} is by S256. */
  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", app.clientId());
    query.put("redirect_uri", redirectUri.toString());
    query.put("scope", String.join(" ", NEEDED));
    query.put("state", state);
    query.put("code_challenge", codeChallenge);
    query.put("code_challenge_method", "S256");
    return Query.of(TwitterApi.join(config.www(), "i/oauth2/authorize"), query);
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    return new TwitterConnect(api, job).next();
  }

  /**
   * An access token lives for 2 hours; a refresh token works once. How long it lives is
   * unconfirmed, half a year is often named.
   */
  @Override
  public RefreshModel refreshModel() {
    return new RefreshModel(
        Duration.ofHours(2), Duration.ofMinutes(40), Duration.ZERO, true, Duration.ofDays(1));
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    return new TwitterRefresh(api, job).next();
  }

  /** Takes the refresh token back; the access token beside it is dead within two hours. */
  @Override
  public PlatformRequest revoke(AppCredentials app, Account account) {
    Secret refresh = account.tokens().others().get(TwitterToken.REFRESH);
    Map<String, String> form =
        refresh == null
            ? Map.of("token", account.tokens().access().reveal(), "token_type_hint", "access_token")
            : Map.of("token", refresh.reveal(), "token_type_hint", "refresh_token");
    return api.asApp("oauth2/revoke", form, app);
  }
}
