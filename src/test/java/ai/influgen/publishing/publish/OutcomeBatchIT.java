package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outcomes that are written at the same moment. */
class OutcomeBatchIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final Claims claims = new Claims(database, instance);
  private final Outcomes outcomes = new Outcomes(database, new PostSignals(test.vertx()));

  @BeforeEach
  void beat() {
    rows.alive(instance);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<Claim> claimed(int count) {
    IntStream.range(0, count).forEach(_ -> rows.duePost());
    return await(claims.take(2, EngineRows.room(count)));
  }

  private Future<Boolean> published(Claim claim, String remoteId) {
    return outcomes.published(
        claim,
        new PublishOutcome.Published(remoteId, null, new JsonObject()),
        new JsonArray(),
        false);
  }

  // in one turn of an event loop, so that they go together
  private List<Future<Boolean>> together(Supplier<List<Future<Boolean>>> asked) {
    Promise<List<Future<Boolean>>> futures = Promise.promise();
    test.vertx().runOnContext(_ -> futures.complete(asked.get()));
    return await(futures.future());
  }

  private String post(Claim claim, String columns) {
    return rows.text("select " + columns + " from scheduled_post where id = $1", claim.postId());
  }

  private String due(Claim claim) {
    return rows.text("select kind from due where post_id = $1", claim.postId());
  }

  @Test
  void writesEachItsOwn() {
    List<Claim> c = claimed(8);
    rows.run("update inflight set token = gen_random_uuid() where post_id = $1", c.get(7).postId());
    rows.run(
        "insert into publish_step (post_id, staged_for, step, result) select id, 'x', 'y', '{}' from scheduled_post");
    Instant soon = Instant.now().plusSeconds(60);
    JsonObject proof = new JsonObject().put("proof", 1);
    PublishOutcome.RetryLater busy =
        new PublishOutcome.RetryLater(ErrorCode.RATE_LIMITED, "busy", null, true);

    List<Future<Boolean>> all =
        together(
            () ->
                List.of(
                    outcomes.published(
                        c.get(0),
                        new PublishOutcome.Published("900", null, new JsonObject()),
                        new JsonArray(),
                        true),
                    outcomes.failed(c.get(1), ErrorCode.CONTENT_REJECTED, "too long"),
                    outcomes.retrying(c.get(2), busy, soon),
                    outcomes.unsettled(c.get(3), "no answer", proof, soon),
                    outcomes.waiting(c.get(4), ErrorCode.NETWORK_ERROR, "down", soon),
                    outcomes.goOn(c.get(5), Requeue.staged(c.get(5), Instant.now())),
                    outcomes.needsConfirmation(c.get(6), "look", proof),
                    outcomes.failed(c.get(7), ErrorCode.UNKNOWN_ERROR, "not mine any more")));

    assertThat(all.stream().map(f -> await(f)).toList())
        .containsExactly(true, true, true, true, true, true, true, false);
    assertThat(post(c.get(0), "status || remote_post_id || attempts")).isEqualTo("published9001");
    assertThat(post(c.get(1), "status || error_code || error_message"))
        .isEqualTo("failedcontent_rejectedtoo long");
    assertThat(post(c.get(1), "evidence is null")).as("not the JSON value null").isEqualTo("true");
    assertThat(post(c.get(2), "status || error_code || attempts"))
        .isEqualTo("pendingrate_limited1");
    assertThat(post(c.get(3), "unsettled || (evidence ->> 'proof')")).isEqualTo("true1");
    assertThat(post(c.get(4), "status || error_code || attempts"))
        .isEqualTo("pendingnetwork_error0");
    assertThat(post(c.get(5), "coalesce(error_code, 'none') || attempts")).isEqualTo("none0");
    assertThat(post(c.get(6), "status || needs_confirmation")).isEqualTo("failedtrue");
    assertThat(post(c.get(7), "status")).as("somebody else's by now").isEqualTo("pending");
    assertThat(c.stream().map(this::due))
        .containsExactly(
            "confirm", "(none)", "commit", "reconcile", "commit", "commit", "(none)", "(none)");
    assertThat(rows.text("select count(*) from inflight")).isEqualTo("1");
    assertThat(rows.text("select count(*) from publish_attempt")).isEqualTo("5");
    assertThat(rows.text("select count(*) from publish_attempt where evidence is null"))
        .isEqualTo("2");
    assertThat(rows.text("select count(*) from publish_step where post_id = any($1)", ids(c, 1, 2)))
        .as("forgotten")
        .isEqualTo("0");
    assertThat(rows.text("select count(*) from publish_step")).isEqualTo("6");
  }

  private static Object ids(List<Claim> claims, int... which) {
    return IntStream.of(which).mapToObj(i -> claims.get(i).postId()).toArray(UUID[]::new);
  }

  @Test
  void anIdThatAnotherPostHasFailsNobodyElse() {
    Claim owner = claimed(1).getFirst();
    await(published(owner, "1"));
    List<Claim> c = claimed(20);

    List<Future<Boolean>> all =
        together(
            () ->
                IntStream.range(0, 20)
                    .mapToObj(i -> published(c.get(i), i == 13 ? "1" : "2" + i))
                    .toList());

    await(Future.join(all).otherwiseEmpty());
    assertThat(all.get(13).failed()).isTrue();
    assertThat(all.stream().filter(Future::succeeded)).hasSize(19);
    assertThat(rows.text("select count(*) from scheduled_post where status = 'published'"))
        .isEqualTo("20");
    assertThat(rows.text("select post_id::text from inflight"))
        .as("its claim stands, and what is in doubt can be written")
        .isEqualTo(c.get(13).postId().toString());
  }

  @Test
  void keepsNobodyWaitingForAPostThatSomebodyLooksAt() {
    List<Claim> c = claimed(2);
    Promise<Void> holding = Promise.promise();
    Promise<Void> finish = Promise.promise();
    Future<Void> holder =
        database.transaction(
            tx ->
                Database.execute(
                        tx,
                        "select 1 from scheduled_post where id = $1 for update",
                        Tuple.of(c.get(0).postId()))
                    .onSuccess(_ -> holding.complete())
                    .compose(_ -> finish.future()));
    await(holding.future());

    List<Future<Boolean>> all =
        together(() -> List.of(published(c.get(0), "31"), published(c.get(1), "32")));
    assertThat(await(all.get(1))).isTrue();
    assertThat(all.get(0).isComplete()).isFalse();

    finish.complete();
    await(holder);
    assertThat(await(all.get(0))).as("in its turn").isTrue();
  }

  @Test
  void endsAClaimOnceThoughTwoSayHow() {
    Claim claim = claimed(1).getFirst();

    List<Future<Boolean>> both =
        together(
            () ->
                List.of(
                    published(claim, "41"), outcomes.failed(claim, ErrorCode.UNKNOWN_ERROR, "no")));

    assertThat(both.stream().map(f -> await(f)).toList()).containsExactly(true, false);
    assertThat(post(claim, "status")).isEqualTo("published");
    assertThat(rows.text("select count(*) from publish_attempt")).isEqualTo("1");
  }

  @Test
  void keepsStepsOfThoseWhoseClaimStands() {
    List<Claim> c = claimed(6);
    rows.run("update inflight set token = gen_random_uuid() where post_id = $1", c.get(2).postId());
    JournalStore journals = new JournalStore(database);

    List<Future<Boolean>> kept =
        together(
            () ->
                c.stream()
                    .map(
                        claim ->
                            journals
                                .keep(claim, "p/a", "upload", new JsonObject().put("n", 1))
                                .map(entry -> entry.isPresent()))
                    .toList());

    assertThat(kept.stream().map(f -> await(f)).toList())
        .containsExactly(true, true, false, true, true, true);
    assertThat(await(journals.read(c.get(0), "p/a")).has("upload")).isTrue();
    assertThat(await(journals.read(c.get(2), "p/a")).has("upload")).isFalse();
    assertThat(await(journals.read(c.get(0), "other/a")).entries()).isEmpty();
  }
}
