package ai.influgen.publishing.platform.instagram;

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
 * Facebook Login: a person consents, and every Instagram account that is linked to one of the
 * person's Pages can be published to with that Page's token.
 */
record InstagramOAuth(InstagramConfig config, InstagramGraph graph) implements OAuth {
  /**
   * The long-lived user token among an account's {@link ai.influgen.publishing.platform.Tokens}.
   */
  static final String USER = "user";

  /** Without these nothing can be published. */
  static final List<String> NEEDED =
      List.of(
          "instagram_basic",
          "instagram_content_publish",
          "pages_read_engagement",
          "pages_show_list");

  /** Without this only Pages outside of business portfolios are found. */
  static final String BUSINESS = "business_management";

  @Override
  public @Nullable AppCredentials credentials() {
    return config.credentials();
  }

  @Override
  public String setupSteps() {
    return "At developers.facebook.com make an app of the type Business. Add the use cases \"Manage"
        + " messaging & content on Instagram\" and \"Facebook Login for Business\", with the"
        + " permissions "
        + String.join(", ", NEEDED)
        + " and "
        + BUSINESS
        + ". Under Facebook Login, Settings, add the redirect address to the valid OAuth redirect"
        + " URIs, exactly as it is shown here. Have the permissions reviewed (until then only people"
        + " with a role in the app can connect) and switch the app live. Put the app's id and secret"
        + " into instagram.client_id and instagram.client_secret.";
  }

  /**
   * The dialog knows no PKCE for server apps: the app's secret guards the code instead. It is told
   * to ask once more for what was declined before, or else nobody could ever grant it.
   */
  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", app.clientId());
    query.put("redirect_uri", redirectUri.toString());
    query.put("state", state);
    query.put("response_type", "code");
    query.put("scope", String.join(",", NEEDED) + "," + BUSINESS);
    query.put("auth_type", "rerequest");
    URI dialog = InstagramGraph.join(config.dialogUrl(), config.graphVersion() + "/dialog/oauth");
    return Query.of(dialog, query);
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    return new InstagramConnect(graph, job).next();
  }

  /**
   * The user token lives for about 60 days (Long-Lived Access Tokens) and is exchanged for a
   * younger one while it is valid; it stays valid then. Meta documents an age of 24 hours for the
   * tokens of Instagram Login; whether it holds here is unconfirmed, and waiting for it costs
   * nothing.
   */
  @Override
  public RefreshModel refreshModel() {
    return new RefreshModel(
        Duration.ofDays(60), Duration.ofDays(30), Duration.ofHours(24), false, null);
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    return new InstagramRefresh(graph, job).next();
  }

  /**
   * Takes back all that the person granted the app: every account that was connected by the same
   * person ends with it.
   */
  @Override
  public @Nullable PlatformRequest revoke(AppCredentials app, Account account) {
    Secret user = account.tokens().others().get(USER);
    return user == null ? null : graph.delete("me/permissions", user);
  }

  /**
   * What Meta knows of a user token. Read by a POST that says it is a GET, as Graph takes it, since
   * the token must not stand in an address; where Graph does not, nothing is known.
   */
  static PlatformRequest inspection(InstagramGraph graph, AppCredentials app, Secret userToken) {
    Secret asApp = new Secret(app.clientId() + "|" + app.clientSecret().reveal());
    Map<String, String> form = Map.of("method", "get", "input_token", userToken.reveal());
    return graph.post("debug_token", form, asApp, InstagramGraph.USUAL);
  }

  /** The exchange of a user token for one that lives for about 60 days. */
  static PlatformRequest longLived(InstagramGraph graph, AppCredentials app, Secret userToken) {
    return graph.exchange(
        "oauth/access_token",
        Map.of(
            "grant_type", "fb_exchange_token",
            "client_id", app.clientId(),
            "client_secret", app.clientSecret().reveal(),
            "fb_exchange_token", userToken.reveal()));
  }
}
