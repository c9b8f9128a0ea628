package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.Query;
import ai.influgen.publishing.platform.RefreshModel;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Login Kit for the web: a person consents for the one account that is signed in. */
record TikTokOAuth(TikTokConfig config, TikTokApi api) implements OAuth {
  /** The refresh token among an account's {@link ai.influgen.publishing.platform.Tokens}. */
  static final String REFRESH = "refresh";

  /** Without these a post can't be published, shown with its address, or found after a crash. */
  static final List<String> NEEDED =
      List.of("user.info.basic", "user.info.profile", "video.publish", "video.list");

  /** Asked for, since TikTok takes it for status questions too. */
  static final String UPLOAD = "video.upload";

  @Override
  public @Nullable AppCredentials credentials() {
    return config.credentials();
  }

  @Override
  public String setupSteps() {
    return """
        1. At developers.tiktok.com, under "Manage apps", register an app.
        2. Add the products "Login Kit" and "Content Posting API", and switch on "Direct Post".
        3. Add the scopes %s.
        4. Under Login Kit, add the redirect address exactly as it is shown here: https, no query.
        5. For photos, and for videos that TikTok fetches: verify this server's public address under\
         "URL properties".
        6. Put the client key and the client secret into tiktok.client_id and tiktok.client_secret.
        7. Have the app audited: until then TikTok shows its posts to the account itself only, and\
         takes them from private accounts only."""
        .formatted(scopes().collect(Collectors.joining(", ")));
  }

  /**
   * PKCE is for desktop apps here: the app's secret guards the code instead. The consent page is
   * shown even to whoever consented before, so that a permission that was left out can be ticked.
   */
  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_key", app.clientId());
    query.put("response_type", "code");
    query.put("scope", scopes().collect(Collectors.joining(",")));
    query.put("redirect_uri", redirectUri.toString());
    query.put("state", state);
    query.put("disable_auto_auth", "1");
    return Query.of(TikTokApi.join(config.wwwUrl(), "v2/auth/authorize/"), query);
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    return new TikTokConnect(api, job).next();
  }

  /**
   * By the pages of November 2026 an access token lives for 2 hours and a refresh token for 180
   * days; a refresh voids the one it is asked with. Older pages say 24 hours and 365 days, which
   * the answers tell.
   */
  @Override
  public RefreshModel refreshModel() {
    return new RefreshModel(
        Duration.ofHours(2), Duration.ofMinutes(40), Duration.ZERO, true, Duration.ofDays(1));
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    return new TikTokRefresh(api, job).next();
  }

  @Override
  public PlatformRequest revoke(AppCredentials app, Account account) {
    return api.form(
        "v2/oauth/revoke/",
        Map.of(
            "client_key", app.clientId(),
            "client_secret", app.clientSecret().reveal(),
            "token", account.tokens().access().reveal()));
  }

  private static Stream<String> scopes() {
    return Stream.concat(NEEDED.stream(), Stream.of(UPLOAD));
  }
}
