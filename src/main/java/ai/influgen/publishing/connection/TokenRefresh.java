package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets fresh tokens, one flight at a time over all instances: whoever takes the lease flies, the
 * others watch the row for what comes of it.
 */
final class TokenRefresh {
  /** Covers the way to the first call, which extends it. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** A connection is refreshed ahead of time if a post is planned within this time. */
  private static final Duration PLANNED_WITHIN = Duration.ofHours(2);

  private static final String TOO_SOON =
      "The access was refreshed a moment ago and is refused again; it is refreshed once more soon.";

  private static final Logger LOG = LoggerFactory.getLogger(TokenRefresh.class);

  private final ConnectionPorts ports;
  private final TokenVault vault;
  private final RefreshRecord rows;

  TokenRefresh(ConnectionPorts ports, TokenVault vault, RefreshRecord rows) {
    this.ports = ports;
    this.vault = vault;
    this.rows = rows;
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
    return database()
        .list(
            ConnectionSql.DUE_REFRESHES,
            Tuple.of(AccountLink.utc(now), atMost, AccountLink.utc(now.plus(PLANNED_WITHIN))),
            row ->
                new Stale(
                    row.getUUID("workspace_id"),
                    row.getUUID("id"),
                    row.getInteger("token_generation")));
  }

  private Future<Refresh> attempt(Stale stale, int looks) {
    UUID lease = UUID.randomUUID();
    return database()
        .one(
            ConnectionSql.TAKE_LEASE,
            Tuple.of(
                stale.workspaceId(),
                stale.connectionId(),
                stale.generation(),
                lease,
                (double) LEASE.toMillis(),
                AccountLink.utc(ports.clock().instant())),
            row -> flight(row, lease))
        .compose(flight -> flight.map(RefreshFlight::fly).orElseGet(() -> watch(stale, looks)));
  }

  private RefreshFlight flight(Row row, UUID lease) {
    StoredConnection connection = StoredConnection.of(row);
    if (row.getBoolean("abandoned")) {
      LOG.warn(
          "a refresh of {} was cut off: whoever began it never wrote what came of it",
          IdKind.CONNECTION.show(connection.id()));
    }
    return new RefreshFlight(
        ports,
        vault,
        rows,
        new RefreshFlight.Ticket(connection, lease, row.getBoolean("in_doubt")));
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
        : Optional.of(new Refresh.Later(problem == null ? TOO_SOON : problem));
  }

  private Future<Refresh> again(Stale stale, Seen seen, int looks) {
    if (looks <= 0) {
      return Future.succeededFuture(new Refresh.Later("A refresh is still under way."));
    }
    return ports
        .pause()
        .of(LOOK_EVERY)
        .compose(v -> seen.live() ? watch(stale, looks - 1) : attempt(stale, looks - 1));
  }

  private Future<Optional<Seen>> look(Stale stale) {
    return database()
        .one(
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

  private Database database() {
    return ports.database();
  }

  private static Future<Refresh> ended(String message) {
    return Future.succeededFuture(new Refresh.Ended(message));
  }
}
