package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post and what may stand in its way.
 *
 * @param contentHash what its content is approved as now; null while it is not
 * @param paused whether publishing it is paused
 * @param account where it goes, whichever connection it goes by: posts of one account keep apart
 */
record Standing(
    ScheduledPost post,
    @Nullable String contentHash,
    Connections.State connection,
    boolean paused,
    String account) {

  /** The same post, by a connection that works under an approval that is good. */
  Standing with(@Nullable String hash, Connections.State state) {
    return new Standing(post, hash, state, paused, account);
  }

  /** Why the post can't go out now; empty if it can. */
  Optional<Hold> obstacle() {
    if (contentHash == null) {
      return Optional.of(Hold.NOT_APPROVED);
    }
    return switch (connection) {
      case CONNECTED -> paused ? Optional.of(Hold.PAUSED) : Optional.empty();
      case EXPIRED -> Optional.of(Hold.CONNECTION_EXPIRED);
      case NEEDS_SELECTION, DISCONNECTED -> Optional.of(Hold.DISCONNECTED);
    };
  }

  /** The refusal of whoever wants the post published now; empty if nothing stands in its way. */
  Optional<Problem> refusal() {
    return obstacle().map(this::refusal);
  }

  private Problem refusal(Hold obstacle) {
    return switch (obstacle) {
      case NOT_APPROVED ->
          Problem.of(
              ProblemType.NOT_APPROVED,
              "The content is not approved (any more): approve it, then publish the post.");
      case PAUSED ->
          Problem.of(
              ProblemType.PAUSED, "Publishing is paused: end the pause, then publish the post.");
      case CONNECTION_EXPIRED ->
          Problem.of(
              ProblemType.CONNECTION_EXPIRED,
              "The connection to " + post.platform() + " has expired: connect it again.");
      case DISCONNECTED ->
          Problem.of(
              ProblemType.NOT_CONNECTED,
              "The account of this post on "
                  + post.platform()
                  + " is not connected: connect it again.");
    };
  }
}
