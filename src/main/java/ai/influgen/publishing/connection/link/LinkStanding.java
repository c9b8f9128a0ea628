package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.ShownState;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.http.page.ClientLink.Choice;
import ai.influgen.publishing.http.page.ClientLink.Standing;
import ai.influgen.publishing.platform.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a platform stands as far as it concerns the holder of a link. Accounts that came another way
 * are not shown: neither their names nor what somebody else has to choose from.
 *
 * @param uses what came through the link at this platform
 */
record LinkStanding(Platform platform, List<LinkUse> uses, TokenVault vault) {

  Standing of(@Nullable StoredConnection connection, Instant now) {
    if (platform.oauth().credentials() == null) {
      return new Standing.Unavailable();
    }
    return connection == null ? new Standing.Open() : standing(connection, now);
  }

  private Standing standing(StoredConnection connection, Instant now) {
    return switch (ShownState.of(platform, connection, now)) {
      case CONNECTED, EXPIRING ->
          isTheirs(connection)
              ? new Standing.Connected(username(connection))
              : new Standing.Taken();
      case EXPIRED ->
          isTheirs(connection) ? new Standing.Ended(username(connection)) : new Standing.Open();
      case NEEDS_SELECTION -> question(connection);
      case NEEDS_SETUP -> new Standing.Unavailable();
      case DISCONNECTED -> new Standing.Open();
    };
  }

  private boolean isTheirs(StoredConnection connection) {
    return uses.stream().anyMatch(use -> use.brought(connection));
  }

  private Standing question(StoredConnection connection) {
    boolean theirs = uses.stream().anyMatch(use -> use.asked(connection));
    if (!theirs || connection.grant().choices() == null) {
      return new Standing.Open();
    }
    List<Choice> choices =
        vault.choices(connection.id(), connection.grant().choices()).accounts().stream()
            .map(a -> new Choice(a.account().remoteId(), a.account().username()))
            .toList();
    // its words name the account of before
    return new Standing.Choosing(choices, connection.standing().problem() != null);
  }

  private static String username(StoredConnection connection) {
    return Objects.requireNonNullElse(connection.profile().username(), "");
  }
}
