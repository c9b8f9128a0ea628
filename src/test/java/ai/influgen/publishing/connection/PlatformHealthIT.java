package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.PlatformHealth.State;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the instances find out of the platforms, as people see it on any of them. */
class PlatformHealthIT {
  private static final PlatformName INSTAGRAM = new PlatformName("instagram");

  private final ConnectionWorld world = new ConnectionWorld();
  private final PlatformHealths healths = new PlatformHealths(world.test().database());

  @AfterEach
  void close() {
    world.close();
  }

  private UUID instance(String age) {
    UUID id = IdKind.next();
    world.update(
        "insert into instance (id, name, beat_at) values ($1, 'i', clock_timestamp() - $2::text::interval)",
        Tuple.of(id, age));
    return id;
  }

  private void found(UUID instance, State state, Instant at) {
    PlatformHealth health =
        switch (state) {
          case UP -> new PlatformHealth(INSTAGRAM, state, at, null, null);
          case DEGRADED -> new PlatformHealth(INSTAGRAM, state, START, null, "HTTP 503");
          case DOWN ->
              new PlatformHealth(INSTAGRAM, state, START, START.plusSeconds(15), "HTTP 503");
        };
    await(healths.write(instance, health, at));
  }

  private JsonObject shown(String platform) {
    JsonArray all =
        ConnectionWorld.body(world.get("listIntegrations", Map.of())).getJsonArray("integrations");
    return all.stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("platform").equals(platform))
        .findFirst()
        .orElseThrow()
        .getJsonObject("platform_health");
  }

  @Test
  void aPlatformIsUpUntilAnInstanceFindsItDown() {
    JsonObject up =
        new JsonObject()
            .put("state", "up")
            .putNull("since")
            .putNull("next_try_at")
            .putNull("last_error");
    assertThat(shown("instagram")).isEqualTo(up);

    found(instance("0 s"), State.DOWN, START);

    assertThat(shown("instagram"))
        .isEqualTo(
            new JsonObject()
                .put("state", "down")
                .put("since", "2026-03-01T12:00:00Z")
                .put("next_try_at", "2026-03-01T12:00:15Z")
                .put("last_error", "HTTP 503"));
    assertThat(world.integration().getJsonObject("platform_health").getString("state"))
        .isEqualTo("down");
    assertThat(shown("twitter")).as("others are not concerned").isEqualTo(up);
  }

  @Test
  void theWorstThatALivingInstanceKnowsCounts() {
    UUID first = instance("0 s");
    UUID second = instance("0 s");
    found(first, State.UP, START.plusSeconds(9));
    found(second, State.DEGRADED, START);
    assertThat(shown("instagram").getString("state")).isEqualTo("degraded");

    found(second, State.UP, START.plusSeconds(10));
    assertThat(shown("instagram").getString("state")).isEqualTo("up");
  }

  @Test
  void whatADeadInstanceKnewDoesNot() {
    found(instance("10 s"), State.DOWN, START);

    assertThat(shown("instagram").getString("state")).isEqualTo("up");
  }

  @Test
  void anOlderFindingThatIsWrittenLateChangesNothing() {
    UUID instance = instance("0 s");
    found(instance, State.UP, START.plusSeconds(20));
    found(instance, State.DOWN, START.plusSeconds(19));

    assertThat(shown("instagram").getString("state")).isEqualTo("up");
  }
}
