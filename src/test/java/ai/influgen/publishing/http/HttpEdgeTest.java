package ai.influgen.publishing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpEdgeTest {
  private static final String ID = "sch_01HZX73K8M9N0P1Q2R3S4T5V6V";

  private TestEdge edge;

  @BeforeAll
  void start(@TempDir Path uploads) {
    edge = new TestEdge(uploads);
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  @Test
  void refusesAParameterThatIsThereTwice() {
    HttpResponse<String> answer = edge.get("/api/v1/content?status=draft&status=approved");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("status", "give it once");
  }

  @Test
  void handsACheckedCallToTheOperation() {
    edge.on(
        "scheduleContent",
        call -> Future.succeededFuture(Reply.created(new JsonObject().put("ok", true), "/there")));

    HttpResponse<String> answer =
        edge.json(
            "POST",
            "/api/v1/content/cnt_1/schedule",
            "{\"scheduled_at\":\"2026-03-23T14:30:00Z\",\"platforms\":[\"instagram\"]}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains("/there");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("ok", true));
    assertThat(edge.lastCall().caller()).isEqualTo(TestEdge.CALLER);
    assertThat(edge.lastCall().path()).isEqualTo(Map.of("id", "cnt_1"));
    assertThat(edge.lastCall().body().getJsonArray("platforms"))
        .isEqualTo(JsonArray.of("instagram"));
  }

  @Test
  void decodesTheValuesOfAQueryOnce() {
    edge.get("/api/v1/integrations/instagram/callback?state=a%2525b%2Bc&code=x%2By%20z");

    assertThat(edge.lastCall().query()).isEqualTo(Map.of("state", "a%25b+c", "code", "x+y z"));
  }

  @Test
  void tellsTheHistoryFromAPost() {
    edge.on("listHistory", call -> Future.succeededFuture(Reply.ok(JsonObject.of("is", "list"))));

    assertThat(edge.get("/api/v1/schedule/history").body()).contains("list");
    assertThat(edge.get("/api/v1/schedule/" + ID).body()).isEqualTo("{}");
  }

  @Test
  void asksForATokenExceptWhereTheContractDoesNot() {
    HttpResponse<String> without = edge.send(edge.request("/api/v1/schedule"));
    HttpResponse<String> wrong =
        edge.send(edge.request("/api/v1/schedule").header("Authorization", "Bearer it_bad"));
    HttpResponse<String> basic =
        edge.send(edge.request("/api/v1/schedule").header("Authorization", "Basic eDp5"));
    HttpResponse<String> open =
        edge.send(edge.request("/api/v1/integrations/instagram/callback?state=x"));

    for (HttpResponse<String> refused : List.of(without, wrong, basic)) {
      assertProblem(refused, ProblemType.UNAUTHENTICATED);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(open.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/integrations/..%2Fschedule/callback",
        "/api/v1/integrations/x/callback/../../../schedule",
        "/api/v1/schedule/",
        "//api/v1/schedule"
      })
  void noSpellingOfAnAddressGoesPastTheToken(String path) {
    int before = edge.callCount();

    HttpResponse<String> answer = edge.send(edge.request(path));

    boolean identified = edge.callCount() > before && edge.lastCall().identified() != null;
    assertThat(identified).isFalse();
    if (answer.statusCode() == 200) {
      assertThat(edge.lastCall().path()).containsKey("platform");
    }
  }

  @Test
  void answersWhatIsNotThere() {
    assertProblem(edge.get("/api/v1/nothing"), ProblemType.NOT_FOUND);
    assertProblem(edge.get("/"), ProblemType.NOT_FOUND);
  }

  @Test
  void saysWhichMethodsAnAddressTakes() {
    HttpResponse<String> answer = edge.json("PUT", "/api/v1/schedule/" + ID, "{}");

    assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, PATCH");
  }

  @Test
  void refusesAnotherKindOfBody() {
    HttpResponse<String> answer =
        edge.send(
            edge.authorized("/api/v1/characters")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("name=Mila")));

    assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertThat(answer.body()).contains("application/json");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertProblem(
        edge.json("POST", "/api/v1/characters", "{\"name\":\"" + "x".repeat(20_000) + "\"}"),
        ProblemType.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"name\":\"Mila\"} x",
        "[]",
        "null",
        "\"name\"",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"a\\ud800b\"}",
        "{\"na\\u0000me\":\"Mila\"}"
      })
  void refusesABodyThatIsNoUsableJson(String body) {
    assertProblem(edge.json("POST", "/api/v1/characters", body), ProblemType.INVALID_REQUEST);
  }

  @Test
  void refusesBytesThatAreNoText() {
    HttpResponse<String> answer =
        edge.send(
            edge.authorized("/api/v1/characters")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofByteArray(
                        "{\"name\":\"Märy\"}".getBytes(StandardCharsets.ISO_8859_1))));

    assertProblem(answer, ProblemType.INVALID_REQUEST);
    assertThat(answer.body()).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/schedule?limit=0",
        "/api/v1/schedule?limit=201",
        "/api/v1/schedule?limit=1.0",
        "/api/v1/schedule?limit=99999999999999",
        "/api/v1/schedule?limit=",
        "/api/v1/schedule?status=gone",
        "/api/v1/schedule?cursor=a%00b",
        "/api/v1/schedule?character_id=42",
        "/api/v1/integrations/a%00b",
        "/api/v1/schedule/%00"
      })
  void refusesAParameterThatDoesNotFit(String path) {
    assertProblem(edge.get(path), ProblemType.INVALID_REQUEST);
  }

  @Test
  void namesEveryFaultOfABodyInPlainWords() {
    HttpResponse<String> answer =
        edge.json(
            "POST",
            "/api/v1/content",
            """
            {"captions":[{"text":5},{"selected":"y"},{"text":"ok","a/b":1}],
             "settings":{"instagram":4},"nope":true,"title":7}
            """);

    assertProblem(answer, ProblemType.INVALID_REQUEST);
    assertThat(new JsonObject(answer.body()).getJsonArray("errors"))
        .containsExactlyInAnyOrder(
            fault("", "The field `character_id` is needed."),
            fault("/captions/0/text", "It must be a text."),
            fault("/captions/1", "The field `text` is needed."),
            fault("/captions/1/selected", "It must be true or false."),
            fault("/captions/2/a~1b", "There is no such field here."),
            fault("/settings/instagram", "It must be an object."),
            fault("/nope", "There is no such field here."),
            fault("/title", "It must be a text."));
  }

  @Test
  void namesBoundsAndChoices() {
    HttpResponse<String> answer =
        edge.json(
            "PATCH",
            "/api/v1/workspace",
            "{\"name\":\"\",\"resume_rule\":\"x\",\"resume_window_hours\":9999}");

    assertThat(new JsonObject(answer.body()).getJsonArray("errors"))
        .containsExactlyInAnyOrder(
            fault("/name", "It must have at least 1 character."),
            fault("/resume_rule", "It must be one of \"publish_late\", \"ask\"."),
            fault("/resume_window_hours", "It may be at most 720."));
  }

  @Test
  void takesAnOptionalBodyOrNone() {
    String path = "/api/v1/content/cnt_1/reject";

    assertThat(edge.send(edge.authorized(path).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
    assertThat(edge.json("POST", path, "{\"reason\":\"blurred\"}").statusCode()).isEqualTo(200);
    assertThat(edge.lastCall().body()).isEqualTo(JsonObject.of("reason", "blurred"));
  }

  @Test
  void rendersAProblemWithItsDetails() {
    edge.on(
        "publishNow",
        call -> {
          throw Problem.of(ProblemType.WAITING_FOR_PLATFORM, "Instagram asked to wait.")
              .with(JsonObject.of("next_attempt_at", "2026-03-23T14:30:00Z"));
        });

    HttpResponse<String> answer =
        edge.send(
            edge.authorized("/api/v1/schedule/" + ID + "/publish-now")
                .header("X-Request-Id", "mine-1")
                .POST(BodyPublishers.noBody()));

    assertThat(new JsonObject(answer.body()))
        .isEqualTo(
            new JsonObject()
                .put("type", "http://publishing.test/docs/problems#waiting_for_platform")
                .put("title", ProblemType.WAITING_FOR_PLATFORM.title())
                .put("status", 409)
                .put("detail", "Instagram asked to wait.")
                .put("code", "waiting_for_platform")
                .put("retryable", true)
                .put("request_id", "mine-1")
                .put("next_attempt_at", "2026-03-23T14:30:00Z"));
  }

  @Test
  void saysWhenTheDatabaseIsAway() {
    List<Throwable> failures =
        List.of(
            new ConnectException("refused"),
            new VertxException("Timeout waiting for connection", true),
            new PgException("terminating connection", "FATAL", "57P01", ""),
            new IllegalStateException(new PgException("no connection", "FATAL", "08006", "")));
    for (Throwable failure : failures) {
      edge.on("getWorkspace", call -> Future.failedFuture(failure));

      HttpResponse<String> answer = edge.get("/api/v1/workspace");

      assertProblem(answer, ProblemType.UNAVAILABLE);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }
  }

  @Test
  void keepsWhatBrokeToItself() {
    edge.on(
        "getWorkspace",
        call -> Future.failedFuture(new PgException("column secret", "ERROR", "42703", "")));

    HttpResponse<String> answer = edge.get("/api/v1/workspace");

    assertProblem(answer, ProblemType.INTERNAL);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("42703");
  }

  @Test
  void keepsADecentRequestIdOnly() {
    HttpResponse<String> odd =
        edge.send(edge.authorized("/api/v1/schedule").header("X-Request-Id", "a b<c>"));
    HttpResponse<String> decent =
        edge.send(edge.authorized("/api/v1/schedule").header("X-Request-Id", "trace-7"));

    assertThat(odd.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
    assertThat(decent.headers().firstValue("X-Request-Id")).contains("trace-7");
  }

  @Test
  void takesTheCookieForAChangeOnlyFromPagesOfOurs() {
    String cookie = SessionCookie.NAME + "=" + TestEdge.SESSION;
    String path = "/api/v1/content/cnt_1/approve";

    assertThat(edge.send(edge.request("/api/v1/schedule").header("Cookie", cookie)).statusCode())
        .isEqualTo(200);
    assertThat(post(path, cookie)).isEqualTo(403);
    assertThat(post(path, cookie, "Origin", "https://evil.test")).isEqualTo(403);
    assertThat(post(path, cookie, "Origin", "null")).isEqualTo(403);
    assertThat(post(path, cookie, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
    assertThat(post(path, cookie, "Origin", "http://publishing.test")).isEqualTo(200);
    assertThat(post(path, cookie, "Origin", "http://localhost:" + edge.port())).isEqualTo(200);
    assertThat(post(path, cookie, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
  }

  @Test
  void servesTheDocsFromItself() {
    HttpResponse<String> docs = edge.send(edge.request("/docs"));
    HttpResponse<String> script = edge.send(edge.request("/docs/swagger-ui/swagger-ui-bundle.js"));
    HttpResponse<String> contract = edge.send(edge.request("/openapi.yaml"));
    HttpResponse<String> problems = edge.send(edge.request("/docs/problems"));

    assertThat(docs.body()).contains("swagger-ui-bundle.js").doesNotContain("//cdn");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(contract.body()).startsWith("openapi: 3.1");
    assertThat(edge.send(edge.request("/assets/docs.js")).body()).contains("/openapi.yaml");
    for (ProblemType type : ProblemType.values()) {
      assertThat(problems.body()).contains("id=\"" + type.code() + "\"");
    }
  }

  @Test
  void doesNotStartWhenContractAndOperationsDiffer(@TempDir Path uploads) {
    List<Operation> operations = new ArrayList<>(edge.operations());
    operations.removeIf(operation -> operation.id().equals("publishNow"));
    operations.removeIf(operation -> operation.id().equals("getMedia"));
    operations.add(operations.getFirst());
    HttpEdge differing =
        new HttpEdge(TestEdge.config(uploads), operations, edge::authenticate, List.of());

    assertThatThrownBy(
            () -> TestDatabase.await(edge.vertx().deployVerticle(new HttpVerticle(differing))))
        .hasMessageContaining("getMedia, publishNow")
        .hasMessageContaining("more than once: " + operations.getFirst().id());
  }

  private int post(String path, String cookie, String... headers) {
    HttpRequest.Builder request =
        edge.request(path).header("Cookie", cookie).POST(BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return edge.send(request).statusCode();
  }

  private static JsonObject fault(String pointer, String message) {
    return JsonObject.of("pointer", pointer, "message", message);
  }

  private static void assertProblem(HttpResponse<String> answer, ProblemType type) {
    JsonObject body = new JsonObject(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(body.getString("code")).isEqualTo(type.code());
    assertThat(body.getString("title")).isEqualTo(type.title());
    assertThat(body.getString("request_id"))
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }
}
