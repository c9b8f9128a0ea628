package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.DueQueue.Withdrawal;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomesIT {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = test.database();
  private final EngineRows rows = new EngineRows(database);
  private final UUID instance = IdKind.next();
  private final Claims claims = new Claims(database, instance);
  private final Intents intents = new Intents(database, instance);
  private final PostSignals signals = new PostSignals(test.vertx());
  private final Outcomes outcomes = new Outcomes(database, signals);
  private final PgDueQueue queue =
      new PgDueQueue(test.vertx(), EngineSettings.defaults(), Instant::now, signals);

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
    return await(claims.take(2, EngineRows.room(100))).getFirst();
  }

  private Claim permitted() {
    Claim claim = claim();
    assertThat(await(intents.ask(claim, EngineRows.HASH, "payload")))
        .isInstanceOf(Intents.Verdict.Granted.class);
    return claim;
  }

  private Withdrawal withdraw(Claim claim) {
    return await(database.transaction(tx -> queue.withdraw(tx, claim.postId())));
  }

  private String post(Claim claim, String column) {
    return rows.text("select " + column + " from scheduled_post where id = $1", claim.postId());
  }

  private String due(Claim claim, String column) {
    return rows.text("select " + column + " from due where post_id = $1", claim.postId());
  }

  @Test
  void writesAPublishedPostOnceAndFreesTheAccount() {
    Claim claim = permitted();
    PublishOutcome.Published published =
        new PublishOutcome.Published("1795", null, new JsonObject());

    assertThat(await(outcomes.published(claim, published, new JsonArray(), true))).isTrue();
    assertThat(await(outcomes.published(claim, published, new JsonArray(), true)))
        .as("the claim has ended")
        .isFalse();
    assertThat(post(claim, "status")).isEqualTo("published");
    assertThat(post(claim, "attempts")).isEqualTo("1");
    assertThat(due(claim, "kind")).as("the permalink").isEqualTo("confirm");
    assertThat(rows.text("select lane_post_id from account_gate")).isEqualTo("null");
    assertThat(rows.text("select count(*) from publish_attempt")).isEqualTo("1");
    assertThat(rows.text("select status from content_item")).isEqualTo("published");
  }

  @Test
  void tellsLaterUnderWhichIdItIsPublicUnlessAnotherPostHasThatId() {
    Claim first = confirming(null);
    PublishOutcome.Published found =
        new PublishOutcome.Published("77", "https://x.example/77", new JsonObject());
    assertThat(await(outcomes.confirmed(first, found))).isTrue();
    assertThat(post(first, "remote_post_id")).isEqualTo("77");
    assertThat(post(first, "permalink")).isEqualTo("https://x.example/77");

    Claim second = confirming(null);
    assertThat(await(outcomes.confirmed(second, found))).isTrue();
    assertThat(post(second, "remote_post_id")).as("that one is taken").isEqualTo("null");
    assertThat(post(second, "status")).isEqualTo("published");
  }

  @Test
  void takesNoIdThatAnotherPostHasByAnotherConnectionToTheAccount() {
    Claim first = confirming("77");
    Claim second = confirming(null);
    rows.connectedTwice(first.postId());

    assertThat(
            await(
                outcomes.confirmed(
                    second, new PublishOutcome.Published("77", null, new JsonObject()))))
        .isTrue();

    assertThat(post(second, "remote_post_id")).isEqualTo("null");
  }

  @Test
  void warnsOfWhatHappenedToAPostThatIsPublic() {
    Claim claim = confirming("78");
    JsonObject warning = new JsonObject().put(PublishOutcome.Published.WARNING, "taken down");

    await(outcomes.confirmed(claim, new PublishOutcome.Published(null, null, warning)));

    assertThat(post(claim, "status")).isEqualTo("published");
    assertThat(post(claim, "remote_post_id")).isEqualTo("78");
    assertThat(post(claim, "error_message")).isEqualTo("taken down");
  }

  /** A post that is public and of which more is to be read. */
  private Claim confirming(@Nullable String id) {
    PublishOutcome.Published published = new PublishOutcome.Published(id, null, new JsonObject());
    await(outcomes.published(permitted(), published, new JsonArray(), true));
    return await(claims.take(2, EngineRows.room(100))).getFirst();
  }

  @Test
  void anOlderHandOverCanNotEndTheWorkOfTheNewer() {
    Claim older = claim();
    Claim newer = await(claims.offerAgain(older)).orElseThrow();
    await(intents.ask(newer, EngineRows.HASH, "payload"));
    PublishOutcome.RetryLater timeout =
        new PublishOutcome.RetryLater(ErrorCode.NETWORK_ERROR, "timeout", null, false);

    assertThat(await(outcomes.retrying(older, timeout, Instant.now()))).isFalse();
    assertThat(rows.text("select state from inflight where post_id = $1", newer.postId()))
        .as("its call is under way")
        .isEqualTo("sending");
    assertThat(await(new JournalStore(database).keep(older, "p/a", "container", new JsonObject())))
        .isEmpty();
  }

  @Test
  void holdsAPostWhoseConnectionHasExpired() {
    Claim claim = claim();
    rows.run("update connection set state = 'expired'");

    await(outcomes.hold(claim, "connection_expired", Instant.now()));

    assertThat(post(claim, "held")).isEqualTo("connection_expired");
    assertThat(due(claim, "kind")).isEqualTo("(none)");
  }

  @Test
  void holdsAPostWhoseConnectionBelongsToAnotherAccountNow() {
    Claim claim = claim();
    rows.run("update scheduled_post set remote_account_id = 'mila'");
    rows.run("update connection set remote_id = 'nova'");

    await(outcomes.hold(claim, "disconnected", Instant.now()));

    assertThat(post(claim, "held")).isEqualTo("disconnected");
  }

  @Test
  void holdsNothingWhoseConnectionWorksAgainMeanwhile() {
    Claim claim = claim();

    await(outcomes.hold(claim, "connection_expired", Instant.now()));

    assertThat(post(claim, "held")).isEqualTo("null");
    assertThat(due(claim, "kind")).as("it goes on").isEqualTo("commit");
  }

  @Test
  void keepsTheTimeOfTheIntentForWhoAsksThePlatform() {
    Claim claim = permitted();

    await(outcomes.unsettled(claim, "no answer", new JsonObject(), Instant.now()));

    assertThat(due(claim, "kind || '/' || (intent_at is not null)")).isEqualTo("reconcile/true");
    assertThat(post(claim, "unsettled")).isEqualTo("true");
  }

  @Test
  void countsNoTryWhereNothingWasTried() {
    Claim claim = claim();

    await(outcomes.waiting(claim, ErrorCode.RATE_LIMITED, "wait", Instant.now().plusSeconds(60)));

    assertThat(post(claim, "attempts || '/' || coalesce(first_attempt_at::text, 'none')"))
        .isEqualTo("0/none");
  }

  @Test
  void letsAPersonWithdrawWhatIsClaimedButNotWhatIsPermitted() {
    Claim claim = claim();
    assertThat(withdraw(claim)).isEqualTo(Withdrawal.WITHDRAWN);
    assertThat(await(intents.ask(claim, EngineRows.HASH, "payload")))
        .isInstanceOf(Intents.Verdict.Lost.class);

    Claim other = permitted();
    assertThat(withdraw(other)).isEqualTo(Withdrawal.TOO_LATE);
    assertThat(withdraw(claim)).isEqualTo(Withdrawal.NOT_QUEUED);
  }
}
