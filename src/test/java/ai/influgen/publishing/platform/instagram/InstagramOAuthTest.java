package ai.influgen.publishing.platform.instagram;

import static ai.influgen.publishing.platform.instagram.Samples.APP;
import static ai.influgen.publishing.platform.instagram.Samples.NOW;
import static ai.influgen.publishing.platform.instagram.Samples.error;
import static ai.influgen.publishing.platform.instagram.Samples.ok;
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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InstagramOAuthTest {
  private static final OAuth OAUTH = Samples.PLATFORM.oauth();
  private static final URI CALLBACK =
      URI.create("https://publish.example.com/api/v1/integrations/instagram/callback");
  private static final Map<String, PlatformResponse> CONNECT =
      Map.ofEntries(
          Map.entry("token", ok("token-short")),
          Map.entry("long-lived-token", ok("token-long")),
          Map.entry("permissions", ok("permissions")),
          Map.entry("me", ok("me")),
          Map.entry("inspection", ok("inspection")),
          Map.entry("pages", ok("pages-first")),
          Map.entry("pages-2", ok("pages-second")),
          Map.entry("businesses", ok("businesses")),
          Map.entry("owned-120000000000001", ok("owned-pages")),
          Map.entry("client-120000000000001", ok("empty-list")));

  /** A dialogue over recorded answers, by the name of the ask. */
  private static final class Dialogue {
    private final Map<String, PlatformResponse> recorded;
    private final Map<String, PlatformRequest> asked = new LinkedHashMap<>();
    private final Map<String, PlatformResponse> answers = new HashMap<>();

    Dialogue(Map<String, PlatformResponse> recorded) {
      this.recorded = recorded;
    }

    ConnectStep connect() {
      ConnectStep step = connectStep();
      while (step instanceof ConnectStep.Ask(String name, PlatformRequest request)) {
        answer(name, request);
        step = connectStep();
      }
      return step;
    }

    RefreshStep refresh(Account account) {
      RefreshStep step = OAUTH.refresh(new RefreshJob(APP, account, answers, NOW));
      while (step instanceof RefreshStep.Ask(String name, PlatformRequest request)) {
        answer(name, request);
        step = OAUTH.refresh(new RefreshJob(APP, account, answers, NOW));
      }
      return step;
    }

    PlatformRequest made(String name) {
      return Objects.requireNonNull(asked.get(name), name);
    }

    private ConnectStep connectStep() {
      Secret code = new Secret("the-code");
      return OAUTH.connect(
          new ConnectJob(APP, CALLBACK, code, new Secret("verifier"), answers, NOW));
    }

    private void answer(String name, PlatformRequest request) {
      assertThat(asked).as("asked twice").doesNotContainKey(name);
      assertThat(recorded).as("no answer recorded").containsKey(name);
      asked.put(name, request);
      answers.put(name, recorded.get(name));
    }
  }

  private static Dialogue with(String name, PlatformResponse answer) {
    Map<String, PlatformResponse> changed = new HashMap<>(CONNECT);
    changed.put(name, answer);
    return new Dialogue(changed);
  }

  @Test
  void sendsThePersonToFacebooksDialog() {
    URI url = OAUTH.authorizeUrl(APP, CALLBACK, "st&te", "challenge");
    assertThat(url.toString())
        .isEqualTo(
            "https://www.facebook.com/v26.0/dialog/oauth?client_id=4711"
                + "&redirect_uri=https%3A%2F%2Fpublish.example.com%2Fapi%2Fv1%2Fintegrations"
                + "%2Finstagram%2Fcallback&state=st%26te&response_type=code"
                + "&scope=instagram_basic%2Cinstagram_content_publish%2Cpages_read_engagement"
                + "%2Cpages_show_list%2Cbusiness_management&auth_type=rerequest");
  }

  @Test
  void goesThroughASandboxBelowAPath() {
    InstagramConfig config =
        new InstagramConfig(
            URI.create("http://localhost:8090/facebook/"),
            URI.create("http://localhost:8090/graph"),
            "v26.0",
            APP,
            100,
            400,
            Duration.ofSeconds(60));
    OAuth sandbox = new InstagramPlatform(config).oauth();
    assertThat(sandbox.authorizeUrl(APP, CALLBACK, "s", "c").toString())
        .startsWith("http://localhost:8090/facebook/v26.0/dialog/oauth?client_id=");
    assertThat(sandbox.revoke(APP, Samples.account()))
        .isNotNull()
        .satisfies(
            r ->
                assertThat(r.url())
                    .hasToString("http://localhost:8090/graph/v26.0/me/permissions"));
  }

  @Test
  void findsTheAccountsOfAllPages() {
    ConnectStep step = new Dialogue(CONNECT).connect();
    assertThat(step).isInstanceOf(ConnectStep.Granted.class);
    ConnectStep.Granted granted = (ConnectStep.Granted) step;
    assertThat(granted.scopes()).contains("instagram_content_publish").hasSize(5);
    assertThat(granted.accounts())
        .extracting(a -> a.account().remoteId())
        .containsExactly("17841400000000001", "17841400000000004");
    RemoteAccount mila = granted.accounts().getFirst();
    assertThat(mila)
        .isEqualTo(
            new RemoteAccount(
                new Account(
                    "17841400000000001",
                    "mila.demo",
                    new Tokens(
                        new Secret("EAAPAGE1"),
                        Map.of("user", new Secret("EAABlong")),
                        NOW.plusSeconds(5183944)),
                    new JsonObject()
                        .put("page_id", "110000000000001")
                        .put("page_name", "Demo Page")
                        .put("user_id", "100000000000001")),
                "Mila",
                URI.create("https://scontent.example.com/mila.jpg")));
  }

  @Test
  void putsNoSecretIntoAUrl() {
    Dialogue dialogue = new Dialogue(CONNECT);
    dialogue.connect();
    Dialogue refresh =
        new Dialogue(
            Map.of("exchange", ok("token-long"), "pages", ok("empty-list"), "page", ok("page")));
    refresh.refresh(Samples.account());
    Map<String, PlatformRequest> all = new HashMap<>(dialogue.asked);
    refresh.asked.forEach((name, request) -> all.put("refresh " + name, request));
    assertThat(all).hasSize(13);
    all.forEach(
        (name, request) ->
            assertThat(request.url() + " " + request.query() + " " + request)
                .as(name)
                .doesNotContain("EAA", "app-secret", "the-code")
                .contains("https://graph.facebook.com/v26.0/"));
    assertThat(((Body.Form) dialogue.made("token").body()).fields())
        .containsEntry("code", "the-code")
        .containsEntry("redirect_uri", CALLBACK.toString())
        .containsEntry("client_secret", "app-secret");
  }

  @Test
  void followsAListByItsCursorOnly() {
    Dialogue dialogue = new Dialogue(CONNECT);
    dialogue.connect();
    PlatformRequest second = dialogue.made("pages-2");
    assertThat(second.url()).hasToString("https://graph.facebook.com/v26.0/me/accounts");
    assertThat(second.query()).containsEntry("after", "QVF1");
    assertThat(second.headers()).containsEntry("Authorization", "Bearer EAABlong");
  }

  @Test
  void namesThePermissionsThatWereNotGranted() {
    assertThat(with("permissions", ok("permissions-declined")).connect())
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied ->
                assertThat(denied.message())
                    .contains("instagram_content_publish, pages_read_engagement"));
  }

  @Test
  void doesWithoutBusinessesWhereTheyAreNotGranted() {
    String without = Samples.text("permissions").replace("business_management", "email");
    Dialogue dialogue = with("permissions", new PlatformResponse(200, Map.of(), without));
    assertThat(dialogue.connect()).isInstanceOf(ConnectStep.Granted.class);
    assertThat(dialogue.asked).doesNotContainKey("businesses");
    assertThat(with("businesses", error("error-permission")).connect())
        .isInstanceOf(ConnectStep.Granted.class);
  }

  @Test
  void saysWhatToDoWhenThereIsNoAccount() {
    Map<String, PlatformResponse> none = new HashMap<>(CONNECT);
    none.put("pages", ok("empty-list"));
    none.put("businesses", ok("empty-list"));
    assertThat(new Dialogue(none).connect())
        .isInstanceOfSatisfying(
            ConnectStep.Denied.class,
            denied -> assertThat(denied.message()).contains("professional account", "Page"));
  }

  @Test
  void tellsARefusalFromAnOutage() {
    assertThat(with("token", error("error-code-used")).connect())
        .isInstanceOf(ConnectStep.Denied.class);
    for (PlatformResponse outage :
        List.of(
            new PlatformResponse(502, Map.of(), "<html>"),
            new PlatformResponse(200, Map.of(), "{"),
            new PlatformResponse(429, Map.of(), "{}"),
            error("error-rate-limit"),
            ok("token-empty"))) {
      for (String step : List.of("token", "long-lived-token", "permissions", "me", "pages")) {
        assertThat(with(step, outage).connect())
            .as("%s %s", step, outage)
            .isInstanceOf(ConnectStep.Unavailable.class);
      }
    }
  }

  @Test
  void keepsAnUnknownEndUnknown() {
    ConnectStep step = with("long-lived-token", ok("token-long-unknown-end")).connect();
    Account account = ((ConnectStep.Granted) step).accounts().getFirst().account();
    assertThat(account.tokens().expiresAt()).isNull();
  }

  @Test
  void refreshesBothTokens() {
    Dialogue dialogue =
        new Dialogue(Map.of("exchange", ok("token-long"), "pages", ok("pages-first")));
    Instant end = NOW.plusSeconds(5183944);
    assertThat(dialogue.refresh(Samples.account()))
        .isEqualTo(
            new RefreshStep.Refreshed(
                new Tokens(new Secret("EAAPAGE1"), Map.of("user", new Secret("EAABlong")), end)));
    assertThat(((Body.Form) dialogue.made("exchange").body()).fields())
        .containsEntry("grant_type", "fb_exchange_token")
        .containsEntry("fb_exchange_token", "EAABuser");
  }

  @Test
  void asksForThePageItselfWhenItIsNotInTheList() {
    Dialogue dialogue =
        new Dialogue(
            Map.of("exchange", ok("token-long"), "pages", ok("empty-list"), "page", ok("page")));
    assertThat(dialogue.refresh(Samples.account()))
        .isInstanceOfSatisfying(
            RefreshStep.Refreshed.class,
            r -> assertThat(r.tokens().access()).isEqualTo(new Secret("EAAPAGE1b")));
  }

  @Test
  void endsAGrantOnlyWhenFacebookSaysSoForGood() {
    for (int subcode : new int[] {458, 460, 463, 467, 492}) {
      assertThat(new Dialogue(Map.of("exchange", error(190, subcode))).refresh(Samples.account()))
          .as("%d", subcode)
          .isInstanceOf(RefreshStep.Ended.class);
    }
    String expired = Samples.text("error-token-expired");
    for (PlatformResponse passing :
        List.of(
            error(190, 0),
            error(190, 459),
            error(4, 0),
            error(1, 0),
            new PlatformResponse(500, Map.of(), expired),
            new PlatformResponse(
                400, Map.of(), expired.replace("\"code\"", "\"is_transient\":true,\"code\"")),
            new PlatformResponse(429, Map.of(), ""),
            new PlatformResponse(200, Map.of(), "<html>"),
            ok("token-empty"))) {
      assertThat(new Dialogue(Map.of("exchange", passing)).refresh(Samples.account()))
          .as("%s", passing.text())
          .isInstanceOf(RefreshStep.Later.class);
    }
  }

  @Test
  void keepsAGrantWhosePageIsOutOfReachForNow() {
    Dialogue dialogue =
        new Dialogue(
            Map.of(
                "exchange",
                ok("token-long"),
                "pages",
                ok("empty-list"),
                "page",
                error("error-unseen")));
    assertThat(dialogue.refresh(Samples.account())).isInstanceOf(RefreshStep.Later.class);
  }

  @Test
  void revokesWithTheUsersToken() {
    PlatformRequest revoke = Objects.requireNonNull(OAUTH.revoke(APP, Samples.account()));
    assertThat(revoke.method()).isEqualTo(HttpMethod.DELETE);
    assertThat(revoke.headers()).containsEntry("Authorization", "Bearer EAABuser");
  }
}
