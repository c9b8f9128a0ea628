package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.APP;
import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static ai.influgen.publishing.platform.tiktok.Samples.ok;
import static ai.influgen.publishing.platform.tiktok.Samples.response;
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

class TikTokOAuthTest {
  private static final OAuth OAUTH = Samples.PLATFORM.oauth();
  private static final URI CALLBACK =
      URI.create("https://publish.example.com/api/v1/integrations/tiktok/callback");

  @Test
  void asksForConsentWithCommasAndTheClientsKey() {
    assertThat(OAUTH.authorizeUrl(APP, CALLBACK, "st4te", "ch4llenge"))
        .hasToString(
            "https://www.tiktok.com/v2/auth/authorize/?client_key=awkey&response_type=code"
                + "&scope=user.info.basic%2Cuser.info.profile%2Cvideo.publish%2Cvideo.list%2Cvideo.upload"
                + "&redirect_uri=https%3A%2F%2Fpublish.example.com%2Fapi%2Fv1%2Fintegrations%2Ftiktok%2Fcallback"
                + "&state=st4te&disable_auto_auth=1");
  }

  @Test
  void exchangesTheCodeWithTheSecretInTheForm() {
    PlatformRequest request = asked(connect(Map.of()));
    assertThat(request.url()).hasToString("https://open.tiktokapis.com/v2/oauth/token/");
    assertThat(request.headers()).isEmpty();
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("client_key", "awkey"),
            Map.entry("client_secret", "app-secret"),
            Map.entry("grant_type", "authorization_code"),
            Map.entry("code", "c0de"),
            Map.entry("redirect_uri", CALLBACK.toString()));
  }

  @Test
  void connectsTheAccountThatIsSignedIn() {
    PlatformRequest request = asked(connect(Map.of("token", ok("token"))));
    assertThat(request.url().getPath()).isEqualTo("/v2/user/info/");
    assertThat(request.query())
        .containsEntry("fields", "open_id,union_id,avatar_url,display_name,username");
    assertThat(request.headers()).containsEntry("Authorization", "Bearer act.FIRST");
    Account account =
        new Account(
            "open-4711",
            "mila.demo",
            new Tokens(
                new Secret("act.FIRST"),
                Map.of("refresh", new Secret("rft.FIRST")),
                NOW.plusSeconds(7200),
                NOW.plusSeconds(15_552_000)),
            new JsonObject());
    assertThat(connect(Map.of("token", ok("token"), "user", ok("user"))))
        .isEqualTo(
            new ConnectStep.Granted(
                List.of(
                    new RemoteAccount(
                        account, "Mila", URI.create("https://p16.example.com/mila.jpg"))),
                List.of(
                    "user.info.basic",
                    "user.info.profile",
                    "video.publish",
                    "video.upload",
                    "video.list")));
  }

  @Test
  void namesThePermissionsThatWereLeftOut() {
    assertThat(denied(Map.of("token", ok("token-partly"))))
        .startsWith("Not granted: user.info.profile, video.publish.")
        .contains("switched on");
  }

  @Test
  void readsAnErrorInAnAnswerThatClaimsSuccess() {
    for (int status : new int[] {200, 400, 401}) {
      assertThat(denied(Map.of("token", response(status, "token-error"))))
          .contains("Authorization code is expired.");
    }
  }

  @Test
  void showsNoSecretThatTikTokRepeats() {
    String body = "{\"error\":\"invalid_request\",\"error_description\":\"c0de and app-secret\"}";
    assertThat(denied(Map.of("token", json(400, body))))
        .doesNotContain("c0de")
        .doesNotContain("app-secret");
  }

  @Test
  void isUnavailableWhenTikTokIsOutOfOrder() {
    for (PlatformResponse answer :
        List.of(
            json(503, "<html>"),
            json(500, Samples.text("token-error")),
            json(429, ""),
            json(200, "{}"),
            json(400, "{\"error\":\"temporarily_unavailable\"}"),
            json(200, "{\"error\":\"server_error\"}"))) {
      assertThat(connect(Map.of("token", answer))).isInstanceOf(ConnectStep.Unavailable.class);
    }
    for (PlatformResponse answer :
        List.of(
            json(502, ""),
            Samples.error(200, "internal_error"),
            Samples.error(429, "rate_limit_exceeded"),
            json(200, "{\"data\":{},\"error\":{\"code\":\"ok\"}}"))) {
      Map<String, PlatformResponse> answers = Map.of("token", ok("token-no-id"), "user", answer);
      assertThat(connect(answers)).isInstanceOf(ConnectStep.Unavailable.class);
    }
  }

  @Test
  void isDeniedWhenTheAccountMayNotBeRead() {
    assertThat(
            denied(
                Map.of("token", ok("token"), "user", Samples.error(401, "scope_not_authorized"))))
        .contains("permission");
  }

  @Test
  void replacesBothTokensWithARefresh() {
    PlatformRequest request = ((RefreshStep.Ask) refresh(Samples.account(), Map.of())).request();
    assertThat(request.url()).hasToString("https://open.tiktokapis.com/v2/oauth/token/");
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("client_key", "awkey"),
            Map.entry("client_secret", "app-secret"),
            Map.entry("grant_type", "refresh_token"),
            Map.entry("refresh_token", "rft.CURRENT1"));
    assertThat(refreshed(ok("token-refreshed")))
        .isEqualTo(
            new RefreshStep.Refreshed(
                new Tokens(
                    new Secret("act.SECOND"),
                    Map.of("refresh", new Secret("rft.SECOND")),
                    NOW.plusSeconds(86_400),
                    NOW.plusSeconds(31_536_000))));
  }

  @Test
  void offersNoRefreshTokenWhereNoneCame() {
    assertThat(refreshed(json(200, "{\"access_token\":\"act.X\",\"refresh_token\":\"\"}")))
        .isEqualTo(new RefreshStep.Refreshed(new Tokens(new Secret("act.X"), Map.of(), null)));
  }

  @Test
  void endsOnlyWhenTikTokSaysSoRecognisably() {
    assertThat(refreshed(response(400, "token-error"))).isInstanceOf(RefreshStep.Ended.class);
    assertThat(refreshed(response(200, "token-error"))).isInstanceOf(RefreshStep.Ended.class);
    Map<Integer, String> unclear = new HashMap<>();
    unclear.put(500, Samples.text("token-error"));
    unclear.put(503, "<html>");
    unclear.put(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}");
    unclear.put(401, "{\"error\":\"invalid_client\"}");
    unclear.put(400, "{\"error\":\"invalid_request\"}");
    unclear.put(200, "{}");
    unclear.forEach(
        (status, body) ->
            assertThat(refreshed(json(status, body))).isInstanceOf(RefreshStep.Later.class));
  }

  @Test
  void keepsAGrantItCannotRefresh() {
    Account without =
        new Account(
            "open-4711",
            "mila.demo",
            new Tokens(new Secret("act.CURRENT1"), Map.of(), null),
            new JsonObject());
    assertThat(refresh(without, Map.of())).isInstanceOf(RefreshStep.Later.class);
  }

  @Test
  void takesTheGrantBackByTheAccessToken() {
    PlatformRequest request = Objects.requireNonNull(OAUTH.revoke(APP, Samples.account()));
    assertThat(request.url()).hasToString("https://open.tiktokapis.com/v2/oauth/revoke/");
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("client_key", "awkey"),
            Map.entry("client_secret", "app-secret"),
            Map.entry("token", "act.CURRENT1"));
  }

  @Test
  void saysWhatToDoAtThePortal() {
    assertThat(OAUTH.setupSteps())
        .contains("Content Posting API", "Direct Post", "video.publish", "redirect address");
  }

  private static ConnectStep connect(Map<String, PlatformResponse> answers) {
    return OAUTH.connect(
        new ConnectJob(APP, CALLBACK, new Secret("c0de"), new Secret("v3rifier"), answers, NOW));
  }

  private static PlatformRequest asked(ConnectStep step) {
    return ((ConnectStep.Ask) step).request();
  }

  private static String denied(Map<String, PlatformResponse> answers) {
    return ((ConnectStep.Denied) connect(answers)).message();
  }

  private static RefreshStep refresh(Account account, Map<String, PlatformResponse> answers) {
    return OAUTH.refresh(new RefreshJob(APP, account, answers, NOW));
  }

  private static RefreshStep refreshed(PlatformResponse answer) {
    return refresh(Samples.account(), Map.of("exchange", answer));
  }

  private static PlatformResponse json(int status, String body) {
    return new PlatformResponse(status, Map.of(), body);
  }
}
