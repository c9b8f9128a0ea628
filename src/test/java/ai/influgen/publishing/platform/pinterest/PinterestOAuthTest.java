package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.APP;
import static ai.influgen.publishing.platform.pinterest.Samples.NOW;
import static ai.influgen.publishing.platform.pinterest.Samples.ok;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinterestOAuthTest {
  private static final OAuth OAUTH = Samples.PLATFORM.oauth();
  private static final URI REDIRECT =
      URI.create("https://pub.example/api/v1/integrations/pinterest/callback");
  private static final String BASIC = "Basic MTUwMDAwMDphcHAtc2VjcmV0";

  @Test
  void asksForConsentWithScopesByCommas() {
    assertThat(OAUTH.authorizeUrl(APP, REDIRECT, "st4te", "unused"))
        .hasToString(
            "https://www.pinterest.com/oauth/?client_id=1500000"
                + "&redirect_uri=https%3A%2F%2Fpub.example%2Fapi%2Fv1%2Fintegrations%2Fpinterest%2Fcallback"
                + "&response_type=code"
                + "&scope=boards%3Aread%2Cboards%3Awrite%2Cpins%3Aread%2Cpins%3Awrite%2Cuser_accounts%3Aread"
                + "&state=st4te");
  }

  @Test
  void exchangesTheCodeWithTheAppsCredentialsInTheHeader() {
    PlatformRequest request = ((ConnectStep.Ask) connect(Map.of())).request();
    assertThat(request.url()).hasToString("https://api.pinterest.com/v5/oauth/token");
    assertThat(request.headers()).containsOnly(Map.entry("Authorization", BASIC));
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("grant_type", "authorization_code"),
            Map.entry("code", "c0de"),
            Map.entry("redirect_uri", REDIRECT.toString()));
  }

  @Test
  void asksForATokenWithoutEndWhereTheHostSaysSo() {
    PinterestConfig.Switches old = new PinterestConfig.Switches(false, true, false, true);
    OAuth oauth = new PinterestPlatform(PinterestConfig.with(APP, old)).oauth();
    PlatformRequest request = ((ConnectStep.Ask) oauth.connect(job(Map.of()))).request();
    assertThat(((Body.Form) request.body()).fields()).containsEntry("continuous_refresh", "true");
  }

  @Test
  void connectsTheAccountOfTheToken() {
    PlatformRequest me = ((ConnectStep.Ask) connect(Map.of("token", ok("token")))).request();
    assertThat(me.url()).hasToString("https://api.pinterest.com/v5/user_account");
    assertThat(me.headers()).containsEntry("Authorization", "Bearer pina_AB");
    ConnectStep end = connect(Map.of("token", ok("token"), "user-account", ok("user-account")));
    Tokens tokens =
        new Tokens(
            new Secret("pina_AB"),
            Map.of("refresh", new Secret("pinr_CD")),
            NOW.plus(Duration.ofDays(30)));
    JsonObject details = new JsonObject().put("account_type", "BUSINESS");
    assertThat(end)
        .isEqualTo(
            new ConnectStep.Granted(
                List.of(
                    new RemoteAccount(
                        new Account("549755885170", "mila.demo", tokens, details),
                        "Mila",
                        URI.create("https://i.pinimg.com/75x75_RS/mila.jpg"))),
                PinterestOAuth.NEEDED));
  }

  @Test
  void understandsScopesByCommasAndByNothing() {
    JsonObject token = new JsonObject(Samples.text("token.json"));
    String commas = token.getString("scope").replace(' ', ',');
    for (JsonObject shown : List.of(token.copy().put("scope", commas), without(token, "scope"))) {
      assertThat(connect(Map.of("token", Samples.json(shown)))).isInstanceOf(ConnectStep.Ask.class);
    }
  }

  @Test
  void namesThePermissionsThatAreMissing() {
    JsonObject token =
        new JsonObject(Samples.text("token.json")).put("scope", "boards:read pins:read,pins:write");
    assertThat(connect(Map.of("token", Samples.json(token))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied ->
                assertThat(denied.message())
                    .contains("boards:write, user_accounts:read")
                    .doesNotContain("pins:"));
  }

  @Test
  void saysWhatWentWrongWithoutTheCode() {
    PlatformResponse refused = Samples.error(400, 283, "Code c0de is used, app-secret");
    assertThat(connect(Map.of("token", refused)))
        .isEqualTo(
            new ConnectStep.Denied(
                "Pinterest refused the sign-in; start again. It says: Code *** is used, ***"));
    assertThat(connect(Map.of("token", Samples.error(401, 2, "Authentication failed."))))
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class, d -> assertThat(d.message()).contains("id and secret"));
    PlatformResponse rfc = new PlatformResponse(400, Map.of(), "{\"error\":\"invalid_grant\"}");
    assertThat(connect(Map.of("token", rfc))).isInstanceOf(ConnectStep.Denied.class);
  }

  @Test
  void tellsAnOutageFromARefusal() {
    for (PlatformResponse broken :
        List.of(
            Samples.error(503, 1, "down"),
            Samples.error(429, 8, "limit"),
            new PlatformResponse(200, Map.of(), "<html>"))) {
      assertThat(connect(Map.of("token", broken))).isInstanceOf(ConnectStep.Unavailable.class);
      assertThat(connect(Map.of("token", ok("token"), "user-account", broken)))
          .isInstanceOf(ConnectStep.Unavailable.class);
    }
  }

  @Test
  void refreshesBothTokens() {
    PlatformRequest request = ((RefreshStep.Ask) refresh(Map.of())).request();
    assertThat(request.url()).hasToString("https://api.pinterest.com/v5/oauth/token");
    assertThat(request.headers()).containsOnly(Map.entry("Authorization", BASIC));
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("grant_type", "refresh_token"), Map.entry("refresh_token", "pinr_REFRESH1"));
    assertThat(refresh(Map.of("refresh", ok("token"))))
        .isEqualTo(
            new RefreshStep.Refreshed(
                new Tokens(
                    new Secret("pina_AB"),
                    Map.of("refresh", new Secret("pinr_CD")),
                    NOW.plus(Duration.ofDays(30)))));
  }

  @Test
  void tellsOfAnEndOnlyWhereRefreshingDoesNotPutItOff() {
    JsonObject token = new JsonObject(Samples.text("token.json"));
    JsonObject old = token.copy().put("refresh_token_expires_in", Duration.ofDays(365).toSeconds());
    assertThat(end(token)).isNull();
    assertThat(end(old)).isEqualTo(NOW.plus(Duration.ofDays(365)));
  }

  private static @Nullable Instant end(JsonObject token) {
    RefreshStep step = refresh(Map.of("refresh", Samples.json(token)));
    return ((RefreshStep.Refreshed) step).tokens().grantEndsAt();
  }

  @Test
  void keepsTheTokenThatRenewsWhereNoneComes() {
    JsonObject token = without(new JsonObject(Samples.text("token.json")), "refresh_token");
    assertThat(refresh(Map.of("refresh", Samples.json(token))))
        .isInstanceOfSatisfying(
            RefreshStep.Refreshed.class,
            refreshed ->
                assertThat(refreshed.tokens().others())
                    .containsEntry("refresh", new Secret("pinr_REFRESH1")));
  }

  @Test
  void endsOnlyWhenPinterestSaysThatTheGrantIsGone() {
    for (PlatformResponse gone :
        List.of(
            new PlatformResponse(400, Map.of(), "{\"error\":\"invalid_grant\"}"),
            Samples.error(400, 1, "The refresh token is expired or invalid"),
            Samples.error(401, 2, "Invalid refresh_token"))) {
      assertThat(refresh(Map.of("refresh", gone))).isInstanceOf(RefreshStep.Ended.class);
    }
    for (PlatformResponse other :
        List.of(
            Samples.error(401, 2, "Authentication failed."),
            Samples.error(400, 1, "Invalid request"),
            Samples.error(429, 8, "refresh token limit"),
            Samples.error(500, 1, "invalid_grant"),
            new PlatformResponse(200, Map.of(), "{}"))) {
      assertThat(refresh(Map.of("refresh", other))).isInstanceOf(RefreshStep.Later.class);
    }
  }

  @Test
  void asksToHaveTheGrantTakenBack() {
    PlatformRequest request = Objects.requireNonNull(OAUTH.revoke(APP, Samples.account()));
    assertThat(request.url()).hasToString("https://api.pinterest.com/v5/oauth/token/revoke");
    assertThat(((Body.Form) request.body()).fields())
        .containsOnly(
            Map.entry("token", "pinr_REFRESH1"), Map.entry("token_type_hint", "refresh_token"));
  }

  @Test
  void tellsTheHostWhatToDo() {
    assertThat(OAUTH.setupSteps())
        .contains("developers.pinterest.com")
        .contains("Redirect URIs")
        .contains("Standard access");
  }

  private static JsonObject without(JsonObject json, String field) {
    JsonObject copy = json.copy();
    copy.remove(field);
    return copy;
  }

  private static ConnectStep connect(Map<String, PlatformResponse> answers) {
    return OAUTH.connect(job(answers));
  }

  private static ConnectJob job(Map<String, PlatformResponse> answers) {
    return new ConnectJob(APP, REDIRECT, new Secret("c0de"), new Secret("verifier"), answers, NOW);
  }

  private static RefreshStep refresh(Map<String, PlatformResponse> answers) {
    return OAUTH.refresh(new RefreshJob(APP, Samples.account(), answers, NOW));
  }
}
