package ai.influgen.publishing.schedule.api;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Problem.Fault;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Desk;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateScheduleIT {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  // a Monday, 5:00 in New York
  private static final Instant START = Instant.parse("2026-03-23T09:00:00Z");

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
    desk.clock.set(START.minus(Duration.ofDays(1)));
    desk.run("update content_item set approved_at = $2 where id = $1", desk.content, at(1));
  }

  @Test
  void answersAsTheContractShows() {
    Reply reply = generate(request());

    assertThat(reply.status()).isEqualTo(201);
    JsonObject body = Desk.body(reply);
    assertThat(body.getValue("timezone")).isEqualTo("America/New_York");
    assertThat(body.getValue("scheduledPosts")).isInstanceOf(JsonArray.class);
    assertThat(body.getJsonArray("scheduledPosts")).hasSize(1);
    JsonObject post = body.getJsonArray("scheduledPosts").getJsonObject(0);
    assertThat(post.getValue("content_id")).isEqualTo(IdKind.CONTENT.show(desk.content));
    assertThat(post.getValue("platform")).isEqualTo("instagram");
    assertThat(post.getValue("status")).isEqualTo("pending");
    assertThat(post.getValue("scheduled_at"))
        .asString()
        .matches("2026-03-23T14:[0-5][0-9]:00Z"); // 10 o'clock in New York
    assertThat(post.getString("reason"))
        .startsWith("Monday 10:")
        .endsWith("in New York is among the best times for instagram; 1 of 1 post that day");
    assertThat(body.getJsonArray("skipped")).isEmpty();
    assertThat(body.getJsonArray("left_out")).isEmpty();
    assertThat(body.getBoolean("more_content")).isFalse();
  }

  @Test
  void storesAndQueuesWhatItPlans() {
    JsonObject post = posts(Desk.body(generate(request()))).getFirst();

    UUID id = IdKind.SCHEDULED_POST.read(post.getString("id")).orElseThrow();
    Instant at = Instant.parse(post.getString("scheduled_at"));
    assertThat(desk.look(id).scheduledAt()).isEqualTo(at);
    assertThat(desk.look(id).approvalHash()).isEqualTo(Desk.HASH);
    assertThat(desk.look(id).connectionId()).isEqualTo(desk.connection);
    assertThat(desk.look(id).timezone()).isEqualTo("America/New_York");
    assertThat(desk.queuedFor(id)).contains(at);
  }

  @Test
  void aDryRunStoresNothingAndTellsWhatWouldCome() {
    desk.approved(at(2).toInstant());
    desk.connect(IdKind.next(), "twitter");
    JsonObject dry = request().put("dry_run", true);

    Reply first = generate(dry);
    assertThat(first.status()).isEqualTo(200);
    assertThat(count()).isZero();
    assertThat(Desk.body(generate(dry))).isEqualTo(Desk.body(first));

    List<JsonObject> planned = posts(Desk.body(first));
    List<JsonObject> stored = posts(Desk.body(generate(request())));
    assertThat(planned).hasSize(4).noneMatch(post -> post.containsKey("id"));
    assertThat(stored).hasSize(4);
    for (int i = 0; i < 4; i++) {
      for (String field : planned.get(i).fieldNames()) {
        assertThat(stored.get(i).getValue(field)).isEqualTo(planned.get(i).getValue(field));
      }
    }
  }

  @Test
  void plansOnlyWhatIsNew() {
    generate(request());
    Reply again = generate(request());

    assertThat(again.status()).isEqualTo(200);
    assertThat(posts(Desk.body(again))).isEmpty();

    UUID later = desk.approved(at(3).toInstant());
    List<JsonObject> next = posts(Desk.body(generate(request())));
    assertThat(next)
        .extracting(post -> post.getString("content_id"))
        .containsExactly(IdKind.CONTENT.show(later));
    assertThat(date(next.getFirst())).isEqualTo("2026-03-24");
  }

  @Test
  void whatWaitsLongestComesFirstAndWhatFindsNoTimeIsTold() {
    UUID third = desk.approved(at(3).toInstant());
    UUID second = desk.approved(at(2).toInstant());

    JsonObject body = Desk.body(generate(request().put("days", 2)));

    assertThat(posts(body))
        .extracting(post -> post.getString("content_id"))
        .containsExactly(IdKind.CONTENT.show(desk.content), IdKind.CONTENT.show(second));
    assertThat(skipped(body))
        .containsExactly(
            new JsonObject()
                .put("content_id", IdKind.CONTENT.show(third))
                .put("platform", "instagram")
                .put("code", "no_free_slot")
                .put("reason", "no free slot within 2 days"));
  }

  @ParameterizedTest
  @CsvSource({"pending, 2026-03-24", "published, 2026-03-24", "cancelled, 2026-03-23"})
  void respectsWhatIsThereAlready(String status, LocalDate expected) {
    UUID other = desk.approved(at(2).toInstant());
    UUID post = desk.post(status, START.plus(Duration.ofHours(8)));
    desk.set(post, "content_id = '" + other + "', published_at = ended_at");
    desk.run("update content_item set status = 'rejected' where id = $1", other);

    assertThat(posts(Desk.body(generate(request()))))
        .extracting(GenerateScheduleIT::date)
        .containsExactly(expected);
  }

  @Test
  void eachPlatformGetsTheContentAtItsOwnTimeIfItTakesIt() {
    desk.connect(IdKind.next(), "twitter");
    JsonObject both = Desk.body(generate(request().put("dry_run", true)));
    assertThat(posts(both))
        .extracting(post -> post.getString("platform"))
        .containsExactlyInAnyOrder("instagram", "twitter");
    assertThat(posts(both))
        .extracting(post -> post.getString("scheduled_at"))
        .doesNotHaveDuplicates();

    desk.run(
        "update connection set settings = $2 where id = $1",
        desk.connection,
        new JsonObject().put("kind", "impossible"));
    JsonObject one = Desk.body(generate(request()));
    assertThat(posts(one))
        .extracting(post -> post.getString("platform"))
        .containsExactly("twitter");
    assertThat(skipped(one))
        .containsExactly(
            new JsonObject()
                .put("content_id", IdKind.CONTENT.show(desk.content))
                .put("platform", "instagram")
                .put("code", "not_publishable")
                .put("reason", "too wide too long"));
  }

  @Test
  void twoCallsAtOnceNeverDoubleAnything() {
    for (int i = 2; i < 12; i++) {
      desk.approved(at(i).toInstant());
    }
    desk.connect(IdKind.next(), "twitter");
    JsonObject request = request().put("plan", new JsonObject().put("per_day", 4));

    List<Future<Reply>> calls =
        Stream.generate(() -> desk.start("generateSchedule", request)).limit(4).toList();
    List<JsonObject> made =
        calls.stream().flatMap(call -> posts(Desk.body(await(call))).stream()).toList();

    assertThat(made).hasSize(22);
    assertThat(made)
        .extracting(post -> post.getString("content_id") + post.getString("platform"))
        .doesNotHaveDuplicates();
    assertThat(made)
        .extracting(post -> post.getString("platform") + post.getString("scheduled_at"))
        .doesNotHaveDuplicates();
    assertThat(count()).isEqualTo(22);
  }

  @Test
  void publishedContentIsPlannedElsewhereOnlyIfAskedFor() {
    desk.run("update content_item set status = 'published' where id = $1", desk.content);
    desk.set(desk.post("published", START.minusSeconds(86_400)), "published_at = ended_at");
    desk.connect(IdKind.next(), "twitter");

    assertThat(posts(Desk.body(generate(request())))).isEmpty();
    assertThat(posts(Desk.body(generate(request().put("include_published", true)))))
        .extracting(post -> post.getString("platform"))
        .containsExactly("twitter");
  }

  @Test
  void aStartThatHasPassedMeansNow() {
    desk.clock.set(START.plus(Duration.ofHours(12))); // Monday, 17:00 in New York

    assertThat(posts(Desk.body(generate(request()))))
        .extracting(GenerateScheduleIT::date)
        .containsExactly(LocalDate.parse("2026-03-24"));
  }

  @Test
  void takesAnAliasAndAPlanOfOnesOwn() {
    desk.connect(IdKind.next(), "twitter");
    JsonObject quiet = new JsonObject().put("from", "12:00").put("to", "09:00");
    JsonObject body =
        Desk.body(
            generate(
                request()
                    .put("platforms", new JsonArray().add("x"))
                    .put("start_date", "2026-03-24")
                    .put("plan", new JsonObject().put("quiet_hours", quiet))));

    JsonObject post = posts(body).getFirst();
    assertThat(post.getString("platform")).isEqualTo("twitter");
    assertThat(Instant.parse(post.getString("scheduled_at")))
        .isBetween("2026-03-24T15:00:00Z", "2026-03-24T15:59:00Z");
  }

  @Test
  void namesEveryFaultAndStoresNothing() {
    Problem problem =
        refusal(
            request()
                .put("start_date", "tomorrow")
                .put("platforms", new JsonArray().add("friendster").add("twitter").add("x")));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/start_date", "/platforms/0", "/platforms/1", "/platforms/2");
    assertThat(count()).isZero();
  }

  @Test
  void saysWhatToDoAboutAccountsThatAreNotConnected() {
    desk.run("update connection set state = 'expired' where id = $1", desk.connection);
    assertThat(refusal(request().put("platforms", new JsonArray().add("instagram"))).type())
        .isEqualTo(ProblemType.CONNECTION_EXPIRED);
    assertThat(refusal(request()))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_CONNECTED))
        .hasMessageContaining("connect it again");

    desk.connect(IdKind.next(), "twitter");
    JsonObject body = Desk.body(generate(request()));
    assertThat(posts(body)).hasSize(1);
    assertThat(body.getJsonArray("left_out").getJsonObject(0).getString("code"))
        .isEqualTo("connection_expired");
  }

  @Test
  void findsNoCharacterOfAnotherWorkspaceNorOneThatCanNotBe() {
    JsonObject stranger =
        request().put("character_id", IdKind.CHARACTER.show(new Desk(server).character));
    JsonObject seed = request().put("character_id", "char_01HZX6FQJ5N6E7T2M3A4B5C6U7");

    assertThat(refusal(stranger).type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(refusal(seed).type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  private JsonObject request() {
    return new JsonObject()
        .put("character_id", IdKind.CHARACTER.show(desk.character))
        .put("start_date", START.toString());
  }

  private Reply generate(JsonObject request) {
    return await(desk.start("generateSchedule", request));
  }

  private Problem refusal(JsonObject request) {
    try {
      throw new AssertionError("not refused: " + generate(request));
    } catch (Problem problem) {
      return problem;
    }
  }

  private static OffsetDateTime at(int hour) {
    return START.minus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC).plusHours(hour);
  }

  private static List<JsonObject> posts(JsonObject body) {
    return body.getJsonArray("scheduledPosts").stream().map(JsonObject.class::cast).toList();
  }

  private static List<JsonObject> skipped(JsonObject body) {
    return body.getJsonArray("skipped").stream().map(JsonObject.class::cast).toList();
  }

  private static LocalDate date(JsonObject post) {
    return LocalDate.ofInstant(Instant.parse(post.getString("scheduled_at")), NEW_YORK);
  }

  private long count() {
    return desk.one(
            "select count(*) as n from scheduled_post where workspace_id = $1",
            row -> row.getLong("n"),
            desk.workspace)
        .orElseThrow();
  }
}
