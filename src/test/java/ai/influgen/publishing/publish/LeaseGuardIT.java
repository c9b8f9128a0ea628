package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lease and send deadline, each alone: whoever was away for too long does not act. */
class LeaseGuardIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final EngineRows rows = new EngineRows(test.database());
  private final UUID instance = IdKind.next();
  private final InstanceLease lease =
      new InstanceLease(test.database(), new DatabaseClock(), instance, "test");
  private final EngineSettings settings = EngineSettings.defaults();
  private final Claims claims = new Claims(test.database(), instance);
  private final AtomicInteger written = new AtomicInteger();
  private Supplier<Future<Void>> beforeTheWrite = Future::succeededFuture;
  private Duration overslept = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(overslept);

  @BeforeEach
  void beat() {
    rows.alive(instance);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void writesWhileBothHold() {
    commit();

    assertThat(written).hasValue(1);
  }

  @Test
  void writesNothingWhenTheLeaseWasLostSinceThePermission() {
    beforeTheWrite = lease::leave;

    assertNotSent(commit());
  }

  @Test
  void writesNothingWhenTheSendDeadlineHasPassedSinceThePermission() {
    beforeTheWrite =
        () -> {
          overslept = settings.sendDeadline();
          return Future.succeededFuture();
        };

    assertNotSent(commit());
  }

  @Test
  void claimsNothingWithALeaseThatHasRunOut() {
    UUID ahead = rows.duePost();
    rows.run("update due set kind = 'stage' where post_id = $1", ahead);
    rows.duePost();
    rows.run("update instance set beat_at = now() - interval '2500 ms'");

    assertThat(claimable()).isZero();
    rows.run("update instance set beat_at = now()");
    assertThat(claimable()).isEqualTo(2);
  }

  @Test
  void callsNothingWithALeaseThatHasRunOut() {
    rows.duePost();
    rows.run("update instance set beat_at = now() - interval '2500 ms'");

    assertThat(called()).isEmpty();
    rows.run("update instance set beat_at = now()");
    assertThat(called()).hasSize(1);
  }

  @Test
  void givesBackWhatItMayNotBegin() {
    rows.duePost();
    Claim claim = await(claims.take(2, EngineRows.room(1))).getFirst();
    Dispatcher dispatcher =
        new Dispatcher(test.vertx(), claims, () -> false, settings.permits(), new Lanes());

    dispatcher.expect(claim);
    dispatcher.fire(claim);

    Waiting.until(
        Duration.ofSeconds(10),
        () -> rows.text("select count(*) from due where post_id = $1", claim.postId()),
        "1"::equals);
    assertThat(dispatcher.load()).isZero();
  }

  @Test
  void asksForNoPermissionWhenTheAnswerOfAnEarlierCallHasComeMeanwhile() {
    rows.duePost();
    await(lease.renew());
    Claim claim = await(claims.take(2, EngineRows.room(1))).getFirst();
    Work work = work(claim, Instant.now());
    await(
        new JournalStore(test.database())
            .keepLate(claim, "staged", SteppedPlatform.STAGE, new JsonObject(), Instant.now()));
    await(
        new JournalStore(test.database())
            .keepLate(
                claim, "staged", SteppedPlatform.COMMIT, JsonObject.of("id", "77"), Instant.now()));

    await(committer().commit(work, (Step.Call) work.platform().adapter().next(work.job())));

    assertThat(written).hasValue(0);
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .as("it is loaded anew, with what came")
        .isEqualTo("commit");
  }

  private int claimable() {
    return await(claims.take(2, EngineRows.room(10))).size()
        + await(claims.takeAhead(2, EngineRows.room(10))).size();
  }

  private List<Claim> called() {
    return await(claims.takeTurns(2, List.of(new Claims.Turn(rows.connection, 10))));
  }

  private void assertNotSent(Claim claim) {
    assertThat(written).hasValue(0);
    assertThat(
            rows.text(
                "select concat_ws(' ', status, error_code, unsettled) from scheduled_post where id = $1",
                claim.postId()))
        .isEqualTo("pending unknown_error f");
    assertThat(rows.text("select attempts from scheduled_post where id = $1", claim.postId()))
        .as("nobody tried")
        .isEqualTo("0");
    assertThat(rows.text("select kind from due where post_id = $1", claim.postId()))
        .isEqualTo("commit");
  }

  private Claim commit() {
    rows.duePost();
    await(lease.renew());
    Claim claim = await(claims.take(2, EngineRows.room(1))).getFirst();
    Work work = work(claim, null);
    await(committer().commit(work, (Step.Call) work.platform().adapter().next(work.job())));
    return claim;
  }

  private Future<CallResult> send(
      PlatformRequest request, BooleanSupplier allowed, Duration limit) {
    return beforeTheWrite
        .get()
        .map(
            _ -> {
              if (!allowed.getAsBoolean()) {
                return new CallResult.Late("too late");
              }
              written.incrementAndGet();
              return HeldWire.DONE;
            });
  }

  private Committer committer() {
    EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
    Gateway gateway =
        new Gateway(
            test.vertx(),
            this::send,
            settings.breaker(),
            new QuotaGate(test.database(), clock),
            metrics,
            _ -> {});
    Stores stores =
        new Stores(
            claims,
            new Intents(test.database(), instance),
            new JournalStore(test.database()),
            new Outcomes(test.database(), new PostSignals(test.vertx())),
            new Persistence(test.vertx()),
            new OnNotFound(test.database()));
    Finisher finisher =
        new Finisher(
            stores.outcomes(),
            new NoConnections(new Refresh.Fresh()),
            stores.intents(),
            new RetryPolicy(settings.retry(), RandomGenerator.getDefault()),
            settings,
            clock);
    return new Committer(lease, gateway, stores, finisher, settings, clock);
  }

  private static Work work(Claim claim, @Nullable Instant intentAt) {
    Account account =
        new Account("mila", "mila", new Tokens(new Secret("t"), Map.of(), null), new JsonObject());
    Payload payload = new Payload("text", "hello", List.of(), new JsonObject());
    Journal staged =
        Journal.empty()
            .with(new Journal.Entry(SteppedPlatform.STAGE, new JsonObject(), Instant.now()));
    PublishJob job =
        new PublishJob(
            account, payload, staged, 1, null, Instant.now(), item -> URI.create("http://none"));
    PostSource.Post post =
        new PostSource.Post(
            true, false, false, EngineRows.HASH, null, null, intentAt, null, 0, null, false);
    return new Work(
        claim, new SteppedPlatform(new PlatformName("instagram")), post, job, 1, "staged");
  }
}
