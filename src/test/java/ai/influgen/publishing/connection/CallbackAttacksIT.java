package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.connection.ConnectionWorld.error;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.platform.OAuth.ConnectStep;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The callback is open to everybody: what somebody may try there, by HTTP. Nothing is connected, no
 * platform is called, and the browser ends on a page of ours.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackAttacksIT {
  private static final String CALLBACK = "/api/v1/integrations/instagram/callback?";

  private LinkWorld links;
  private ConnectionWorld world;
  private Visitor browser;

  @BeforeAll
  void start(@TempDir Path uploads) {
    links = new LinkWorld(uploads);
    world = links.world;
  }

  @BeforeEach
  void forget() {
    links.forget();
    browser = links.visitor();
  }

  @AfterAll
  void close() {
    links.close();
  }

  @Test
  void aStateThatNobodyBegan() {
    assertThat(error(back("state=made-up&code=c"), "/settings")).contains("not known");
    assertThat(error(back("code=c"), "/settings")).contains("not known");
    assertThat(error(back("state=&code=c"), "/settings")).contains("not known");
    assertNothingHappened();
  }

  @Test
  void aStateThatWasUsed() {
    String state = links.begin("instagram");
    assertThat(back("state=" + state + "&code=c")).isEqualTo("/accounts?connected=instagram");
    int calls = world.requests.size();

    assertThat(error(back("state=" + state + "&code=c"), "/settings")).contains("used already");
    assertThat(world.requests).hasSize(calls);
  }

  @Test
  void aStateThatWasUsedByAnAnswerThatSaidNo() {
    String state = links.begin("instagram");
    back("state=" + state + "&error=access_denied");

    assertThat(error(back("state=" + state + "&code=c"), "/settings")).contains("used already");
    assertNothingHappened();
  }

  @Test
  void aStateAfterItsTime() {
    String state = links.begin("instagram");
    world.now = START.plus(OAuthStates.LIFETIME);

    assertThat(error(back("state=" + state + "&code=c"), "/accounts")).contains("too long");
    assertNothingHappened();
  }

  @Test
  void aStateOfAnotherPlatform() {
    String state = links.begin("twitter");

    assertThat(error(back("state=" + state + "&code=c"), "/accounts")).contains("another platform");
    assertThat(error(browser.comeBack("twitter", "state=" + state + "&code=c"), "/settings"))
        .contains("used already");
    assertNothingHappened();
  }

  @Test
  void aCodeOfAnotherPlatform() {
    world.instagram.connectEnd = new ConnectStep.Denied("Instagram does not know this code.");
    String state = links.begin("instagram");

    assertThat(error(back("state=" + state + "&code=of-another"), "/accounts"))
        .contains("does not know");
    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
  }

  @Test
  void aStateOfAnotherWorkspaceConnectsThereOnly() {
    Caller other = world.newWorkspace();
    String url = ConnectionWorld.body(world.getAs(other, "getAuthUrl")).getString("url");

    back("state=" + Visitor.state(url) + "&code=c");

    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
    assertThat(ConnectionWorld.body(world.getAs(other, "getIntegration")).getString("state"))
        .isEqualTo("connected");
  }

  @Test
  void aStateOfALinkInAnotherBrowserLearnsNothingOfTheLink() {
    String path = links.path("instagram");
    String state = browser.begin(path, "instagram");

    assertThat(links.visitor().comeBack("instagram", "state=" + state + "&code=c"))
        .isEqualTo("/connect");
    assertThat(browser.comeBack("instagram", "state=" + state + "&code=c")).isEqualTo("/connect");
    assertThat(browser.open("/connect").body()).contains("Please start again");
    assertNothingHappened();
  }

  @Test
  void aStateOfALinkInABrowserWithAMarkOfItsOwn() {
    String path = links.path("instagram");
    String state = browser.begin(path, "instagram");
    Visitor marked = links.visitor();
    marked.open(path);

    assertThat(marked.comeBack("instagram", "state=" + state + "&code=c")).isEqualTo("/connect");
    assertNothingHappened();
  }

  @Test
  void aStateThatAMarkedBrowserBeganInAnother() {
    browser.open(links.path("instagram"));
    HttpResponse<String> begun =
        browser.openAs("token", "/api/v1/integrations/instagram/auth-url?redirect=/accounts");
    String state = Visitor.state(new JsonObject(begun.body()).getString("url"));

    assertThat(
            error(links.visitor().comeBack("instagram", "state=" + state + "&code=c"), "/settings"))
        .contains("another browser");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "HTTPS://evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "evil.example",
        "@evil.example",
        "/settings/..//evil.example",
        "/.//evil.example",
        "/%2f/evil.example",
        "/%5cevil.example",
        "/settings\r\nLocation: https://evil.example",
        "/settings%0d%0aLocation:%20https://evil.example",
        "/\tevil.example",
        " //evil.example",
        "/settings#https://evil.example",
        "//evil.example\u3002com",
        ""
      })
  void aRedirectToAnotherSite(String redirect) {
    HttpResponse<String> answer =
        links.get(
            "/api/v1/integrations/instagram/auth-url?redirect="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("redirect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "\r\nSet-Cookie: a=b",
        "access_denied<b>",
        "\u202Etxet"
      })
  void anErrorThatSaysMoreThanItShould(String text) {
    String state = links.begin("instagram");
    String raw = URLEncoder.encode(text, StandardCharsets.UTF_8);

    String end =
        back(
            "state=%s&error=%s&error_reason=%s&error_description=%s"
                .formatted(state, raw, raw, raw));

    assertThat(error(end, "/accounts")).contains("refused the sign-in").doesNotContain(text);
    assertNothingHappened();
  }

  @Test
  void anErrorBesideACode() {
    String state = links.begin("instagram");

    assertThat(error(back("state=" + state + "&code=c&error=access_denied"), "/accounts"))
        .contains("did not allow");
    assertNothingHappened();
  }

  @Test
  void noCodeAtAll() {
    assertThat(error(back("state=" + links.begin("instagram")), "/accounts"))
        .contains("no answer that could be used");
    assertThat(error(back("state=" + links.begin("instagram") + "&code=+"), "/accounts"))
        .contains("no answer that could be used");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=%s&state=other&code=c",
        "state=other&state=%s&code=c",
        "state=%s&code=c&code=d",
        "state=%s&code=c&error=&error=access_denied",
        "state=%s&code=c&c%%6Fde=d"
      })
  void aParameterThatIsThereTwice(String query) {
    String state = links.begin("instagram");

    HttpResponse<String> answer = browser.open(CALLBACK + query.formatted(state));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertNothingHappened();
    assertThat(back("state=" + state + "&code=c")).isEqualTo("/accounts?connected=instagram");
  }

  @Test
  void parametersThatAreVeryLong() {
    String state = links.begin("instagram");
    String[] queries = {
      "state=" + "s".repeat(501) + "&code=c",
      "state=" + state + "&code=" + "c".repeat(4_001),
      "state=" + state + "&error=" + "e".repeat(501),
      "state=" + state + "&code=c&error_description=" + "e".repeat(2_001)
    };

    for (String query : queries) {
      assertThat(browser.open(CALLBACK + query).statusCode()).isEqualTo(400);
    }
    assertNothingHappened();
  }

  @Test
  void textThatIsNone() {
    assertThat(browser.open(CALLBACK + "state=%00&code=c").statusCode()).isEqualTo(400);
    assertThat(browser.open(CALLBACK + "state=s&code=%ED%A0%80").statusCode()).isIn(303, 400);
    assertNothingHappened();
  }

  @Test
  void anotherMethod() {
    assertThat(
            browser
                .submit(
                    "/api/v1/integrations/instagram/callback", "state=" + links.begin("instagram"))
                .statusCode())
        .isEqualTo(405);
    assertNothingHappened();
  }

  private String back(String query) {
    return browser.comeBack("instagram", query);
  }

  private void assertNothingHappened() {
    assertThat(world.requests).isEmpty();
    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
    assertThat(
            ConnectionWorld.body(world.get("getIntegration", Map.of("in_path", "x")))
                .getString("state"))
        .isEqualTo("disconnected");
  }
}
