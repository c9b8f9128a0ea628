package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.APP;
import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.ok;
import static ai.influgen.publishing.platform.twitter.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.OAuth.RefreshJob;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TwitterOAuthTest {
  private static final OAuth OAUTH = Samples.PLATFORM.oauth();
  private static final URI CALLBACK =
      URI.create("https://publish.example.com/api/v1/integrations/twitter/callback");

  /** base64 of {@code client:1:app-secret}. */
  private static final String BASIC = "Basic Y2xpZW50OjE6YXBwLXNlY3JldA==";

  private static final PlatformResponse HTML = new PlatformResponse(502, Map.of(), "<html>");

  private static ConnectStep connect(Map<String, PlatformResponse> answers) {
    return OAUTH.connect(
        new ConnectJob(
            APP, CALLBACK, new Secret("the-code"), new Secret("verifier"), answers, NOW));
  }

  private static RefreshStep refresh(PlatformResponse answer) {
    return OAUTH.refresh(new RefreshJob(APP, Samples.account(), Map.of("token", answer), NOW));
  }

  private static Map<String, String> form(PlatformRequest request) {
    return ((Body.Form) request.body()).fields();
  }

  @Test
  void sendsThePersonToX() {
    assertThat(OAUTH.authorizeUrl(APP, CALLBACK, "st&te", "challenge-S256").toString())
        .isEqualTo(
            "https://x.com/i/oauth2/authorize?response_type=code&client_id=client%3A1"
                + "&redirect_uri=https%3A%2F%2Fpublish.example.com%2Fapi%2Fv1%2Fintegrations"
                + "%2Ftwitter%2Fcallback"
                + "&scope=tweet.read%20tweet.write%20users.read%20media.write%20offline.access"
                + "&state=st%26te&code_challenge=challenge-S256&code_challenge_method=S256");
  }

  @Test
  void goesThroughASandboxBelowAPath() {
    TwitterConfig config =
        new TwitterConfig(
            URI.create("http://localhost:8090/twitter/www/"),
            URI.create("http://localhost:8090/twitter/api"),
            APP,
            TwitterLimits.VIDEO_LONGEST,
            TwitterConfig.Posts.USUAL);
    OAuth sandbox = new TwitterPlatform(config).oauth();
    assertThat(sandbox.authorizeUrl(APP, CALLBACK, "s", "c").toString())
        .startsWith("http://localhost:8090/twitter/www/i/oauth2/authorize?response_type=code");
    assertThat(Objects.requireNonNull(sandbox.revoke(APP, Samples.account())).url())
        .hasToString("http://localhost:8090/twitter/api/2/oauth2/revoke");
  }

  @Test
  void exchangesTheCodeAsAConfidentialClient() {
    ConnectStep.Ask ask = (ConnectStep.Ask) connect(Map.of());
    assertThat(ask.request().url()).hasToString("https://api.x.com/2/oauth2/token");
    assertThat(ask.request().headers()).isEqualTo(Map.of("Authorization", BASIC));
    assertThat(form(ask.request()))
        .isEqualTo(
            Map.of(
                "grant_type", "authorization_code",
                "code", "the-code",
                "redirect_uri", CALLBACK.toString(),
                "code_verifier", "verifier"));
  }

  @Test
  void findsTheAccount() {
    ConnectStep.Ask ask = (ConnectStep.Ask) connect(Map.of("token", ok("token")));
    assertThat(ask.request().url()).hasToString("https://api.x.com/2/users/me");
    assertThat(ask.request().headers())
        .isEqualTo(Map.of("Authorization", "Bearer VGhpc0lzACCESS2"));
    assertThat(ask.request().query().get("user.fields")).contains("subscription_type");
    assertThat(connect(Map.of("token", ok("token"), "me", ok("me"))))
        .isEqualTo(
            new ConnectStep.Granted(
                List.of(
                    new RemoteAccount(
                        new Account(
                            "2244994945",
                            "mila_demo",
                            tokens("bWWxhREFRESH2"),
                            new JsonObject()
                                .put("verified", true)
                                .put("verified_type", "blue")
                                .put("subscription_type", "Premium")),
                        "Mila Demo",
                        URI.create("https://pbs.twimg.com/profile_images/1/a.jpg"))),
                TwitterOAuth.NEEDED));
  }

  private static Tokens tokens(String refresh) {
    return new Tokens(
        new Secret("VGhpc0lzACCESS2"),
        Map.of("refresh", new Secret(refresh)),
        NOW.plusSeconds(7200));
  }

  @Test
  void namesWhatWasNotGranted() {
    assertThat(connect(Map.of("token", ok("token-few-scopes"))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied ->
                assertThat(denied.message())
                    .startsWith("Not granted: tweet.write, media.write.")
                    .contains("Read and write"));
    assertThat(connect(Map.of("token", ok("token-no-refresh"))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied -> assertThat(denied.message()).contains("offline.access"));
  }

  @Test
  void tellsARefusalFromAnOutage() {
    assertThat(connect(Map.of("token", response(400, "token-spent"))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied -> assertThat(denied.message()).contains("30 seconds"));
    assertThat(connect(Map.of("token", ok("token"), "me", response(403, "client-forbidden"))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class, denied -> assertThat(denied.message()).contains("project"));
    for (PlatformResponse outage :
        List.of(
            HTML,
            new PlatformResponse(200, Map.of(), "{"),
            response(429, "too-many-requests"),
            response(503, "unavailable"))) {
      assertThat(connect(Map.of("token", outage))).isInstanceOf(ConnectStep.Unavailable.class);
      assertThat(connect(Map.of("token", ok("token"), "me", outage)))
          .isInstanceOf(ConnectStep.Unavailable.class);
    }
  }

  @Test
  void replacesTheRefreshTokenWithEachUse() {
    RefreshStep.Ask ask =
        (RefreshStep.Ask) OAUTH.refresh(new RefreshJob(APP, Samples.account(), Map.of(), NOW));
    assertThat(ask.request().url()).hasToString("https://api.x.com/2/oauth2/token");
    assertThat(ask.request().headers()).isEqualTo(Map.of("Authorization", BASIC));
    assertThat(form(ask.request()))
        .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "bWWxhREFRESH1"));
    assertThat(refresh(ok("token"))).isEqualTo(new RefreshStep.Refreshed(tokens("bWWxhREFRESH2")));
  }

  @Test
  void neverForgetsARefreshTokenForNone() {
    assertThat(refresh(ok("token-no-refresh")))
        .isEqualTo(new RefreshStep.Refreshed(tokens("bWWxhREFRESH1")));
  }

  @Test
  void endsAGrantOnlyWhenXSaysSoForGood() {
    assertThat(refresh(response(400, "token-spent"))).isInstanceOf(RefreshStep.Ended.class);
    assertThat(refresh(response(400, "token-grant"))).isInstanceOf(RefreshStep.Ended.class);
    PlatformResponse missing =
        Samples.json(
            400,
            Samples.settings(
                "error", "invalid_request",
                "error_description", "Missing required parameter [grant_type]."));
    PlatformResponse wrongApp = Samples.json(401, Samples.settings("error", "unauthorized_client"));
    for (PlatformResponse passing :
        List.of(
            missing,
            wrongApp,
            HTML,
            new PlatformResponse(200, Map.of(), "<html>"),
            new PlatformResponse(400, Map.of(), ""),
            response(500, "token-spent"),
            response(429, "too-many-requests"))) {
      assertThat(refresh(passing)).as("%s", passing.text()).isInstanceOf(RefreshStep.Later.class);
    }
  }

  @Test
  void revokesTheRefreshToken() {
    PlatformRequest revoke = Objects.requireNonNull(OAUTH.revoke(APP, Samples.account()));
    assertThat(revoke.headers()).isEqualTo(Map.of("Authorization", BASIC));
    assertThat(form(revoke))
        .isEqualTo(Map.of("token", "bWWxhREFRESH1", "token_type_hint", "refresh_token"));
  }

  @Test
  void saysHowAnAppIsSetUp() {
    assertThat(OAUTH.setupSteps())
        .contains("developer.x.com", "Read and write", "exactly", "Client Secret");
  }
}
