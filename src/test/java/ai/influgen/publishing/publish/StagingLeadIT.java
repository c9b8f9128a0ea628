package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.StagingTimes;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.DueQueue;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a post in the queue is prepared, by what it sends. */
class StagingLeadIT {
  private static final PlatformName PLATFORM = new PlatformName("instagram");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant TARGET = NOW.plus(Duration.ofHours(6));

  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final PgDueQueue queue =
      new PgDueQueue(test.vertx(), settings(), () -> NOW, new PostSignals(test.vertx()));

  @AfterEach
  void close() {
    test.close();
  }

  // a base of a millisecond, so that its spread over the posts is none
  private static EngineSettings settings() {
    EngineSettings usual = EngineSettings.defaults();
    return new EngineSettings(
        usual.tick(),
        usual.horizon(),
        usual.claimLimit(),
        new StagingLead(
            Duration.ofMillis(1),
            1_000_000,
            Map.of(PLATFORM, new StagingTimes(Duration.ofMinutes(5), Duration.ofHours(3)))),
        usual.permits(),
        usual.commitTimeout(),
        usual.longerCommits(),
        usual.sendDeadline(),
        usual.retry(),
        usual.breaker());
  }

  private UUID asset(String type, long bytes) {
    UUID id = IdKind.next();
    rows.run(
        """
        insert into media_asset (id, workspace_id, type, content_type, file_name, bytes, width, height, sha256)
        values ($1, $2, $3, 'x/y', 'f', $4, 1, 1, 'h')
        """,
        id,
        rows.workspace,
        type,
        bytes);
    return id;
  }

  /** A post that is out of the queue, of content with these media. */
  private UUID post(UUID... media) {
    UUID post = rows.duePost();
    rows.run("delete from due where post_id = $1", post);
    JsonArray uses = new JsonArray();
    for (UUID id : media) {
      uses.add(new JsonObject().put("media_id", id.toString()));
    }
    rows.run(
        "update content_item set media = $2 where id = (select content_id from scheduled_post where id = $1)",
        post,
        uses);
    return post;
  }

  private void put(UUID... posts) {
    List<DueQueue.Entry> entries =
        List.of(posts).stream()
            .map(id -> new DueQueue.Entry(id, rows.workspace, rows.connection, PLATFORM, TARGET))
            .toList();
    await(database.transaction(tx -> queue.put(tx, entries)));
  }

  private Duration lead(UUID post) {
    String seconds =
        rows.text(
            "select extract(epoch from target_at - run_at)::int from due where post_id = $1 and kind = 'stage'",
            post);
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  @Test
  void whatIsLargeIsPreparedEarlier() {
    UUID film = asset("video", 600_000_000);
    UUID picture = asset("image", 10_000_000);
    UUID text = post();
    UUID album = post(picture, asset("image", 50_000_000));
    UUID movie = post(film, picture);
    UUID epic = post(asset("video", 100_000_000_000L));

    put(text, album, movie, epic);

    assertThat(lead(text)).isZero();
    assertThat(lead(album)).isEqualTo(Duration.parse("PT1M"));
    assertThat(lead(movie)).isEqualTo(Duration.parse("PT15M10S"));
    assertThat(lead(epic)).as("what was staged holds no longer").isEqualTo(Duration.parse("PT3H"));
  }

  @Test
  void goesByTheMediaThatThePersonChose() {
    UUID film = asset("video", 600_000_000);
    UUID picture = asset("image", 10_000_000);
    UUID post = post(film, picture);
    rows.run("update scheduled_post set media_ids = $2 where id = $1", post, new UUID[] {picture});

    put(post);

    assertThat(lead(post)).isEqualTo(Duration.parse("PT10S"));
  }

  @Test
  void anEditMovesItsStagingWhenItIsQueuedAgain() {
    UUID post = post(asset("image", 10_000_000));
    put(post);
    assertThat(lead(post)).isEqualTo(Duration.parse("PT10S"));

    await(database.transaction(tx -> queue.withdraw(tx, post)));
    rows.run(
        "update content_item set media = $2 where id = (select content_id from scheduled_post where id = $1)",
        post,
        new JsonArray()
            .add(new JsonObject().put("media_id", asset("video", 1_000_000).toString())));
    put(post);

    assertThat(lead(post)).isEqualTo(Duration.parse("PT5M1S"));
  }
}
