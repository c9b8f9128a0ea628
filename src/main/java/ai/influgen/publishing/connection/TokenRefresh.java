package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gets fresh tokens, one flight at a time over all instances: whoever takes the lease flies, the
 * others watch the row for what comes of it.
 */
final class TokenRefresh {
  /** Covers the way to the first call, which extends it. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Database database;
  private final Pause pause;
  private final RefreshFlight flight;

  TokenRefresh(ConnectionPorts ports, TokenVault vault) {
    this.database = ports.database();
    this.pause = ports.pause();
    this.flight = new RefreshFlight(ports, vault);
  }

  /** Which tokens are to be replaced. */
  record Stale(UUID workspaceId, UUID connectionId, int generation) {}

  private record Seen(
      Connections.State state,
      int generation,
      @Nullable String problem,
      boolean leased,
      boolean live) {}

  /** Replaces them, or waits for whoever does just now, up to {@code patience}. */
  Future<Refresh> refresh(Stale stale, Duration patience) {
    return attempt(stale, (int) patience.dividedBy(LOOK_EVERY));
  }

  /** What is to be refreshed by now, the longest due first. */
  Future<List<Stale>> due(Instant now, int atMost) {
    return database.list(
        ConnectionSql.DUE_REFRESHES,
        Tuple.of(AccountLink.utc(now), atMost),
        row ->
            new Stale(
                row.getUUID("workspace_id"),
                row.getUUID("id"),
                row.getInteger("token_generation")));
  }

  private Future<Refresh> attempt(Stale stale, int looks) {
    UUID lease = UUID.randomUUID();
    return database
        .one(
            ConnectionSql.TAKE_LEASE,
            Tuple.of(
                stale.workspaceId(),
                stale.connectionId(),
                stale.generation(),
                lease,
                (double) LEASE.toMillis()),
            StoredConnection::of)
        .compose(
            taken ->
                taken
                    .map(connection -> flight.fly(connection, lease))
                    .orElseGet(() -> watch(stale, looks)));
  }

  private Future<Refresh> watch(Stale stale, int looks) {
    return look(stale)
        .compose(
            seen -> {
              if (seen.isEmpty()) {
                return ended("This connection is not there any more.");
              }
              return result(stale, seen.get())
                  .map(Future::succeededFuture)
                  .orElseGet(() -> again(stale, seen.get(), looks));
            });
  }

  // Empty while somebody holds a lease: the result is still to come.
  private static Optional<Refresh> result(Stale stale, Seen seen) {
    String problem = seen.problem();
    if (seen.state() != Connections.State.CONNECTED) {
      return Optional.of(
          new Refresh.Ended(problem == null ? "The account is not connected." : problem));
    }
    if (seen.generation() > stale.generation()) {
      return Optional.of(new Refresh.Fresh());
    }
    return seen.leased()
        ? Optional.empty()
        : Optional.of(new Refresh.Later(problem == null ? "The refresh broke off." : problem));
  }

  private Future<Refresh> again(Stale stale, Seen seen, int looks) {
    if (looks <= 0) {
      return Future.succeededFuture(new Refresh.Later("A refresh is still under way."));
    }
    return pause
        .of(LOOK_EVERY)
        .compose(v -> seen.live() ? watch(stale, looks - 1) : attempt(stale, looks - 1));
  }

  private Future<Optional<Seen>> look(Stale stale) {
    return database.one(
        ConnectionSql.WATCH_LEASE,
        Tuple.of(stale.workspaceId(), stale.connectionId()),
        TokenRefresh::seen);
  }

  private static Seen seen(Row row) {
    return new Seen(
        StoredConnection.state(row),
        row.getInteger("token_generation"),
        row.getString("problem"),
        row.getBoolean("leased"),
        Boolean.TRUE.equals(row.getBoolean("live")));
  }

  private static Future<Refresh> ended(String message) {
    return Future.succeededFuture(new Refresh.Ended(message));
  }
}
