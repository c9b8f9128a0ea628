package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.publish.Intents.Verdict;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each guard between a claim and the one call that may not be repeated. */
class IntentsIT {
  private static final String PAYLOAD = "payload-hash";

  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final Claims claims = new Claims(database, instance);
  private final Intents intents = new Intents(database, instance);

  @BeforeEach
  void beat() {
    rows.alive(instance);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Claim claim() {
    rows.duePost();
    return take().getFirst();
  }

  private List<Claim> take() {
    return await(claims.take(2, EngineRows.room(100)));
  }

  private Verdict ask(Claim claim) {
    return await(intents.ask(claim, EngineRows.HASH, PAYLOAD));
  }

  @Test
  void permitsWhatIsClaimedAndApproved() {
    Claim claim = claim();

    assertThat(ask(claim)).isInstanceOf(Verdict.Granted.class);
    assertThat(rows.text("select state from inflight where post_id = $1", claim.postId()))
        .isEqualTo("sending");
  }

  @Test
  void tellsOfTheOnePermissionWhenAskedAgainAndGivesNoSecond() {
    Claim claim = claim();

    Verdict first = ask(claim);
    Verdict again = ask(claim);

    assertThat(first).isInstanceOf(Verdict.Granted.class);
    assertThat(again).as("with the same deadline").isEqualTo(first);
  }

  @Test
  void refusesAForeignToken() {
    Claim claim = claim();
    rows.run("update inflight set token = gen_random_uuid() where post_id = $1", claim.postId());

    assertThat(ask(claim)).isInstanceOf(Verdict.Lost.class);
    assertThat(rows.text("select state from inflight where post_id = $1", claim.postId()))
        .isEqualTo("claimed");
  }

  @Test
  void refusesWhatIsPausedAndHoldsItWhileItIs() {
    Claim claim = claim();
    Claim next = claim();
    rows.pause("instagram");
    Outcomes outcomes = new Outcomes(database, new PostSignals(test.vertx()));

    assertThat(ask(claim)).isInstanceOf(Verdict.Paused.class);
    assertThat(await(outcomes.hold(claim, "paused", Instant.now()))).isTrue();
    assertThat(rows.text("select held from scheduled_post where id = $1", claim.postId()))
        .isEqualTo("paused");

    assertThat(ask(next)).isInstanceOf(Verdict.Paused.class);
    rows.run("delete from pause");
    assertThat(await(outcomes.hold(next, "paused", Instant.now()))).isTrue();
    assertThat(rows.text("select kind from due where post_id = $1", next.postId()))
        .as("the pause ended meanwhile")
        .isEqualTo("commit");
  }

  @Test
  void permitsWhatAPauseDoesNotMean() {
    rows.pause("twitter");

    assertThat(ask(claim())).isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void refusesAnOlderHandOver() {
    Claim claim = claim();
    Claim newer = await(claims.offerAgain(claim)).orElseThrow();

    assertThat(ask(claim)).isInstanceOf(Verdict.Lost.class);
    assertThat(ask(newer)).isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void refusesAnInstanceWhoseLeaseHasRunOut() {
    Claim claim = claim();
    rows.run("update instance set beat_at = now() - interval '2500 ms'");

    assertThat(ask(claim)).isInstanceOf(Verdict.Busy.class);
    assertThat(rows.text("select state from inflight where post_id = $1", claim.postId()))
        .isEqualTo("claimed");
  }

  @Test
  void refusesWhatWasCancelledMeanwhile() {
    Claim claim = claim();
    rows.run("update scheduled_post set status = 'cancelled' where id = $1", claim.postId());

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void refusesWhatIsHeld() {
    Claim claim = claim();
    rows.run("update scheduled_post set held = 'not_approved' where id = $1", claim.postId());

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void refusesContentThatWasEditedMeanwhile() {
    Claim claim = claim();
    rows.run("update content_item set approval_hash = 'another'");

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void refusesWhatIsToGoOutUnderAnotherApprovalThanWasLoaded() {
    Claim claim = claim();
    rows.run("update scheduled_post set approval_hash = 'another'");

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void refusesAnotherAccountThatTookTheConnectionsPlace() {
    Claim claim = claim();
    rows.run("update scheduled_post set remote_account_id = 'mila'");
    rows.run("update connection set remote_id = 'nova'");

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);

    rows.run("update connection set remote_id = 'mila'");
    assertThat(ask(claim)).isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void refusesContentThatLostItsApproval() {
    Claim claim = claim();
    rows.run("update content_item set status = 'draft'");

    assertThat(ask(claim)).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void letsOneAccountsPostsGoOneByOneAndInOrder() {
    UUID second = rows.duePost(Instant.now().minusSeconds(5));
    UUID first = rows.duePost(Instant.now().minusSeconds(10));
    List<Claim> both = take();
    Claim one = both.stream().filter(c -> c.postId().equals(first)).findFirst().orElseThrow();
    Claim two = both.stream().filter(c -> c.postId().equals(second)).findFirst().orElseThrow();

    assertThat(ask(two)).as("an earlier one is about to go").isInstanceOf(Verdict.Busy.class);
    assertThat(ask(one)).isInstanceOf(Verdict.Granted.class);
    assertThat(await(intents.ask(two, EngineRows.HASH, "other")))
        .as("the lane is taken")
        .isInstanceOf(Verdict.Busy.class);
  }

  @Test
  void keepsATwinBackWhileTheFirstIsUnsettled() {
    Claim claim = claim();
    UUID twin = rows.duePost();
    rows.run(
        "update scheduled_post set unsettled = true, payload_hash = $2 where id = $1",
        twin,
        PAYLOAD);
    rows.run("delete from due where post_id = $1", twin);

    assertThat(ask(claim)).isInstanceOf(Verdict.TwinUnsettled.class);
    assertThat(await(intents.ask(claim, EngineRows.HASH, "something else")))
        .isInstanceOf(Verdict.Granted.class);
  }

  @Test
  void keepsATwinBackThoughItsAccountIsConnectedTwice() {
    Claim claim = claim();
    UUID twin = rows.duePost();
    rows.run(
        "update scheduled_post set unsettled = true, payload_hash = $2 where id = $1",
        twin,
        PAYLOAD);
    rows.connectedTwice(twin);

    assertThat(ask(claim)).isInstanceOf(Verdict.TwinUnsettled.class);
  }

  @Test
  void leavesAnAccountAloneForAsLongAsThePlatformAsked() {
    Claim claim = claim();
    Instant until = Instant.now().plusSeconds(600);
    await(intents.closeGate(rows.connection, until));

    assertThat(ask(claim))
        .isInstanceOfSatisfying(
            Verdict.NotBefore.class,
            verdict ->
                assertThat(Duration.between(verdict.until(), until))
                    .isLessThan(Duration.ofMillis(1)));
  }

  @Test
  void comesAgainWhenSomebodyJustLooksAtThePost() {
    Claim claim = claim();

    Verdict verdict =
        await(
            database.transaction(
                tx ->
                    Database.execute(
                            tx, OutcomeSql.LOCK_POSTS, Tuple.of(new UUID[] {claim.postId()}))
                        .compose(_ -> intents.ask(claim, EngineRows.HASH, PAYLOAD))));

    assertThat(verdict).isInstanceOf(Verdict.Busy.class);
  }

  @Test
  void seesATwinThatBecameUnsettledWhileItWaitedForTheAccount() {
    UUID twin = rows.duePost(Instant.now().minusSeconds(10));
    UUID post = rows.duePost(Instant.now().minusSeconds(5));
    List<Claim> both = take();
    Claim first = both.stream().filter(c -> c.postId().equals(twin)).findFirst().orElseThrow();
    Claim second = both.stream().filter(c -> c.postId().equals(post)).findFirst().orElseThrow();
    assertThat(ask(first)).isInstanceOf(Verdict.Granted.class);

    Promise<Void> holding = Promise.promise();
    Promise<Void> finish = Promise.promise();
    Future<Void> outcome =
        database.transaction(
            tx ->
                Database.execute(
                        tx,
                        "update account_gate set lane_post_id = null where connection_id = $1",
                        Tuple.of(rows.connection))
                    .compose(
                        _ ->
                            Database.execute(
                                tx,
                                "update scheduled_post set unsettled = true where id = $1",
                                Tuple.of(twin)))
                    .onSuccess(_ -> holding.complete())
                    .compose(_ -> finish.future()));
    await(holding.future());
    Future<Verdict> asked = intents.ask(second, EngineRows.HASH, PAYLOAD);
    await(rows.whenSomebodyWaitsForALock(test.vertx()));
    finish.complete();
    await(outcome);

    assertThat(await(asked)).isInstanceOf(Verdict.TwinUnsettled.class);
  }
}
