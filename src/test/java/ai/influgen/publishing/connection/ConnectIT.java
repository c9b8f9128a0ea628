package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.OAuth.ConnectJob;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the button to a connected account, and what people see of it. */
class ConnectIT {
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
        .isBetween(START.plus(Duration.ofDays(30)), START.plus(Duration.ofDays(45)));
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
  void saysWhatThePersonHasToDoWhereThePlatformGrantsNothing() {
    world.instagram.connectEnd = new ConnectStep.Denied("Link a Page & try again.");
    assertThat(world.connect()).isEqualTo("/settings?connect_error=Link+a+Page+%26+try+again.");

    world.instagram.grants(SIXTY_DAYS_ON);
    assertThat(ConnectionWorld.error(world.connect(), "/settings")).contains("no account");
  }

  @Test
  void saysThatThePlatformDoesNotAnswer() {
    world.answers = request -> Future.failedFuture("SECRET cause");

    assertThat(ConnectionWorld.error(world.connect(), "/settings"))
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

    assertThat(ConnectionWorld.error(world.connect(), "/settings")).contains("does not answer");
    assertThat(world.requests).hasSize(1);
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
            "grant_ends_at",
            "posts_at_risk",
            "posts_waiting",
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
}
