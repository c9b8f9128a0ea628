package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.Waiting;
import ai.influgen.publishing.testing.Wire;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is not there at the start, goes away, and comes back: nothing is lost. */
class DatabaseAwayIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  private final World world = new World("away", Map.of());
  private final PgConnectOptions database = world.database().address().options();
  private final Wire wire = new Wire(database.getPort());
  private final ServerProcess server =
      world.server(Map.of("INFLUGEN_DATABASE_URL", through(wire).url()));

  @BeforeEach
  void startWithoutDatabase() {
    wire.cut();
    server.launch();
    Waiting.until(SOON, server::output, text -> text.contains("waiting for the database"));
    assertThat(server.ready()).isFalse();
    wire.mend();
    server.awaitReady();
  }

  @AfterEach
  void stop() {
    server.close();
    wire.close();
    world.close();
  }

  @Test
  void everythingGoesOnByItself() {
    Api api = new Api(server);
    api.connect();
    String character = api.character("Mila");
    String picture = api.upload("picture.jpg", World.picture());
    List<String> due = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String content =
          api.content(character, "While away " + i, List.of(picture), new JsonObject());
      due.add(api.schedule(content, Instant.now().plusSeconds(2L + i)));
    }
    String slow = "Public while nobody could write it down";
    String underWay =
        api.schedule(
            api.content(character, slow, List.of(picture), new JsonObject()), Instant.now());
    world
        .sandbox()
        .fault("slow", new JsonObject().put("at", "publish").put("wait_s", 1).put("count", 1));
    Waiting.until(SOON, () -> world.sandbox().ledger(slow).size(), n -> n == 1);

    wire.cut();

    Answer refusal = api.get("/api/v1/schedule").expect(503);
    assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refusal.header("Retry-After")).matches("[0-9]+");
    assertThat(refusal.json().getString("code")).isEqualTo("unavailable");
    assertThat(refusal.json().getBoolean("retryable")).isTrue();
    assertThat(server.ready()).isFalse();
    Waiting.pause(Duration.ofSeconds(7));
    wire.mend();

    assertThat(api.awaitStatus(underWay, SOON, "published").getString("remote_post_id"))
        .isEqualTo(world.sandbox().ledger(slow).getFirst().getString("remote_post_id"));
    due.forEach(id -> api.awaitStatus(id, SOON, "published"));
    assertThat(world.sandbox().ledger())
        .extracting(entry -> entry.getString("text"))
        .doesNotHaveDuplicates()
        .hasSize(due.size() + 1);
    server.awaitReady();
  }

  /** Nobody says that the database is gone: packets just don't come through. */
  @Test
  void aDatabaseThatFallsSilentIsNotWaitedForForever() {
    Api api = new Api(server);
    api.connect();
    String content =
        api.content(
            api.character("Mila"),
            "Due in the silence",
            List.of(api.upload("picture.jpg", World.picture())),
            new JsonObject());
    String id = api.schedule(content, Instant.now().plusSeconds(4));

    wire.freeze();
    Answer refusal = api.get("/api/v1/schedule").expect(503);
    assertThat(refusal.header("Retry-After")).matches("[0-9]+");
    wire.cut();
    wire.thaw();
    wire.mend();

    api.awaitStatus(id, SOON, "published");
    assertThat(world.sandbox().ledger()).hasSize(1);
  }

  private PostgresAddress through(Wire way) {
    return new PostgresAddress(
        "postgresql://%s:%s@localhost:%d/%s"
            .formatted(
                database.getUser(), database.getPassword(), way.port(), database.getDatabase()));
  }
}
