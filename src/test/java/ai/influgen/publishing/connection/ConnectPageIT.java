package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.OAuth.ConnectStep;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees and can do by a connect link, in a browser without an account of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectPageIT {
  private LinkWorld links;
  private ConnectionWorld world;
  private Visitor client;

  @BeforeAll
  void start(@TempDir Path uploads) {
    links = new LinkWorld(uploads);
    world = links.world;
  }

  @BeforeEach
  void forget() {
    links.forget();
    client = links.visitor();
  }

  @AfterAll
  void close() {
    links.close();
  }

  @Test
  void saysWhoAsksWhatForAndUntilWhen() {
    UUID character = world.newCharacter();
    JsonObject link =
        links.link(
            new JsonObject()
                .put("label", "Spring <b>campaign</b>")
                .put("character_id", IdKind.CHARACTER.show(character))
                .put("expires_in_hours", 24));

    HttpResponse<String> page = client.open(path(link));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<strong>W</strong> asks", "<strong>C</strong>", "Spring &lt;b&gt;campaign")
        .contains("published in your name", "password", "2 March 2026, 12:00 UTC")
        .contains("Connect Instagram", "Connect Twitter")
        .doesNotContain("<script", "/settings", "<b>");
  }

  @Test
  void isKeptNowhereIsNotFoundAndTellsNobodyItsAddress() {
    Map<String, String> headers =
        Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Robots-Tag", "noindex, nofollow");

    HttpResponse<String> page = client.open(links.path("instagram"));

    headers.forEach(
        (name, value) -> assertThat(page.headers().firstValue(name)).as(name).contains(value));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("script-src");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("influgen_browser=")
        .contains("HTTPOnly", "Secure", "SameSite=Lax", "Max-Age=3600");
  }

  @Test
  void connectsAnAccountAndKeepsByWhichLink() {
    JsonObject link = links.link(new JsonObject());

    String page = client.connect(path(link), "instagram");

    assertThat(page).contains("Instagram is connected as @user1.", "As <strong>@user1</strong>");
    assertThat(world.integration().getString("state")).isEqualTo("connected");
    JsonObject kept = links.onlyLink();
    JsonObject connected = kept.getJsonArray("connected").getJsonObject(0);
    assertThat(kept.getString("url")).isEqualTo(link.getString("url"));
    assertThat(kept.getString("last_opened_at")).isEqualTo(START.toString());
    assertThat(connected.getString("connected_at")).isEqualTo(START.toString());
    assertThat(connected.getString("connection_id"))
        .isEqualTo(world.integration().getString("connection_id"));
    assertThat(kept.getJsonArray("connected").getJsonObject(1).getValue("connected_at")).isNull();
  }

  @Test
  void connectsForTheCharacterOnly() {
    UUID character = world.newCharacter();
    String shown = IdKind.CHARACTER.show(character);
    JsonObject link = links.link(new JsonObject().put("character_id", shown));

    client.connect(path(link), "instagram");

    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
    assertThat(
            ConnectionWorld.body(world.get("getIntegration", Map.of("character_id", shown)))
                .getString("state"))
        .isEqualTo("connected");
  }

  @Test
  void letsTheClientChooseAmongTheAccountsOfTheConsent() {
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    String path = links.path("instagram");

    assertThat(client.connect(path, "instagram"))
        .contains("Almost done", "@user1", "@user2", "Use this account")
        .doesNotContain("takes its place");
    String end = Visitor.location(client.press(path + "/instagram/account", "account_id=2"));

    assertThat(client.read(end)).contains("Instagram is connected as @user2.");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("2");
    assertThat(
            links.onlyLink().getJsonArray("connected").getJsonObject(0).getString("connected_at"))
        .isNotNull();
  }

  @Test
  void asksBeforeAnotherAccountTakesAPlaceAndNamesNoneOfBefore() {
    world.expire(world.connected());
    world.instagram.grants(SIXTY_DAYS_ON, "2");
    String path = links.path("instagram");

    assertThat(client.connect(path, "instagram"))
        .contains("takes its place", "@user2")
        .doesNotContain("user1");
    assertThat(world.integration().getString("state")).isEqualTo("needs_selection");
  }

  @Test
  void stopsNoAccountThatWorksAndDoesNotNameIt() {
    world.connected();
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    assertThat(client.connect(links.path("instagram"), "instagram"))
        .contains("Another account is connected here already")
        .doesNotContain("user1");
    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("1");
  }

  @Test
  void showsNoAccountThatCameAnotherWay() {
    world.connected();

    assertThat(client.read(links.path("instagram")))
        .contains("already connected")
        .doesNotContain("user1", "User 1");
  }

  @Test
  void showsAndTakesNoChoiceOfSomebodyElse() {
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    world.connect();
    String path = links.path("instagram");

    assertThat(client.read(path)).contains("not connected").doesNotContain("user1", "user2");
    HttpResponse<String> refused = client.press(path + "/instagram/account", "account_id=2");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("nothing to choose").doesNotContain("user2");
    assertThat(world.integration().getString("state")).isEqualTo("needs_selection");
  }

  @Test
  void forgetsWhoseItWasOnceItIsConnectedOtherwise() {
    String path = links.path("instagram");
    client.connect(path, "instagram");
    world.get("disconnectIntegration", Map.of());
    world.instagram.grants(SIXTY_DAYS_ON, "2");
    world.connect();

    assertThat(client.read(path)).contains("already connected").doesNotContain("user");
  }

  @Test
  void saysThatAnAccessHasEnded() {
    String path = links.path("instagram");
    client.connect(path, "instagram");
    UUID id = IdKind.CONNECTION.read(world.integration().getString("connection_id")).orElseThrow();
    await(world.instance().expire(world.caller.workspaceId(), id, 1, "gone"));

    assertThat(client.read(path)).contains("access has ended", "Connect Instagram again");
  }

  @Test
  void saysWhatWentWrongAtThePlatform() {
    String path = links.path("instagram");

    String denied = client.begin(path, "instagram");
    assertThat(
            client.read(client.comeBack("instagram", "state=" + denied + "&error=access_denied")))
        .contains("You did not allow it at Instagram");

    world.instagram.connectEnd = new ConnectStep.Denied("Not granted: publish. Connect again.");
    assertThat(client.connect(path, "instagram")).contains("Not granted: publish.");

    String late = client.begin(path, "instagram");
    world.now = START.plus(OAuthStates.LIFETIME);
    assertThat(client.read(client.comeBack("instagram", "state=" + late + "&code=c")))
        .contains("took too long");
  }

  @Test
  void repeatsNoWordsThatAreNotItsOwn() {
    String path = links.path("instagram");
    String state = client.begin(path, "instagram");
    String end = client.comeBack("instagram", "state=" + state + "&error=access_denied");
    String other = links.path("instagram");

    assertThat(client.read(path + "?problem=Call+555&proof=x")).doesNotContain("Call 555");
    assertThat(client.read(path + "?problem=Call+555")).doesNotContain("Call 555");
    assertThat(client.read(end.replace("You+did", "You+surely+did"))).doesNotContain("surely");
    assertThat(client.read(end.replace(path, other))).doesNotContain("did not allow");
    assertThat(client.read(path + "?connected=instagram")).doesNotContain("is connected as");
  }

  @Test
  void startsNothingForAFormThatAnotherPageMade() {
    String path = links.path("instagram");
    client.open(path);

    assertThat(client.submit(path + "/instagram", "").statusCode()).isEqualTo(403);
    assertThat(client.submit(path + "/instagram", "form_key=made-up").statusCode()).isEqualTo(403);
    client.open(links.path("instagram"));
    assertThat(client.press(path + "/instagram").statusCode()).isEqualTo(403);

    Visitor stranger = links.visitor();
    stranger.open(path);
    HttpResponse<String> again = stranger.press(path + "/instagram");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(links.visitor().submit(path + "/instagram", "form_key=x").body())
        .contains("press the button once more");
  }

  @Test
  void startsNothingBeyondItsPlatforms() {
    String path = links.path("instagram");
    client.open(path);

    assertThat(client.press(path + "/twitter").statusCode()).isEqualTo(404);
    client.open(path);
    assertThat(client.press(path + "/myspace").statusCode()).isEqualTo(404);
  }

  @Test
  void worksUntilItsEndAndNoLonger() {
    JsonObject link = links.link(new JsonObject().put("expires_in_hours", 1));
    world.now = START.plus(Duration.ofHours(1)).minusSeconds(1);
    assertThat(client.open(path(link)).statusCode()).isEqualTo(200);
    world.now = START.plus(Duration.ofHours(1));

    assertOver(client.open(path(link)));
    assertOver(client.submit(path(link) + "/instagram", "form_key=x"));
    assertThat(links.onlyLink().getValue("url")).isNull();
  }

  @Test
  void stopsAtOnceWhenItIsRevokedEvenForAConsentUnderWay() {
    JsonObject link = links.link(new JsonObject());
    String state = client.begin(path(link), "instagram");

    assertThat(links.revoke(link.getString("id")).statusCode()).isEqualTo(204);

    assertOver(client.open(path(link)));
    assertOver(client.open(client.comeBack("instagram", "state=" + state + "&code=c")));
    assertThat(world.requests).isEmpty();
    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
  }

  @Test
  void endsForAConsentUnderWayToo() {
    JsonObject link = links.link(new JsonObject().put("expires_in_hours", 1));
    world.now = START.plus(Duration.ofMinutes(55));
    String state = client.begin(path(link), "instagram");
    world.now = START.plus(Duration.ofHours(1));

    assertOver(client.open(client.comeBack("instagram", "state=" + state + "&code=c")));
    assertThat(world.requests).isEmpty();
  }

  @Test
  void knowsNoForgedLink() {
    String path = links.path("instagram");
    char last = path.charAt(path.length() - 1);

    for (String forged :
        new String[] {
          path.substring(0, path.length() - 1) + (last == 'A' ? 'B' : 'A'),
          path.substring(0, path.length() - 1),
          path + "A",
          "/connect/x",
          "/connect/%00",
          "/connect/" + "A".repeat(4_000)
        }) {
      HttpResponse<String> answer = client.open(forged);
      assertThat(answer.statusCode()).as(forged).isEqualTo(404);
      assertThat(answer.body()).contains("nothing at this address").doesNotContain("strong");
    }
  }

  private void assertOver(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("This link has ended").doesNotContain("strong");
  }

  private static String path(JsonObject link) {
    return link.getString("url").substring(LinkWorld.BASE.length());
  }
}
