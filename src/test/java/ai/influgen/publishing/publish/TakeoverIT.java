package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a dead instance's work, and that it can't write any more when it comes back. */
class TakeoverIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID dead = IdKind.next();
  private final UUID alive = IdKind.next();
  private final Claims claimsOfDead = new Claims(database, dead);
  private final Intents intentsOfDead = new Intents(database, dead);
  private final InstanceLease lease =
      new InstanceLease(database, new DatabaseClock(), alive, "alive");
  private final Reaper reaper = new Reaper(database, lease, EngineSettings.defaults());
  private final Outcomes outcomes = new Outcomes(database, new PostSignals(test.vertx()));

  @BeforeEach
  void bothBeat() throws InterruptedException {
    await(new InstanceLease(database, new DatabaseClock(), dead, "dead").renew());
    // nobody judges others before its own lease has held for as long as theirs may take
    await(lease.renew());
    long enough = System.nanoTime() + InstanceLease.DEAD.toNanos();
    while (System.nanoTime() <= enough) {
      Thread.sleep(500);
      await(lease.renew());
    }
    rows.run("update instance set beat_at = now() where id = $1", dead);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Claim claimOfDead() {
    rows.duePost();
    return await(claimsOfDead.take(2, EngineRows.room(10))).getFirst();
  }

  /** A reaper where every call of the posts' platform may take a minute. */
  private Reaper patient() {
    EngineSettings usual = EngineSettings.defaults();
    return new Reaper(
        database,
        lease,
        new EngineSettings(
            usual.tick(),
            usual.horizon(),
            usual.claimLimit(),
            usual.staging(),
            usual.permits(),
            usual.commitTimeout(),
            Map.of(new PlatformName("instagram"), Duration.ofSeconds(60)),
            usual.sendDeadline(),
            usual.retry(),
            usual.breaker()));
  }

  private void die() {
    rows.run("update instance set beat_at = now() - interval '10 s' where id = $1", dead);
  }

  @Test
  void leavesTheWorkOfTheLivingAlone() {
    claimOfDead();

    assertThat(await(reaper.reap())).isZero();
  }

  @Test
  void putsBackWhatWasNotPermittedYet() {
    Claim claim = claimOfDead();
    die();

    assertThat(await(reaper.reap())).isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .isEqualTo("commit");
    assertThat(rows.text("select unsettled from scheduled_post where id = $1", claim.postId()))
        .isEqualTo("false");
  }

  @Test
  void asksAboutWhatWasPermittedAndFreesTheLane() {
    Claim claim = claimOfDead();
    await(intentsOfDead.ask(claim, EngineRows.HASH, "payload"));
    die();

    assertThat(await(reaper.reap())).isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .isEqualTo("reconcile");
    assertThat(
            rows.text(
                "select run_at >= intent_at + interval '22 s' from due where post_id = $1",
                claim.postId()))
        .as("not before the call must have ended")
        .isEqualTo("true");
    assertThat(rows.text("select unsettled from scheduled_post where id = $1", claim.postId()))
        .isEqualTo("true");
    assertThat(rows.text("select lane_post_id from account_gate")).isEqualTo("null");
    assertThat(
            rows.text(
                "select outcome || ' ' || kind from publish_attempt where post_id = $1",
                claim.postId()))
        .as("people see what happened")
        .isEqualTo("unsettled commit");
  }

  /** Else a post that stood in line for long would be given up at the first look. */
  @Test
  void beginsToCountAnewHowOftenThePlatformIsAsked() {
    Claim claim = claimOfDead();
    await(intentsOfDead.ask(claim, EngineRows.HASH, "payload"));
    rows.run("update inflight set rounds = 40, refreshed = true");
    die();

    await(reaper.reap());

    assertThat(
            rows.text(
                "select rounds || ' ' || refreshed from due where post_id = $1", claim.postId()))
        .isEqualTo("0 false");
  }

  @Test
  void whoWasTakenOverWritesNothingAnyMore() {
    Claim claim = claimOfDead();
    die();
    await(reaper.reap());

    assertThat(await(outcomes.failed(claim, ErrorCode.UNKNOWN_ERROR, "late"))).isFalse();
    assertThat(
            await(
                new JournalStore(database)
                    .keep(claim, "payload/account", "publish", new JsonObject())))
        .isEqualTo(Optional.empty());
    assertThat(rows.text("select status from scheduled_post where id = $1", claim.postId()))
        .isEqualTo("pending");
  }

  @Test
  void asksAboutACallThatHangs() {
    Claim claim = claimOfDead();
    await(intentsOfDead.ask(claim, EngineRows.HASH, "payload"));
    rows.run("update inflight set intent_at = now() - interval '55 s'");
    assertThat(await(patient().reap())).as("this platform may take its time").isZero();

    assertThat(await(reaper.reap())).as("its instance lives, but lost it").isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .isEqualTo("reconcile");
  }

  @Test
  void givesBackWhatTheProcessDoesNotKnowOf() {
    rows.duePost(Instant.now());
    Claim claim = await(new Claims(database, alive).take(2, EngineRows.room(10))).getFirst();

    assertThat(await(reaper.audit(Set.of(claim.token())))).isZero();
    assertThat(await(reaper.audit(Set.of()))).as("one look may be too early").isZero();
    assertThat(await(reaper.audit(Set.of()))).isEqualTo(1);
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .isEqualTo("commit");
  }
}
