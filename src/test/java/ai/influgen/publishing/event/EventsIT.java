package ai.influgen.publishing.event;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.event.api.ListEvents;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsIT {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static TestDatabase server;
  private Events events;
  private UUID workspace;

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
    events = new Events(server.database());
    workspace = newWorkspace();
  }

  @Test
  void missesNothingOfATransactionThatCommitsLate() {
    SqlConnection slow = begin();
    SqlConnection fast = begin();
    append(slow, "begun first, committed last");
    append(fast, "begun last, committed first");
    end(fast, "commit");

    JsonObject early = list(Map.of());
    assertThat(names(early)).isEmpty();

    end(slow, "commit");

    JsonObject late = list(Map.of("after", early.getString("next_cursor")));
    assertThat(names(late))
        .containsExactly("begun first, committed last", "begun last, committed first");
  }

  @Test
  void missesNothingWhereTheLaterNumberCommitsFirst() {
    SqlConnection slow = begin();
    await(slow.query("select pg_current_xact_id()").execute());
    SqlConnection fast = begin();
    append(fast, "a smaller number, a later transaction");
    end(fast, "commit");
    append(slow, "a greater number, an earlier transaction");

    assertThat(names(list(Map.of()))).isEmpty();
    end(slow, "commit");

    assertThat(names(list(Map.of())))
        .containsExactly(
            "a greater number, an earlier transaction", "a smaller number, a later transaction");
  }

  @Test
  void tellsNothingOfWhatWasUndone() {
    SqlConnection undone = begin();
    append(undone, "never happened");
    end(undone, "rollback");

    assertThat(names(list(Map.of()))).isEmpty();
  }

  @Test
  void goesOnWhereThePageBeforeEnded() {
    for (int i = 1; i <= 5; i++) {
      appended(workspace, EventType.CONNECTION_CONNECTED, "event " + i, NOW);
    }

    JsonObject first = list(Map.of("limit", "2"));
    assertThat(names(first)).containsExactly("event 1", "event 2");
    assertThat(first.getBoolean("more")).isTrue();
    JsonObject rest = list(Map.of("after", first.getString("next_cursor")));
    assertThat(names(rest)).containsExactly("event 3", "event 4", "event 5");
    assertThat(rest.getBoolean("more")).isFalse();

    JsonObject none = list(Map.of("after", rest.getString("next_cursor")));
    assertThat(names(none)).isEmpty();
    appended(workspace, EventType.CONNECTION_CONNECTED, "event 6", NOW);
    assertThat(names(list(Map.of("after", none.getString("next_cursor")))))
        .containsExactly("event 6");
  }

  @Test
  void picksOneType() {
    appended(workspace, EventType.CONNECTION_CONNECTED, "connected", NOW);
    appended(workspace, EventType.CONNECTION_EXPIRED, "expired", NOW);

    JsonObject found = list(Map.of("type", "connection.expired"));

    assertThat(names(found)).containsExactly("expired");
    JsonObject one = found.getJsonArray("events").getJsonObject(0);
    assertThat(one.getString("id")).startsWith("evt_");
    assertThat(one.getString("at")).isEqualTo(NOW.toString());
  }

  @Test
  void showsNobodyTheEventsOfAnotherWorkspace() {
    appended(newWorkspace(), EventType.CONNECTION_CONNECTED, "not yours", NOW);

    assertThat(names(list(Map.of()))).isEmpty();
  }

  @Test
  void refusesACursorThatIsNotOurs() {
    for (String cursor : List.of("x", "MQ", "%%%", "LTEuMQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ")) {
      assertThatExceptionOfType(Problem.class)
          .as(cursor)
          .isThrownBy(() -> list(Map.of("after", cursor)))
          .satisfies(p -> assertThat(p.faults()).extracting("pointer").containsExactly("after"));
    }
  }

  @Test
  void forgetsWhatIsOldHoweverMuch() {
    UUID other = newWorkspace();
    appended(other, EventType.CONNECTION_CONNECTED, "old", NOW.minus(Duration.ofDays(31)));
    await(
        server
            .database()
            .execute(
                """
                insert into event (id, workspace_id, type, subject_id, data, at)
                select gen_random_uuid(), workspace_id, type, subject_id, data, at
                from event, generate_series(1, 1200) where workspace_id = $1
                """,
                Tuple.of(other)));
    appended(workspace, EventType.CONNECTION_CONNECTED, "young", NOW.minus(Duration.ofDays(29)));

    assertThat(await(events.sweep(NOW))).isEqualTo(1201);
    assertThat(names(list(Map.of()))).containsExactly("young");
  }

  private static UUID newWorkspace() {
    UUID id = IdKind.next();
    await(
        server
            .database()
            .execute(
                "insert into workspace (id, name, timezone) values ($1, 'W', 'UTC')",
                Tuple.of(id)));
    return id;
  }

  private SqlConnection begin() {
    SqlConnection connection = await(server.pool().getConnection());
    await(connection.query("begin").execute());
    return connection;
  }

  private void end(SqlConnection connection, String how) {
    await(connection.query(how).execute());
    await(connection.close());
  }

  private void append(SqlConnection transaction, String name) {
    await(Events.append(transaction, event(workspace, EventType.CONNECTION_CONNECTED, name, NOW)));
  }

  private static void appended(UUID workspace, EventType type, String name, Instant at) {
    Future<Void> done =
        server
            .database()
            .transaction(
                transaction -> Events.append(transaction, event(workspace, type, name, at)));
    await(done);
  }

  private static Event event(UUID workspace, EventType type, String name, Instant at) {
    return Event.now(workspace, type, IdKind.next(), new JsonObject().put("name", name), at);
  }

  private JsonObject list(Map<String, String> query) {
    Call call =
        new Call(
            new Caller(workspace, IdKind.next()), Map.of(), query, new JsonObject(), List.of());
    return Objects.requireNonNull(await(new ListEvents(server.database()).handle(call)).body());
  }

  private static List<String> names(JsonObject page) {
    return page.getJsonArray("events").stream()
        .map(event -> ((JsonObject) event).getJsonObject("data").getString("name"))
        .toList();
  }
}
