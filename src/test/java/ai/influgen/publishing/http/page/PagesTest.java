package ai.influgen.publishing.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.BrowserMark;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.SessionCookie;
import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final String COOKIE = SessionCookie.NAME + "=" + TestEdge.SESSION;

  private TestEdge edge;

  @BeforeAll
  void start(@TempDir Path uploads) {
    HttpConfig config = HttpConfig.of(0, URI.create("https://publishing.test"), uploads);
    SignInWays ways = new SignInWays(Optional.empty());
    edge =
        new TestEdge(
            uploads,
            List.of(
                self -> new SignInPages(config, new OneLink(), ways),
                self -> new SettingsPages(config, self::authenticate, self.calls(), ways)));
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  @Test
  void leadsToTheSettings() {
    HttpResponse<String> answer = edge.send(edge.request("/"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/settings");
  }

  @Test
  void exchangesALinkForACookie() {
    HttpResponse<String> answer = edge.send(edge.request("/sign-in?token=is_good"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/settings");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith(COOKIE)
        .contains("HTTPOnly", "Secure", "SameSite=Lax", "Max-Age=60", "Path=/");
  }

  @Test
  void saysWhatToDoWithALinkThatIsUsedUp() {
    HttpResponse<String> answer = edge.send(edge.request("/sign-in?token=is_bad"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("link").contains("Restart the server");
  }

  @Test
  void tellsHowToSignIn() {
    HttpResponse<String> answer = edge.send(edge.request("/settings"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.body()).contains("sign-in link");
  }

  @Test
  void showsNothingToAnAgencyKeyInACookie() {
    HttpResponse<String> answer =
        edge.send(
            edge.request("/settings").header("Cookie", COOKIE.replace("ss_good", TestEdge.KEY)));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void showsTheConnectionsWithEverythingEscaped() {
    edge.on(
        "listIntegrations",
        call ->
            Future.succeededFuture(
                Reply.ok(
                    JsonObject.of(
                        "integrations",
                        JsonArray.of(
                            integration("instagram", "needs_selection")
                                .put("message", "<script>alert(1)</script>")
                                .put(
                                    "accounts",
                                    JsonArray.of(
                                        JsonObject.of("id", "1\"><b>", "username", "mila"))))))));

    HttpResponse<String> answer =
        edge.send(
            edge.request("/settings?connect_error=%3Cimg%20src%3Dx%3E").header("Cookie", COOKIE));

    assertThat(edge.lastCall().caller()).isEqualTo(TestEdge.CALLER);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Instagram", "needs selection", "@mila", "Use this account")
        .contains("&lt;script&gt;", "&lt;img src=x&gt;", "1&quot;&gt;&lt;b&gt;")
        .doesNotContain("<script", "<img", "<b>");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("script-src");
  }

  @Test
  void sendsTheBrowserToThePlatform() {
    edge.on(
        "getAuthUrl",
        call -> Future.succeededFuture(Reply.ok(JsonObject.of("url", "https://platform.test/x"))));

    HttpResponse<String> answer = submit("/settings/connect/instagram", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("https://platform.test/x");
    assertThat(edge.lastCall().path()).isEqualTo(Map.of("platform", "instagram"));
    assertThat(edge.lastCall().query()).isEqualTo(Map.of("redirect", "/settings"));
  }

  @Test
  void beginsAConsentThatOnlyThisBrowserMayFinish() {
    edge.on(
        "getAuthUrl",
        call -> Future.succeededFuture(Reply.ok(JsonObject.of("url", "https://platform.test/x"))));

    String cookie =
        submit("/settings/connect/instagram", "").headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie)
        .startsWith(BrowserMark.NAME + "=" + edge.lastCall().browser() + ";")
        .contains("HTTPOnly", "Secure", "SameSite=Lax", "Max-Age=3600");
    assertThat(edge.lastCall().browser()).hasSize(43);
  }

  @Test
  void showsARefusalAsABanner() {
    edge.on(
        "disconnectIntegration",
        call -> Future.failedFuture(Problem.of(ProblemType.CONFLICT, "Not now & here.")));

    assertThat(submit("/settings/disconnect/instagram", "").headers().firstValue("Location"))
        .contains("/settings?connect_error=Not+now+%26+here.");
  }

  @Test
  void choosesAnAccount() {
    HttpResponse<String> answer = submit("/settings/account/instagram", "account_id=17%2B1");

    assertThat(answer.headers().firstValue("Location")).contains("/settings?connected=instagram");
    assertThat(edge.lastCall().body()).isEqualTo(JsonObject.of("account_id", "17+1"));
  }

  @Test
  void takesNoFormFromAnotherSite() {
    int before = edge.callCount();

    HttpResponse<String> answer =
        edge.send(
            edge.request("/settings/disconnect/instagram")
                .header("Cookie", COOKIE)
                .header("Origin", "https://evil.test")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(edge.callCount()).isEqualTo(before);
  }

  @Test
  void showsTheWayInWithoutALink() {
    HttpResponse<String> answer = edge.send(edge.request("/sign-in"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("sign-in link").doesNotContain("<button");
  }

  @Test
  void letsAViewerLookAndNothingElse() {
    String viewer = COOKIE.replace(TestEdge.SESSION, TestEdge.VIEWERS_SESSION);
    assertThat(edge.send(edge.request("/settings").header("Cookie", viewer)).statusCode())
        .isEqualTo(200);
    int before = edge.callCount();

    for (String path : List.of("connect", "disconnect", "account")) {
      HttpResponse<String> answer =
          submit("/settings/" + path + "/instagram", "account_id=17", viewer);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .startsWith("/settings?connect_error=")
          .contains("owner");
    }
    assertThat(edge.callCount()).isEqualTo(before);
  }

  private HttpResponse<String> submit(String path, String form) {
    return submit(path, form, COOKIE);
  }

  private HttpResponse<String> submit(String path, String form, String cookie) {
    return edge.send(
        edge.request(path)
            .header("Cookie", cookie)
            .header("Origin", "https://publishing.test")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static JsonObject integration(String platform, String state) {
    return new JsonObject().put("platform", platform).put("state", state).putNull("account");
  }

  private record OneLink() implements Sessions {
    @Override
    public Future<Optional<Session>> open(String signInToken) {
      return Future.succeededFuture(
          signInToken.equals("is_good")
              ? Optional.of(new Session(TestEdge.SESSION, Duration.ofMinutes(1)))
              : Optional.empty());
    }

    @Override
    public Future<Void> close(String sessionToken) {
      return Future.succeededFuture();
    }
  }
}
