package ai.influgen.publishing.schedule.api;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.ApiKeys;
import ai.influgen.publishing.workspace.WorkspaceAuthenticator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Public publish as an agency meets it: over HTTP, with its key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicPublishKeyIT {
  private TestDatabase server;
  private Desk desk;
  private TestEdge edge;

  @BeforeAll
  void start(@TempDir Path uploads) {
    server = TestDatabase.fresh();
    desk = new Desk(server);
    edge =
        new TestEdge(
            uploads,
            new WorkspaceAuthenticator(server.database(), desk.clock),
            List.of(desk.operation("publicPublish")));
  }

  @AfterAll
  void stop() {
    edge.close();
    server.close();
  }

  @Test
  void answersAsTheContractShows() {
    String key = key();
    desk.queue.whileWaiting(() -> desk.publishPending("17894561234567890"));

    HttpResponse<String> answer = publish(key);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.fieldNames()).containsExactlyInAnyOrder("scheduled_post", "publish_result");
    JsonObject post = body.getJsonObject("scheduled_post");
    assertThat(post.getString("id")).startsWith("sch_").matches(IdKind.SHAPE);
    assertThat(post.getValue("status")).isEqualTo("published");
    assertThat(post.getValue("remote_post_id")).isEqualTo("17894561234567890");
    assertThat(body.getJsonObject("publish_result"))
        .isEqualTo(
            new JsonObject()
                .put("remote_post_id", "17894561234567890")
                .put("media_urls", new JsonArray().add("https://cdn.example.com/a.jpg")));
    assertThat(publish(key).body()).isEqualTo(answer.body());
  }

  @Test
  void refusesAKeyWithoutTheScope() {
    String key = key();
    desk.run("update api_key set scopes = '{}' where prefix = $1", key.substring(0, 9));

    assertRefused(publish(key), 403, "insufficient_scope");
  }

  @Test
  void refusesAKeyThatWasRevoked() {
    String key = key();
    assertThat(publish(key).statusCode()).isIn(200, 202);
    desk.run("update api_key set revoked_at = now() where prefix = $1", key.substring(0, 9));

    assertRefused(publish(key), 401, "unauthenticated");
  }

  @Test
  void refusesAKeyThatHasExpired() {
    String key = key();
    desk.run("update api_key set expires_at = now() where prefix = $1", key.substring(0, 9));

    assertRefused(publish(key), 401, "unauthenticated");
  }

  @Test
  void refusesWhatDoesNotFitTheContract() {
    HttpResponse<String> answer = publish(key(), "{\"content_id\":\"nothing\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/content_id").contains("`platform` is needed");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
  }

  private String key() {
    UUID member = IdKind.next();
    desk.run(
        "insert into member (id, workspace_id, name, role) values ($1, $2, 'm', 'owner')",
        member,
        desk.workspace);
    return await(
            new ApiKeys(server.database())
                .create(
                    new Caller(desk.workspace, member),
                    new ApiKeys.Wanted("n", Set.of(Scope.PUBLISH), null)))
        .value();
  }

  private HttpResponse<String> publish(String key) {
    return publish(
        key,
        new JsonObject()
            .put("content_id", IdKind.CONTENT.show(desk.content))
            .put("platform", "instagram")
            .encode());
  }

  private HttpResponse<String> publish(String key, String body) {
    return edge.send(
        edge.request("/api/v1/public/publish")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
