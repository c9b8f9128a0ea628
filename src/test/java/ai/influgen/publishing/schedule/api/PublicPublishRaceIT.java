package ai.influgen.publishing.schedule.api;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same asked for by several at once is published once. */
class PublicPublishRaceIT {
  private static TestDatabase server;
  private Desk desk;

  @BeforeAll
  static void start() {
    server = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void furnish() {
    desk = new Desk(server);
  }

  @Test
  void tenAtOnceMakeOnePost() {
    JsonObject request = request().put("settings", new JsonObject().put("kind", "story"));
    Future<List<Reply>> replies = together(request, 10);
    desk.queue.whileWaiting(() -> desk.publishPending("r1"));

    assertThat(shown(await(replies)))
        .hasSize(10)
        .containsOnly(IdKind.SCHEDULED_POST.show(ids().getFirst()));
    assertThat(ids()).hasSize(1);
  }

  @Test
  void tenAtOnceMakeOneRepost() {
    UUID before = desk.post("published", desk.clock.instant());

    List<Reply> replies = await(together(request().put("repost", true), 10));

    assertThat(ids()).hasSize(2).first().isEqualTo(before);
    assertThat(shown(replies))
        .hasSize(10)
        .containsOnly(IdKind.SCHEDULED_POST.show(ids().getLast()));
  }

  @Test
  void tenAtOnceTryAFailedPostAgainAsOne() {
    UUID failed = desk.post("failed", desk.clock.instant());

    assertThat(await(together(request(), 10))).hasSize(10);

    assertThat(ids()).containsExactly(failed);
    assertThat(desk.queuedFor(failed)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void seesAPostThatWasMadeAndPublishedAfterItLooked(boolean repost) {
    UUID published = desk.post("cancelled", desk.clock.instant());
    SqlConnection other = await(server.pool().getConnection());
    await(other.query("begin").execute());
    become(other, published, "pending");
    Future<Reply> reply = desk.publicPublish(request().put("repost", repost));
    desk.untilSomebodyWaits();
    become(other, published, "published");
    await(other.query("commit").execute());
    await(other.close());

    assertThat(await(reply).status()).isEqualTo(200);
    assertThat(ids()).containsExactly(published);
    assertThat(desk.queuedFor(published)).isEmpty();
  }

  private static void become(SqlConnection other, UUID post, String status) {
    await(
        other
            .preparedQuery("update scheduled_post set status = $2 where id = $1")
            .execute(Tuple.of(post, status)));
  }

  private Future<List<Reply>> together(JsonObject request, int times) {
    return Future.all(IntStream.range(0, times).mapToObj(i -> desk.publicPublish(request)).toList())
        .map(all -> all.<Reply>list());
  }

  private static List<String> shown(List<Reply> replies) {
    return replies.stream()
        .map(reply -> Desk.body(reply).getJsonObject("scheduled_post").getString("id"))
        .toList();
  }

  private List<UUID> ids() {
    return await(
        desk.database.list(
            "select id from scheduled_post where workspace_id = $1 order by id",
            Tuple.of(desk.workspace),
            row -> row.getUUID("id")));
  }

  private JsonObject request() {
    return new JsonObject()
        .put("content_id", IdKind.CONTENT.show(desk.content))
        .put("platform", "instagram");
  }
}
