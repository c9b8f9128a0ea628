package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisconnectIT {
  private final ConnectionWorld world = new ConnectionWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void wipesTheTokensTakesTheGrantBackAndHoldsThePosts() {
    UUID id = world.connected();
    world.requests.clear();

    JsonObject reply = disconnect(Map.of());

    assertThat(reply)
        .isEqualTo(
            new JsonObject()
                .put("platform", "instagram")
                .put("state", "disconnected")
                .put("held_posts", 3));
    assertThat(world.requests).extracting("method").containsExactly(HttpMethod.DELETE);
    Row row = world.row(id);
    assertThat(row.getBuffer("sealed_tokens")).isNull();
    assertThat(row.getBuffer("sealed_choices")).isNull();
    assertThat(row.getValue("refresh_at")).isNull();
    assertThat(world.disconnected).containsExactly(id);
    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isEmpty();
    assertThat(world.integration().getString("state")).isEqualTo("disconnected");
    assertThat(world.integration().getValue("account")).isNull();
  }

  @Test
  void disconnectsAlthoughThePlatformGivesNoAnswer() {
    world.connected();
    world.answers = request -> Future.failedFuture("no route");

    assertThat(disconnect(Map.of()).getString("state")).isEqualTo("disconnected");
  }

  @Test
  void waitsForAHangingPlatformForAFewSecondsOnly() {
    world.connected();
    List<Duration> waited = new CopyOnWriteArrayList<>();
    world.answers = request -> Promise.<PlatformResponse>promise().future();
    world.pause =
        length -> {
          waited.add(length);
          return Future.succeededFuture();
        };

    assertThat(disconnect(Map.of()).getString("state")).isEqualTo("disconnected");
    assertThat(waited).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void disconnectsWhatIsNotConnected() {
    assertThat(disconnect(Map.of()).getInteger("held_posts")).isZero();
    assertThat(world.requests).isEmpty();
  }

  @Test
  void leavesTheGrantWhereAnotherConnectionMayLiveByIt() {
    world.connected();
    Map<String, String> own = Map.of("character_id", IdKind.CHARACTER.show(world.newCharacter()));
    world.instagram.grants(SIXTY_DAYS_ON, "2");
    world.comeBack(Map.of("state", world.begin(own), "code", "c"));
    world.requests.clear();

    disconnect(own);
    assertThat(world.requests).isEmpty();

    disconnect(Map.of());
    assertThat(world.requests).hasSize(1);
  }

  @Test
  void letsHeldPostsGoOnWhenTheSameAccountComesBack() {
    UUID id = world.connected();
    disconnect(Map.of());

    world.connected();

    assertThat(world.reconnected).containsExactly(id);
  }

  private JsonObject disconnect(Map<String, String> query) {
    return ConnectionWorld.body(world.get("disconnectIntegration", query));
  }
}
