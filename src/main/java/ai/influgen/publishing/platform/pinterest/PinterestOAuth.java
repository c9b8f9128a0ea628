package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.Query;
import ai.influgen.publishing.platform.RefreshModel;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Consent at Pinterest: one account each time, an access token of 30 days, one that renews it. */
record PinterestOAuth(PinterestConfig config, PinterestApi api) implements OAuth {
  /** Pins on boards need the first four, the account's own name the last. */
  static final List<String> NEEDED =
      List.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  static final String TOKEN_PATH = "oauth/token";

  @Override
  public @Nullable AppCredentials credentials() {
    return config.credentials();
  }

  @Override
  public String setupSteps() {
    return "At developers.pinterest.com, under My apps, connect an app and wait for its Trial"
        + " access. Open it, add the redirect address under Redirect URIs exactly as it is shown"
        + " here, and apply for Standard access: pins of an app with Trial access are seen by"
        + " nobody else. Put the app id and the app secret key into this server's configuration as"
        + " pinterest.client_id and pinterest.client_secret.";
  }

  /** No PKCE is documented: the app's secret guards the code instead. */
  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", app.clientId());
    query.put("redirect_uri", redirectUri.toString());
    query.put("response_type", "code");
    query.put("scope", String.join(",", NEEDED));
    query.put("state", state);
    return Query.of(PinterestApi.join(config.wwwUrl(), "oauth/"), query);
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    return new PinterestConnect(api, config.switches().continuousRefresh(), job).next();
  }

  /**
   * An access token lives for 30 days, what renews it for 60, and is renewed with it
   * (Authentication). Whether the old one is void at once is unconfirmed: it is taken to be.
   */
  @Override
  public RefreshModel refreshModel() {
    return new RefreshModel(Duration.ofDays(30), Duration.ofDays(10), Duration.ZERO, true, null);
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    return new PinterestRefresh(api, job).next();
  }

  /**
   * Asked for once and without hope: the API's description says that only tokens of system users
   * can be taken back.
   */
  @Override
  public PlatformRequest revoke(AppCredentials app, Account account) {
    Tokens tokens = account.tokens();
    Secret renewing = tokens.others().get(PinterestToken.REFRESH);
    Map<String, String> form =
        renewing == null
            ? Map.of("token", tokens.access().reveal(), "token_type_hint", "access_token")
            : Map.of("token", renewing.reveal(), "token_type_hint", "refresh_token");
    return api.asApp("oauth/token/revoke", app, form);
  }
}
