package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectIT {
  private static final PlatformName INSTAGRAM = new PlatformName("instagram");

  private final ConnectionWorld world = new ConnectionWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void connectsASingleAccountWithoutAsking() {
    world.instagram.grants(SIXTY_DAYS_ON, "1");

    assertThat(world.connect()).isEqualTo("/settings?connected=instagram");

    JsonObject shown = world.integration();
    assertThat(shown.getString("state")).isEqualTo("connected");
    assertThat(shown.getJsonObject("account"))
        .isEqualTo(
            new JsonObject()
                .put("id", "1")
                .put("username", "user1")
                .put("display_name", "User 1")
                .put("picture_url", "http://p/1"));
    assertThat(shown.getJsonArray("scopes")).isEqualTo(JsonArray.of("publish"));
    assertThat(shown.getString("expires_at")).isEqualTo("2026-04-30T12:00:00Z");
    assertThat(shown.getString("checked_at")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(shown.getValue("message")).isNull();
    assertThat(world.reconnected).isEmpty();
  }

  @Test
  void keepsTheTokensSealedAndGivesThemToWhoMayActForTheAccount() {
    UUID id = world.connected();

    Connections.Usable usable =
        await(world.instance().usable(world.caller.workspaceId(), id)).orElseThrow();
    assertThat(usable.account().tokens().access().reveal()).isEqualTo(FakePlatform.ACCESS + "1");
    assertThat(usable.account().details().getString("page_id")).isEqualTo("page-1");
    assertThat(world.row(id).getBuffer("sealed_tokens").toString("ISO-8859-1"))
        .doesNotContain("SECRET");
    assertThat(ConnectionWorld.at(world.row(id), "refresh_at"))
        .isEqualTo(START.plus(Duration.ofDays(30)));
  }

  @Test
  void provesByPkceThatTheOneWhoBeganAlsoFinishes() throws NoSuchAlgorithmException {
    world.instagram.grants(SIXTY_DAYS_ON, "1");
    String url = ConnectionWorld.body(world.get("getAuthUrl", Map.of())).getString("url");
    String state = url.replaceAll(".*[?&]state=([^&]*).*", "$1");
    String challenge = url.replaceAll(".*[?&]code_challenge=([^&]*).*", "$1");
    world.comeBack(Map.of("state", state, "code", "c0de"));

    ConnectJob job = Objects.requireNonNull(world.instagram.lastConnect);
    byte[] verifier = job.codeVerifier().reveal().getBytes(StandardCharsets.US_ASCII);
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier)))
        .isEqualTo(challenge);
    assertThat(job.code().reveal()).isEqualTo("c0de");
    assertThat(job.redirectUri())
        .hasToString("https://pub.example/api/v1/integrations/instagram/callback");
    assertThat(state).hasSizeGreaterThanOrEqualTo(43);
  }

  @Test
  void letsAPersonChooseAmongSeveralAccounts() {
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    world.connect();

    JsonObject asked = world.integration();
    assertThat(asked.getString("state")).isEqualTo("needs_selection");
    assertThat(asked.getValue("account")).isNull();
    assertThat(asked.getJsonArray("accounts").stream().map(a -> ((JsonObject) a).getString("id")))
        .containsExactly("1", "2");
    assertThat(asked.encode()).doesNotContain("SECRET");

    JsonObject chosen =
        ConnectionWorld.body(world.post("selectAccount", new JsonObject().put("account_id", "2")));
    assertThat(chosen.getString("state")).isEqualTo("connected");
    assertThat(chosen.getJsonObject("account").getString("username")).isEqualTo("user2");
    assertThat(chosen.getJsonArray("accounts")).isEmpty();
    UUID id = IdKind.CONNECTION.read(chosen.getString("connection_id")).orElseThrow();
    assertThat(world.row(id).getBuffer("sealed_choices")).isNull();
    assertThat(
            await(world.instance().usable(world.caller.workspaceId(), id))
                .orElseThrow()
                .account()
                .tokens()
                .access()
                .reveal())
        .isEqualTo(FakePlatform.ACCESS + "2");
  }

  @Test
  void refusesToChooseWhatWasNotGrantedOrWhenNothingWasAsked() {
    JsonObject two = new JsonObject().put("account_id", "2");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.post("selectAccount", two))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.CONFLICT));

    world.instagram.grants(SIXTY_DAYS_ON, "1", "3");
    world.connect();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.post("selectAccount", two))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.INVALID_REQUEST));
  }

  @Test
  void takesTheAccountOfBeforeAgainWithoutAskingAndLetsItsPostsGoOn() {
    UUID id = world.connected();
    await(world.instance().expire(world.caller.workspaceId(), id, 1, "gone"));
    world.instagram.grants(SIXTY_DAYS_ON, "2", "1", "3");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("1");
    assertThat(world.reconnected).containsExactly(id);
    assertThat(world.disconnected).isEmpty();
  }

  @Test
  void neverSwapsToAnotherAccountByItself() {
    UUID id = world.connected();
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("needs_selection");
    assertThat(world.integration().getString("message")).contains("@user1");
    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isEmpty();
    assertThat(world.reconnected).isEmpty();

    world.post("selectAccount", new JsonObject().put("account_id", "2"));
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("2");
    assertThat(world.reconnected).isEmpty();
    assertThat(world.disconnected).containsExactly(id);
  }

  @Test
  void takesAnotherAccountOnceAPersonHasDisconnected() {
    world.connected();
    world.get("disconnectIntegration", Map.of());
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.reconnected).isEmpty();
  }

  @Test
  void usesAStateOnce() {
    world.instagram.grants(SIXTY_DAYS_ON, "1");
    String state = world.begin(Map.of("redirect", "/accounts?tab=1"));
    Map<String, String> answer = Map.of("state", state, "code", "c");

    assertThat(world.comeBack(answer)).isEqualTo("/accounts?tab=1&connected=instagram");
    int calls = world.requests.size();
    assertThat(error(world.comeBack(answer), "/settings")).contains("used already");
    assertThat(world.requests).hasSize(calls);
  }

  @Test
  void refusesAStateThatNobodyBegan() {
    assertThat(error(world.comeBack(Map.of("state", "made-up", "code", "c")), "/settings"))
        .contains("not known");
    assertThat(error(world.comeBack(Map.of("code", "c")), "/settings")).contains("not known");
    assertThat(world.requests).isEmpty();
  }

  @Test
  void refusesAStateAfterItsTime() {
    String state = world.begin(Map.of("redirect", "/accounts"));
    world.now = START.plus(OAuthStates.LIFETIME);

    assertThat(error(world.comeBack(Map.of("state", state, "code", "c")), "/accounts"))
        .contains("too long");
    assertThat(world.requests).isEmpty();
  }

  @Test
  void refusesAStateOfAnotherPlatformAndUsesItUp() {
    String state = world.begin(Map.of());
    Map<String, String> elsewhere = Map.of("in_path", "x", "state", state, "code", "c");

    assertThat(error(world.comeBack(elsewhere), "/settings")).contains("another platform");
    assertThat(error(world.comeBack(Map.of("state", state, "code", "c")), "/settings"))
        .contains("not known");
    assertThat(world.requests).isEmpty();
  }

  @Test
  void saysInItsOwnWordsThatConsentWasDenied() {
    String state = world.begin(Map.of("redirect", "/accounts"));

    String end =
        world.comeBack(
            Map.of("state", state, "error", "access_denied", "error_description", "<b>raw</b>"));

    assertThat(error(end, "/accounts")).contains("did not allow").doesNotContain("raw");
    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
  }

  @Test
  void repeatsNoPlatformsErrorText() {
    String state = world.begin(Map.of());

    assertThat(world.comeBack(Map.of("state", state, "error", "<script>alert(1)</script>")))
        .doesNotContain("script")
        .doesNotContain("alert");
  }

  @Test
  void saysWhatThePersonHasToDoWhereThePlatformGrantsNothing() {
    world.instagram.connectEnd = new ConnectStep.Denied("Link a Page & try again.");
    assertThat(world.connect()).isEqualTo("/settings?connect_error=Link+a+Page+%26+try+again.");

    world.instagram.grants(SIXTY_DAYS_ON);
    assertThat(error(world.connect(), "/settings")).contains("no account");
  }

  @Test
  void saysThatThePlatformDoesNotAnswer() {
    world.answers = request -> Future.failedFuture("SECRET cause");

    assertThat(error(world.connect(), "/settings"))
        .contains("does not answer")
        .doesNotContain("SECRET");
  }

  @Test
  void stopsAnAdapterThatAsksTheSameAgainAndAgain() {
    world.instagram.connectEnd =
        world.instagram.connect(
            new ConnectJob(
                Objects.requireNonNull(world.instagram.credentials),
                URI.create("http://r"),
                new Secret("c"),
                new Secret("v"),
                Map.of(),
                START));

    assertThat(error(world.connect(), "/settings")).contains("does not answer");
    assertThat(world.requests).hasSize(1);
  }

  @Test
  void refusesARedirectToAnotherSite() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.get("getAuthUrl", Map.of("redirect", "//evil.example")))
        .satisfies(p -> assertThat(p.faults()).extracting("pointer").containsExactly("redirect"));
  }

  @Test
  void showsHowToSetUpAPlatformWithoutAnApp() {
    world.instagram.credentials = null;

    JsonObject shown = world.integration();
    assertThat(shown.getString("state")).isEqualTo("needs_setup");
    assertThat(shown.getString("redirect_uri"))
        .isEqualTo("https://pub.example/api/v1/integrations/instagram/callback");
    assertThat(shown.getString("message")).isNotBlank();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.get("getAuthUrl", Map.of()))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.SETUP_NEEDED));
  }

  @Test
  void namesThePlatformsItKnows() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.get("getIntegration", Map.of("in_path", "myspace")))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND))
        .withMessageContaining("instagram, twitter");
  }

  @Test
  void knowsAPlatformByItsAlias() {
    JsonObject shown = ConnectionWorld.body(world.get("getIntegration", Map.of("in_path", "x")));

    assertThat(shown.getString("platform")).isEqualTo("twitter");
  }

  @Test
  void answersEveryFieldOfTheContract() {
    List<String> fields =
        List.of(
            "platform",
            "connection_id",
            "character_id",
            "state",
            "account",
            "scopes",
            "expires_at",
            "connected_at",
            "checked_at",
            "message",
            "redirect_uri",
            "accounts",
            "default_board",
            "platform_health");

    assertThat(world.integration().fieldNames()).containsExactlyInAnyOrderElementsOf(fields);
    world.connected();
    assertThat(world.integration().fieldNames()).containsExactlyInAnyOrderElementsOf(fields);
  }

  @Test
  void listsEveryPlatformOnce() {
    world.connected();

    JsonArray list =
        ConnectionWorld.body(world.get("listIntegrations", Map.of())).getJsonArray("integrations");

    assertThat(list.stream().map(i -> ((JsonObject) i).getString("platform")))
        .containsExactly("instagram", "twitter");
    assertThat(list.stream().map(i -> ((JsonObject) i).getString("state")))
        .containsExactly("connected", "disconnected");
  }

  @Test
  void servesACharacterByItsOwnConnectionBeforeTheWorkspaces() {
    UUID character = world.newCharacter();
    Map<String, String> own = Map.of("character_id", IdKind.CHARACTER.show(character));
    UUID shared = world.connected();
    assertThat(serving(character).id()).isEqualTo(shared);
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.comeBack(Map.of("state", world.begin(own), "code", "c"));

    assertThat(serving(character).username()).isEqualTo("user2");
    assertThat(serving(null).id()).isEqualTo(shared);
    JsonObject shown = ConnectionWorld.body(world.get("getIntegration", own));
    assertThat(shown.getString("character_id")).isEqualTo(IdKind.CHARACTER.show(character));

    world.get("disconnectIntegration", own);
    assertThat(serving(character).id()).isEqualTo(shared);
  }

  @Test
  void refusesACharacterOfNobody() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(
            () ->
                world.get(
                    "getIntegration", Map.of("character_id", IdKind.CHARACTER.show(IdKind.next()))))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void showsAnotherWorkspaceNothing() {
    UUID id = world.connected();
    Caller other = world.newWorkspace();
    PgConnections connections = world.instance();

    assertThat(ConnectionWorld.body(world.getAs(other, "getIntegration")).getString("state"))
        .isEqualTo("disconnected");
    assertThat(
            ConnectionWorld.body(world.getAs(other, "disconnectIntegration"))
                .getInteger("held_posts"))
        .isZero();
    assertThat(await(connections.find(other.workspaceId(), id))).isEmpty();
    assertThat(await(connections.usable(other.workspaceId(), id))).isEmpty();
    assertThat(await(connections.refresh(other.workspaceId(), id, 1)))
        .isInstanceOf(Connections.Refresh.Ended.class);
    await(connections.expire(other.workspaceId(), id, 1, "no"));
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  private Known serving(@Nullable UUID character) {
    return await(world.instance().serving(world.caller.workspaceId(), INSTAGRAM, character))
        .orElseThrow();
  }

  private static String error(String location, String path) {
    String start = path + "?connect_error=";
    assertThat(location).startsWith(start).matches("[\\x21-\\x7e]+");
    return URLDecoder.decode(location.substring(start.length()), StandardCharsets.UTF_8);
  }
}
