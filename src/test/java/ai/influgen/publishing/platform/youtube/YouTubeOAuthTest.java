package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.APP;
import static ai.influgen.publishing.platform.youtube.Samples.NOW;
import static ai.influgen.publishing.platform.youtube.Samples.ok;
import static ai.influgen.publishing.platform.youtube.Samples.response;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YouTubeOAuthTest {
  private static final OAuth OAUTH = Samples.PLATFORM.oauth();
  private static final URI CALLBACK =
      URI.create("https://publish.example.com/api/v1/integrations/youtube/callback");
  private static final Map<String, PlatformResponse> CONNECT =
      Map.of("token", ok("token"), "channel", ok("channels"));

  /** A connect over recorded answers, by the name of the ask. */
  private static final class Dialogue {
    private final Map<String, PlatformRequest> asked = new HashMap<>();
    private final Map<String, PlatformResponse> answers = new HashMap<>();

    ConnectStep run(Map<String, PlatformResponse> recorded) {
      ConnectStep step = next();
      while (step instanceof ConnectStep.Ask(String name, PlatformRequest request)) {
        assertThat(asked).as("asked twice").doesNotContainKey(name);
        asked.put(name, request);
        answers.put(name, Objects.requireNonNull(recorded.get(name), name));
        step = next();
      }
      return step;
    }

    private ConnectStep next() {
      return OAUTH.connect(
          new ConnectJob(
              APP, CALLBACK, new Secret("the-code"), new Secret("verifier"), answers, NOW));
    }
  }

  private static ConnectStep connect(String name, PlatformResponse answer) {
    Map<String, PlatformResponse> changed = new HashMap<>(CONNECT);
    changed.put(name, answer);
    return new Dialogue().run(changed);
  }

  private static void denied(ConnectStep step, String words) {
    assertThat(step)
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class, d -> assertThat(d.message()).contains(words));
  }

  @Test
  void sendsThePersonToGooglesConsent() {
    assertThat(OAUTH.authorizeUrl(APP, CALLBACK, "st&te", "challenge"))
        .hasToString(
            "https://accounts.google.com/o/oauth2/v2/auth?client_id=4711.apps.example.com"
                + "&redirect_uri=https%3A%2F%2Fpublish.example.com%2Fapi%2Fv1%2Fintegrations"
                + "%2Fyoutube%2Fcallback&response_type=code"
                + "&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fyoutube.upload"
                + "%20https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fyoutube.readonly"
                + "&access_type=offline&prompt=consent&include_granted_scopes=true&state=st%26te"
                + "&code_challenge=challenge&code_challenge_method=S256");
  }

  @Test
  void goesThroughASandboxBelowAPath() {
    YouTubeConfig config =
        new YouTubeConfig(
            URI.create("http://localhost:8090/youtube/accounts"),
            URI.create("http://localhost:8090/youtube/oauth2/"),
            URI.create("http://localhost:8090/youtube/api"),
            APP,
            YouTubeConfig.Caps.DEFAULTS);
    OAuth sandbox = new YouTubePlatform(config).oauth();
    assertThat(sandbox.authorizeUrl(APP, CALLBACK, "s", "c").toString())
        .startsWith("http://localhost:8090/youtube/accounts/o/oauth2/v2/auth?client_id=");
    PlatformRequest revoke = sandbox.revoke(APP, Samples.account());
    assertThat(Objects.requireNonNull(revoke).url())
        .hasToString("http://localhost:8090/youtube/oauth2/revoke");
  }

  @Test
  void connectsTheChannel() {
    Dialogue dialogue = new Dialogue();
    ConnectStep.Granted granted = (ConnectStep.Granted) dialogue.run(CONNECT);
    RemoteAccount channel = granted.accounts().getFirst();
    assertThat(channel.displayName()).isEqualTo("Mila");
    assertThat(channel.picture()).hasToString("https://yt3.example/mila.jpg");
    assertThat(channel.account()).isEqualTo(Samples.account());
    assertThat(granted.scopes()).containsExactlyElementsOf(YouTubeOAuth.NEEDED);
    PlatformRequest token = Objects.requireNonNull(dialogue.asked.get("token"));
    assertThat(token.url()).hasToString("https://oauth2.googleapis.com/token");
    assertThat(((Body.Form) token.body()).fields())
        .isEqualTo(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", "4711.apps.example.com",
                "client_secret", "shh-secret",
                "redirect_uri", CALLBACK.toString(),
                "code", "the-code",
                "code_verifier", "verifier"));
    PlatformRequest mine = Objects.requireNonNull(dialogue.asked.get("channel"));
    assertThat(mine.url()).hasToString("https://www.googleapis.com/youtube/v3/channels");
    assertThat(mine.query()).isEqualTo(Map.of("part", "id,snippet,contentDetails", "mine", "true"));
    assertThat(mine.headers()).containsEntry("Authorization", "Bearer ya29.MILA-ACCESS");
  }

  @Test
  void namesWhatWasNotTicked() {
    denied(connect("token", ok("token-upload-only")), "Not granted: youtube.readonly.");
  }

  @Test
  void tellsOfTheEndOfAnAccessInTesting() {
    String limited =
        ok("token").text().replaceFirst("\\{", "{\"refresh_token_expires_in\":604799,");
    ConnectStep step = connect("token", new PlatformResponse(200, Map.of(), limited));
    assertThat(((ConnectStep.Granted) step).accounts().getFirst().account().tokens().grantEndsAt())
        .isEqualTo(NOW.plusSeconds(604_799));
  }

  @Test
  void refusesAnAccessThatCannotBeRenewed() {
    denied(connect("token", ok("token-without-refresh")), "can't be renewed");
  }

  @Test
  void saysThatThereIsNoChannel() {
    denied(connect("channel", ok("channels-none")), "no YouTube channel");
    denied(connect("channel", Samples.error(401, "youtubeSignupRequired")), "no YouTube channel");
  }

  @Test
  void tellsWhatGoogleRefusesWithoutTheSecret() {
    ConnectStep step = connect("token", response(401, "token-client"));
    denied(step, "The OAuth client was not found: ***.");
    denied(connect("token", response(400, "token-ended")), "expired or revoked");
    denied(connect("channel", Samples.error(403, "accessNotConfigured")), "Told by Google");
  }

  @Test
  void asksToTryAgainWhenGoogleIsOutOfOrder() {
    for (PlatformResponse answer :
        List.of(
            new PlatformResponse(503, Map.of(), "<html>"),
            new PlatformResponse(400, Map.of(), "<html>"),
            new PlatformResponse(200, Map.of(), "{}"),
            Samples.error(429, "rateLimitExceeded"),
            response(403, "error-quota"))) {
      assertThat(connect("token", answer)).isInstanceOf(ConnectStep.Unavailable.class);
      assertThat(connect("channel", answer)).isInstanceOf(ConnectStep.Unavailable.class);
    }
  }

  @Test
  void refreshesAndKeepsTheRefreshToken() {
    RefreshStep.Ask ask = (RefreshStep.Ask) refresh(Map.of());
    assertThat(ask.request().url()).hasToString("https://oauth2.googleapis.com/token");
    assertThat(((Body.Form) ask.request().body()).fields())
        .isEqualTo(
            Map.of(
                "client_id", "4711.apps.example.com",
                "client_secret", "shh-secret",
                "refresh_token", "1//0gMILA-REFRESH",
                "grant_type", "refresh_token"));
    assertThat(refresh(Map.of(ask.name(), ok("token-refreshed"))))
        .isEqualTo(
            new RefreshStep.Refreshed(
                new Tokens(
                    new Secret("ya29.MILA-YOUNGER"),
                    Map.of("refresh", new Secret("1//0gMILA-REFRESH")),
                    NOW.plusSeconds(3599))));
  }

  @Test
  void keepsTheRefreshTokenWhenGoogleSendsAnEmptyOne() {
    String body =
        Samples.text("token-refreshed").replace("\"scope\"", "\"refresh_token\":\"\",\"scope\"");
    RefreshStep step = refresh(Map.of("refresh", new PlatformResponse(200, Map.of(), body)));
    assertThat(((RefreshStep.Refreshed) step).tokens().others())
        .containsEntry("refresh", new Secret("1//0gMILA-REFRESH"));
  }

  @Test
  void endsOnlyWhenGoogleSaysThatTheGrantIsGone() {
    assertThat(refresh(Map.of("refresh", response(400, "token-ended"))))
        .isInstanceOfSatisfying(
            RefreshStep.Ended.class, e -> assertThat(e.message()).contains("Connect again"));
    for (PlatformResponse answer :
        List.of(
            response(500, "token-ended"),
            response(401, "token-client"),
            new PlatformResponse(400, Map.of(), "{\"error\":\"admin_policy_enforced\"}"),
            new PlatformResponse(400, Map.of(), "<html>invalid_grant"),
            new PlatformResponse(429, Map.of(), "{}"),
            new PlatformResponse(503, Map.of(), ""),
            new PlatformResponse(200, Map.of(), "{\"access_token\":\"\"}"))) {
      assertThat(refresh(Map.of("refresh", answer))).isInstanceOf(RefreshStep.Later.class);
    }
  }

  @Test
  void revokesTheWholeGrant() {
    PlatformRequest request = OAUTH.revoke(APP, Samples.account());
    assertThat(Objects.requireNonNull(request).url())
        .hasToString("https://oauth2.googleapis.com/revoke");
    assertThat(((Body.Form) request.body()).fields())
        .isEqualTo(Map.of("token", "1//0gMILA-REFRESH"));
  }

  @Test
  void saysHowAnAppIsRegistered() {
    assertThat(OAUTH.setupSteps())
        .contains("YouTube Data API v3", "youtube.upload", "redirect address", "Testing");
  }

  private static RefreshStep refresh(Map<String, PlatformResponse> answers) {
    Account account = Samples.account();
    Account mine =
        new Account(account.remoteId(), account.username(), account.tokens(), new JsonObject());
    return OAUTH.refresh(new RefreshJob(APP, mine, answers, NOW));
  }
}
