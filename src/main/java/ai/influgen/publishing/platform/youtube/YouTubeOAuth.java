package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Query;
import ai.influgen.publishing.platform.RefreshModel;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Google's web-server flow: a person consents, and their channel can be published to. */
record YouTubeOAuth(YouTubeConfig config, YouTubeApi api) implements OAuth {
  /** The refresh token among an account's {@link ai.influgen.publishing.platform.Tokens}. */
  static final String REFRESH = "refresh";

  private static final String SCOPE = "https://www.googleapis.com/auth/";

  /** The first alone may upload, but neither see the channel nor what became of an upload. */
  static final List<String> NEEDED = List.of(SCOPE + "youtube.upload", SCOPE + "youtube.readonly");

  private static final String ASKED = "refresh";

  @Override
  public @Nullable AppCredentials credentials() {
    return config.credentials();
  }

  @Override
  public String setupSteps() {
    return "In the Google Cloud console (console.cloud.google.com) make a project and switch on the"
        + " YouTube Data API v3. Under Google Auth Platform fill in the branding and add the scopes"
        + " youtube.upload and youtube.readonly. Publish the app: while its status is Testing,"
        + " every access ends after 7 days. Then make a client of the type Web application and add"
        + " the redirect address to its authorised redirect URIs, exactly as shown here. Put the"
        + " client's id and secret into this server's configuration.";
  }

  /** A repeated consent brings a refresh token only if the person is asked again. */
  @Override
  public URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", app.clientId());
    query.put("redirect_uri", redirectUri.toString());
    query.put("response_type", "code");
    query.put("scope", String.join(" ", NEEDED));
    query.put("access_type", "offline");
    query.put("prompt", "consent");
    query.put("include_granted_scopes", "true");
    query.put("state", state);
    query.put("code_challenge", codeChallenge);
    query.put("code_challenge_method", "S256");
    return Query.of(YouTubeApi.join(config.accountsUrl(), "o/oauth2/v2/auth"), query);
  }

  @Override
  public ConnectStep connect(ConnectJob job) {
    return new YouTubeConnect(api, job).next();
  }

  /**
   * An access token lives for an hour; the refresh token does not rotate, and ends after 6 months
   * without use (Using OAuth 2.0 for Web Server Applications).
   */
  @Override
  public RefreshModel refreshModel() {
    return new RefreshModel(
        Duration.ofHours(1), Duration.ofMinutes(20), Duration.ZERO, false, Duration.ofDays(1));
  }

  @Override
  public RefreshStep refresh(RefreshJob job) {
    Secret refresh = job.account().tokens().others().get(REFRESH);
    if (refresh == null) {
      return new RefreshStep.Later("It is not recorded how to refresh this. Connect again.");
    }
    PlatformResponse answer = job.answers().get(ASKED);
    if (answer == null) {
      Map<String, String> form =
          Map.of(
              "client_id", job.app().clientId(),
              "client_secret", job.app().clientSecret().reveal(),
              "refresh_token", refresh.reveal(),
              "grant_type", "refresh_token");
      return new RefreshStep.Ask(ASKED, api.form("token", form));
    }
    Optional<YouTubeToken> token = YouTubeToken.of(answer, job.now());
    return token
        .<RefreshStep>map(t -> new RefreshStep.Refreshed(t.over(job.account().tokens().others())))
        .orElseGet(() -> failed(answer));
  }

  /** Takes back all that the person granted the app, whichever of the two tokens is sent. */
  @Override
  public @Nullable PlatformRequest revoke(AppCredentials app, Account account) {
    Secret access = account.tokens().access();
    Secret token = account.tokens().others().getOrDefault(REFRESH, access);
    return api.form("revoke", Map.of("token", token.reveal()));
  }

  private static RefreshStep failed(PlatformResponse answer) {
    boolean ended =
        answer.status() < 500
            && AnswerJson.text(answer.json(), "error").filter("invalid_grant"::equals).isPresent();
    return ended
        ? new RefreshStep.Ended(
            "Google has ended the access: it was taken back, was not used for 6 months, or the app"
                + " is in testing, where access ends after 7 days. Connect again.")
        : new RefreshStep.Later("Google did not refresh the access; it is tried again.");
  }
}
