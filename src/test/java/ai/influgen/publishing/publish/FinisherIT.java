package ai.influgen.publishing.publish;

import static ai.influgen.publishing.platform.ErrorCode.CONTENT_REJECTED;
import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.NotSent;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The card: which failure is tried again under which code, and which one ends the post. */
class FinisherIT {
  private static final int MADE = 3;
  private static final Refresh FRESH = new Refresh.Fresh();
  private static final Refresh ENDED = new Refresh.Ended("it was revoked");
  private static final Refresh LATER = new Refresh.Later("no answer");

  private final TestDatabase test = TestDatabase.fresh();
  private final EngineRows rows = new EngineRows(test.database());
  private final UUID instance = IdKind.next();
  private final DatabaseClock clock = new DatabaseClock();
  private final Claims claims = new Claims(test.database(), instance);

  @AfterEach
  void close() {
    test.close();
  }

  /** How a try ends, and what people see of the post then. */
  private record Row(
      String failure,
      Refresh refresh,
      int triesMade,
      BiFunction<Finisher, Work, Future<Void>> ending,
      String seen) {}

  private static Row row(String failure, PublishOutcome outcome, String seen) {
    return row(failure, FRESH, MADE, outcome, seen);
  }

  private static Row row(
      String failure, Refresh refresh, int made, PublishOutcome outcome, String seen) {
    return new Row(
        failure, refresh, made, (finisher, work) -> finisher.finish(work, outcome), seen);
  }

  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final PublishOutcome BAD_GATEWAY = new RetryLater(NETWORK_ERROR, "", null, false);

  /** status, code, retryable, whether a next attempt is set, tries made; and where it is queued. */
  private static final List<Row> CARD =
      List.of(
          row("no connection", new NotSent("refused"), "pending network_error true true 4 commit"),
          row("5xx before it could act", BAD_GATEWAY, "pending network_error true true 4 commit"),
          row("5xx, the last try", FRESH, 7, BAD_GATEWAY, "failed network_error false false 8 -"),
          new Row(
              "the platform counts as down",
              FRESH,
              MADE,
              (finisher, work) -> finisher.postpone(work.claim(), WAIT),
              "pending network_error true true 3 commit"),
          row(
              "429 with a wait",
              new RetryLater(RATE_LIMITED, "", WAIT, false),
              "pending rate_limited true true 3 commit"),
          row(
              "429 that does not pass",
              new Refused(RATE_LIMITED, "no credits"),
              "failed rate_limited false false 4 -"),
          row(
              "refused content",
              new Refused(CONTENT_REJECTED, "too long"),
              "failed content_rejected false false 4 -"),
          row(
              "a code that nobody knows",
              new Refused(UNKNOWN_ERROR, "?"),
              "failed unknown_error false false 4 -"),
          row("token refused once", new AuthExpired(""), "pending null null false 3 commit"),
          row(
              "token refused, and no fresh one",
              ENDED,
              MADE,
              new AuthExpired(""),
              "failed token_expired false false 4 -"),
          row(
              "token refused, refresh unreachable",
              LATER,
              MADE,
              new AuthExpired(""),
              "pending token_expired true true 4 commit"),
          row(
              "no answer to the commit call",
              new Ambiguous("", new JsonObject()),
              "pending unknown_error null false 3 reconcile"));

  @Test
  void eachFailureHasItsCodeAndEndsOrIsTriedAgain() {
    for (Row row : CARD) {
      rows.run("delete from due");
      Work work = work(row);
      await(row.ending().apply(finisher(row.refresh()), work));
      assertThat(seen(work.claim().postId())).as(row.failure()).isEqualTo(row.seen());
    }
  }

  @Test
  void waitingForTokensIsNoFurtherTryAndEndsAfterADay() {
    assertThat(afterTokensWereRefused(Duration.ofHours(23)))
        .isEqualTo("pending token_expired true true 3 commit");
    rows.run("delete from due");
    assertThat(afterTokensWereRefused(Duration.ofHours(25)))
        .isEqualTo("failed token_expired false false 4 -");
  }

  private String afterTokensWereRefused(Duration sinceTheFirstTry) {
    Row row = row("token refused", LATER, MADE, new AuthExpired(""), "");
    Work work = work(row, clock.instant().minus(sinceTheFirstTry));
    await(row.ending().apply(finisher(row.refresh()), work));
    return seen(work.claim().postId());
  }

  @Test
  void thePlatformsOwnWaitHoldsForTheWholeAccount() {
    Work work = work(CARD.getFirst());
    await(finisher(FRESH).finish(work, new RetryLater(RATE_LIMITED, "", WAIT, false)));

    String wait =
        rows.text(
            "select next_attempt_at - clock_timestamp() between interval '9 min' and interval '10 min' from scheduled_post where id = $1",
            work.claim().postId());
    assertThat(wait).isEqualTo("true");
    assertThat(
            rows.text("select not_before > clock_timestamp() + interval '9 min' from account_gate"))
        .isEqualTo("true");
  }

  private String seen(UUID post) {
    return rows.text(
        """
        select concat_ws(' ', status, coalesce(error_code, 'null'), coalesce(retryable::text, 'null'),
          ((next_attempt_at > clock_timestamp()) is true)::text, attempts, coalesce((select kind from due where post_id = id), '-'))
        from scheduled_post where id = $1
        """,
        post);
  }

  private Finisher finisher(Refresh refresh) {
    return new Finisher(
        new Outcomes(test.database(), new PostSignals(test.vertx())),
        new NoConnections(refresh),
        new Intents(test.database(), instance),
        new RetryPolicy(RetryPolicy.Limits.defaults(), RandomGenerator.getDefault()),
        EngineSettings.defaults(),
        clock);
  }

  private Work work(Row row) {
    return work(row, null);
  }

  private Work work(Row row, @Nullable Instant firstAttemptAt) {
    await(new InstanceLease(test.database(), clock, instance, "test").renew());
    UUID id = rows.duePost();
    rows.run("update scheduled_post set attempts = $2 where id = $1", id, row.triesMade());
    // an account that refuses its tokens is not connected any more
    rows.run(
        "update connection set state = $1",
        row.refresh() instanceof Refresh.Ended ? "expired" : "connected");
    Claim claim = await(claims.take(2, EngineRows.room(10))).getFirst();
    PostSource.Post post =
        new PostSource.Post(
            true,
            false,
            false,
            EngineRows.HASH,
            null,
            null,
            null,
            null,
            row.triesMade(),
            firstAttemptAt,
            false);
    Instant now = clock.instant();
    PublishJob job =
        new PublishJob(
            new Account(
                "mila", "mila", new Tokens(new Secret("t"), Map.of(), null), new JsonObject()),
            new Payload("image", "", List.of(), new JsonObject()),
            Journal.empty(),
            row.triesMade() + 1,
            null,
            now,
            item -> URI.create("http://none"));
    return new Work(claim, new LimitedPlatform(Quotas.NONE), post, job, 1, "staged");
  }
}
