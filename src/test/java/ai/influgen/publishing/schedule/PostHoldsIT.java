package ai.influgen.publishing.schedule;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostHoldsIT {
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
  }

  @Test
  void holdsPendingPostsWhenTheirApprovalIsLost() {
    UUID waiting = desk.pending(at(10));
    UUID claimed = desk.pending(at(0));
    desk.inflight(claimed, "stage", "claimed");
    UUID sending = desk.pending(at(0));
    desk.inflight(sending, "commit", "sending");
    UUID published = desk.post("published", at(-10));

    loseApproval();

    assertThat(desk.look(waiting).held()).isEqualTo(Hold.NOT_APPROVED);
    assertThat(desk.queuedFor(waiting)).isEmpty();
    assertThat(desk.look(claimed).phase()).isEqualTo(Phase.HELD);
    assertThat(desk.look(sending).phase()).isEqualTo(Phase.PUBLISHING);
    assertThat(desk.look(published).held()).isNull();
  }

  @Test
  void letsThemGoOnUnderTheNewApproval() {
    UUID future = desk.pending(at(10));
    UUID late = desk.pending(at(-10));
    UUID later = desk.pending(at(-5));
    UUID tooLate = desk.pending(at(-25 * 60));
    loseApproval();

    approve("approved-2");

    assertThat(desk.queuedFor(future)).contains(at(10));
    assertThat(desk.queuedFor(late)).contains(at(0));
    assertThat(desk.queuedFor(later)).contains(at(0).plusSeconds(30));
    assertThat(desk.queuedFor(tooLate)).isEmpty();
    assertThat(desk.look(tooLate).held()).isEqualTo(Hold.NOT_APPROVED);
    for (UUID post : new UUID[] {future, late, later, tooLate}) {
      assertThat(desk.look(post).approvalHash()).isEqualTo("approved-2");
    }
  }

  @Test
  void leavesLatePostsToAPersonIfTheWorkspaceSaysSo() {
    desk.run("update workspace set resume_rule = 'ask' where id = $1", desk.workspace);
    UUID future = desk.pending(at(10));
    UUID late = desk.pending(at(-10));
    loseApproval();

    approve("approved-2");

    assertThat(desk.queuedFor(future)).contains(at(10));
    assertThat(desk.look(late).held()).isEqualTo(Hold.NOT_APPROVED);
  }

  @Test
  void givesPostsThatWaitTheNewApprovalWhereTheyStand() {
    UUID post = desk.pending(at(10));

    approve("approved-2");

    assertThat(desk.look(post).approvalHash()).isEqualTo("approved-2");
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  @Test
  void holdsThePostsOfADisconnectedAccountAndCountsThem() {
    UUID waiting = desk.pending(at(10));
    UUID expired = desk.post("pending", at(-10));
    desk.set(expired, "held = 'connection_expired'");
    UUID unapproved = desk.post("pending", at(10));
    desk.set(unapproved, "held = 'not_approved'");
    UUID sending = desk.pending(at(0));
    desk.inflight(sending, "commit", "sending");

    assertThat(disconnect()).isEqualTo(2);

    assertThat(desk.look(waiting).held()).isEqualTo(Hold.DISCONNECTED);
    assertThat(desk.queuedFor(waiting)).isEmpty();
    assertThat(desk.look(expired).held()).isEqualTo(Hold.DISCONNECTED);
    assertThat(desk.look(unapproved).held()).isEqualTo(Hold.NOT_APPROVED);
    assertThat(desk.look(sending).held()).isNull();
  }

  @Test
  void putsHeldAndExpiredPostsBackWhenTheAccountReturns() {
    UUID expired = desk.post("pending", at(-20));
    desk.set(expired, "held = 'connection_expired'");
    UUID failed = desk.post("failed", at(-10));
    desk.set(failed, "error_code = 'token_expired', attempts = 2");
    UUID rejected = desk.post("failed", at(-10));
    desk.set(rejected, "error_code = 'content_rejected'");
    UUID doubtful = desk.post("failed", at(-10));
    desk.set(doubtful, "error_code = 'token_expired', needs_confirmation = true");

    reconnect();

    assertThat(desk.queuedFor(expired)).contains(at(0));
    assertThat(desk.queuedFor(failed)).contains(at(0).plusSeconds(30));
    assertThat(desk.look(failed).status()).isEqualTo(PostStatus.PENDING);
    assertThat(desk.look(failed).tries().count()).isZero();
    assertThat(desk.look(rejected).status()).isEqualTo(PostStatus.FAILED);
    assertThat(desk.look(doubtful).status()).isEqualTo(PostStatus.FAILED);
  }

  @Test
  void putsOnlyOneOfTheSameBack() {
    UUID one = desk.post("failed", at(-20));
    UUID other = desk.post("failed", at(-10));
    desk.set(one, "error_code = 'token_expired', repost = false");
    desk.set(other, "error_code = 'token_expired', repost = false");

    reconnect();

    assertThat(desk.look(one).status()).isEqualTo(PostStatus.PENDING);
    assertThat(desk.look(other).status()).isEqualTo(PostStatus.FAILED);
    assertThat(desk.queuedFor(other)).isEmpty();
  }

  @Test
  void keepsHoldingWhatHasAnotherReasonToWait() {
    UUID post = desk.post("pending", at(10));
    desk.set(post, "held = 'disconnected'");
    desk.run(
        "update content_item set status = 'draft', approval_hash = null where id = $1",
        desk.content);

    reconnect();

    assertThat(desk.look(post).held()).isEqualTo(Hold.NOT_APPROVED);
    assertThat(desk.queuedFor(post)).isEmpty();
  }

  @Test
  void touchesNothingOfAnotherWorkspace() {
    UUID post = desk.pending(at(10));

    in(t -> desk.holds.approvalLost(t, IdKind.next(), desk.content));
    in(t -> desk.holds.disconnected(t, IdKind.next(), desk.connection));

    assertThat(desk.look(post).held()).isNull();
    assertThat(desk.queuedFor(post)).contains(at(10));
  }

  private Instant at(int minutes) {
    return desk.clock.instant().plus(Duration.ofMinutes(minutes));
  }

  private void loseApproval() {
    desk.run(
        "update content_item set status = 'draft', approval_hash = null where id = $1",
        desk.content);
    in(t -> desk.holds.approvalLost(t, desk.workspace, desk.content));
  }

  private void approve(String hash) {
    desk.run(
        "update content_item set status = 'approved', approval_hash = $2 where id = $1",
        desk.content,
        hash);
    in(t -> desk.holds.approved(t, desk.workspace, desk.content, hash));
  }

  private int disconnect() {
    return in(t -> desk.holds.disconnected(t, desk.workspace, desk.connection));
  }

  private void reconnect() {
    in(t -> desk.holds.reconnected(t, desk.workspace, desk.connection));
  }

  private <T> T in(Function<SqlConnection, Future<T>> work) {
    return await(desk.database.transaction(work));
  }
}
