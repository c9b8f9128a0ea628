package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the granted accounts a place is connected to. */
sealed interface AccountChoice {
  /** This one, without asking. */
  record Take(RemoteAccount account) implements AccountChoice {}

  /** A person has to choose. */
  record Ask(@Nullable String message) implements AccountChoice {}

  /** None of them: the account that works goes on. */
  record Keep(@Nullable String username) implements AccountChoice {}

  /**
   * The account of before is taken again without asking, and another one never takes its place by
   * itself: the posts that wait there were meant for the one of before. While that one works, a
   * person has to disconnect it first: a consent for a wrong account must not stop its posts. After
   * that the place is free: a single account is taken, several are asked about.
   */
  static AccountChoice of(StoredConnection before, List<RemoteAccount> granted) {
    String remembered = before.profile().remoteId();
    boolean free = before.state() == Connections.State.DISCONNECTED || remembered == null;
    if (free) {
      return granted.size() == 1 ? new Take(granted.getFirst()) : new Ask(null);
    }
    Optional<RemoteAccount> same =
        granted.stream().filter(a -> a.account().remoteId().equals(remembered)).findFirst();
    String username = before.profile().username();
    return same.<AccountChoice>map(Take::new)
        .orElseGet(
            () ->
                before.state() == Connections.State.CONNECTED
                    ? new Keep(username)
                    : new Ask(otherAccounts(username)));
  }

  private static String otherAccounts(@Nullable String username) {
    return ("This consent does not cover the account connected so far (@%s). Connect again and"
            + " include it, or choose another account: posts that wait for @%s are held then.")
        .formatted(username, username);
  }
}
