package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Settlement;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a post that its platform was asked about, by the workspace's rule. */
class SettlerIT {
  private static final JsonObject EVIDENCE = JsonObject.of("looks", 2);
  private static final AnsweredPlatform UNASKED = new AnsweredPlatform(null);
  private static final Settlement NOT_FOUND = new Settlement.NotFound("none like it", EVIDENCE);

  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final DatabaseClock clock = new DatabaseClock();

  @BeforeEach
  void beat() {
    await(new InstanceLease(database, clock, instance, "test").renew());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Claims claims() {
    return new Claims(database, instance);
  }

  private Intents intents() {
    return new Intents(database, instance);
  }

  private JournalStore journals() {
    return new JournalStore(database);
  }

  private Settler settler() {
    Stores stores =
        new Stores(
            new Claims(database, instance),
            new Intents(database, instance),
            new JournalStore(database),
            new Outcomes(database, new PostSignals(test.vertx())),
            new Persistence(test.vertx()),
            new OnNotFound(database));
    RetryPolicy retries =
        new RetryPolicy(RetryPolicy.Limits.defaults(), RandomGenerator.getDefault());
    EngineSettings settings = EngineSettings.defaults();
    Gateway gateway =
        new Gateway(
            test.vertx(),
            new PlatformHttp(test.vertx(), item -> Path.of("none")),
            settings.breaker(),
            new QuotaGate(database, clock),
            new EngineMetrics(new SimpleMeterRegistry(), clock),
            _ -> {});
    Finisher finisher =
        new Finisher(
            stores.outcomes(),
            new NoConnections(new Refresh.Fresh()),
            stores.intents(),
            retries,
            settings,
            clock);
    StepRunner runner = new StepRunner(test.vertx(), gateway, stores.journals(), clock);
    return new Settler(gateway, runner, finisher, stores, retries, clock);
  }

  private Work unsettled(UUID id, Settlement settlement) {
    return unsettled(id, new SettledPlatform(settlement), Journal.empty());
  }

  private Work unsettled(UUID id, Platform platform, Journal journal) {
    rows.run("update due set kind = 'reconcile', run_at = now() where post_id = $1", id);
    rows.run("update scheduled_post set unsettled = true where id = $1", id);
    rows.run(
        "insert into publish_step (post_id, staged_for, step, result) values ($1, 's', 'a', '{}')",
        id);
    Claim claim = await(new Claims(database, instance).take(2, EngineRows.room(10))).getFirst();
    Instant now = clock.instant();
    PostSource.Post post =
        new PostSource.Post(
            true, false, false, EngineRows.HASH, null, "p", now, null, 0, null, false);
    PublishJob job =
        new PublishJob(
            new Account("1", "mila", new Tokens(new Secret("t"), Map.of(), null), new JsonObject()),
            new Payload("text", "", List.of(), new JsonObject()),
            journal,
            1,
            now,
            now,
            item -> URI.create("http://none"));
    return new Work(claim, platform, post, job, 1, "s");
  }

  private String seen(UUID post) {
    return rows.text(
        """
        select concat_ws(' ', status, coalesce(error_code, '-'), needs_confirmation::text, unsettled::text, attempts,
          coalesce((select kind from due where post_id = id), '-'), (select count(*) from publish_step where post_id = id))
        from scheduled_post where id = $1
        """,
        post);
  }

  private String evidence(UUID post) {
    return rows.text("select evidence::text from scheduled_post where id = $1", post);
  }

  @Test
  void asksAPersonIfNothingElseWasChosen() {
    UUID post = rows.duePost();
    await(settler().settle(unsettled(post, NOT_FOUND)));

    assertThat(seen(post)).isEqualTo("failed unknown_error true true 1 - 1");
    assertThat(new JsonObject(evidence(post))).isEqualTo(EVIDENCE);
  }

  @Test
  void sendsAgainWhatWasNotFoundIfTheWorkspaceWantsThatButOnlyOnce() {
    rows.run("update workspace set on_not_found = 'resend'");
    UUID post = rows.duePost();
    await(settler().settle(unsettled(post, NOT_FOUND)));

    assertThat(seen(post)).as("from nothing").isEqualTo("pending - false false 1 commit 0");
    assertThat(new JsonObject(evidence(post))).isEqualTo(EVIDENCE.copy().put("resent", true));

    await(settler().settle(unsettled(post, NOT_FOUND)));
    assertThat(seen(post)).as("lost again").isEqualTo("failed unknown_error true true 2 - 1");
  }

  @Test
  void neverSendsAgainWhatMayBeOneOfSeveral() {
    rows.run("update workspace set on_not_found = 'resend'");
    UUID post = rows.duePost();
    await(settler().settle(unsettled(post, new Settlement.Undecidable("2 like it", EVIDENCE))));

    assertThat(seen(post)).isEqualTo("failed unknown_error true true 1 - 1");
    assertThat(new JsonObject(evidence(post))).isEqualTo(EVIDENCE);
  }

  @Test
  void keepsTheEvidenceOfWhatThePlatformDenies() {
    UUID post = rows.duePost();
    await(settler().settle(unsettled(post, new Settlement.NotPublished(false, EVIDENCE))));

    assertThat(seen(post)).isEqualTo("pending - false false 1 commit 1");
    assertThat(new JsonObject(evidence(post))).isEqualTo(EVIDENCE);
  }

  @Test
  void adoptsWhatAnAnswerThatCameLateProves() {
    UUID post = rows.duePost();
    Claim gone = await(claims().take(2, EngineRows.room(10))).getFirst();
    await(intents().ask(gone, EngineRows.HASH, "p"));
    Instant permitted = clock.instant();
    rows.run("delete from inflight where post_id = $1", post);
    rows.run(
        """
        insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform)
        select id, 'reconcile', now(), now(), workspace_id, connection_id, platform from scheduled_post where id = $1
        """,
        post);
    await(journals().keepLate(gone, "s", "post", JsonObject.of("id", "77"), permitted));

    Work work = unsettled(post, UNASKED, Journal.empty());
    Journal journal = await(journals().read(work.claim(), "s"));
    await(settler().settle(work.with(journal, clock.instant())));

    assertThat(rows.text("select status || remote_post_id from scheduled_post where id = $1", post))
        .isEqualTo("published77");
  }

  @Test
  void aRestageKeepsWhatWasSeenAndALateAnswerStandsBeforeIt() {
    UUID post = rows.duePost();
    Work work = unsettled(post, new Settlement.NotPublished(true, EVIDENCE));
    Instant permitted = clock.instant().minusSeconds(1);
    keep(work.claim(), "container", "publish", "reconcile-status");
    await(settler().settle(work));
    assertThat(steps(work.claim())).as("what was done is void").containsExactly("reconcile-status");

    rows.run("update due set run_at = now() where post_id = $1", post);
    Claim fresh = await(claims().take(2, EngineRows.room(10))).getFirst();
    keep(fresh, "payload", "container");
    await(journals().keepLate(work.claim(), "s", "chunk", new JsonObject(), permitted));

    assertThat(steps(fresh))
        .as("not after the container that was made since")
        .containsExactly("chunk", "reconcile-status", "payload", "container");
  }

  private void keep(Claim claim, String... steps) {
    for (String step : steps) {
      assertThat(await(journals().keep(claim, "s", step, new JsonObject()))).isPresent();
    }
  }

  private List<String> steps(Claim claim) {
    return await(journals().read(claim, "s")).entries().stream().map(Journal.Entry::step).toList();
  }

  @Test
  void hearsAnAnswerThatCameWhileThePlatformWasAsked() {
    for (Settlement settlement :
        List.of(
            new Settlement.NotPublished(true, EVIDENCE),
            NOT_FOUND,
            new Settlement.Undecidable("who knows", EVIDENCE))) {
      UUID post = rows.duePost();
      Work work = unsettled(post, new AnsweredPlatform(settlement), Journal.empty());
      String id = "1" + post.getLeastSignificantBits();
      await(
          journals().keepLate(work.claim(), "s", "post", JsonObject.of("id", id), clock.instant()));

      await(settler().settle(work));

      assertThat(
              rows.text("select status || remote_post_id from scheduled_post where id = $1", post))
          .as("%s", settlement)
          .isEqualTo("published" + id);
    }
  }
}
