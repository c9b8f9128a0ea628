package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once per grant, that a connection will not work for long: when its state turns {@code
 * expiring}. Every instance may look; the row says who tells.
 */
public final class ExpiryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

  private static final int AT_ONCE = 100;
  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;
  private final Platforms platforms;
  private final InstantSource clock;
  private final Forecasts forecasts;
  private final ConnectionEvents events;

  public ExpiryWatch(ConnectionPorts ports) {
    this.database = ports.database();
    this.platforms = ports.platforms();
    this.clock = ports.clock();
    this.forecasts = new Forecasts(ports);
    this.events = new ConnectionEvents(ports.clock());
  }

  /** Tells of all that are about to end; the future holds of how many this instance told. */
  public Future<Integer> once() {
    return from(FIRST, clock.instant());
  }

  private Future<Integer> from(UUID after, Instant now) {
    return database
        .list(
            ConnectionSql.TO_WARN,
            Tuple.of(AccountLink.utc(now.plus(Outlook.LONGEST_NOTICE)), after, AT_ONCE),
            StoredConnection::of)
        .compose(
            found ->
                each(found, now)
                    .compose(
                        told ->
                            found.size() < AT_ONCE
                                ? Future.succeededFuture(told)
                                : from(found.getLast().id(), now).map(more -> told + more)));
  }

  private Future<Integer> each(List<StoredConnection> connections, Instant now) {
    Future<Integer> told = Future.succeededFuture(0);
    for (StoredConnection connection : connections) {
      Outlook outlook = Outlook.of(platforms.get(connection.place().platform()), connection, now);
      if (outlook.soon()) {
        told = told.compose(sum -> tell(connection, outlook, now).map(one -> sum + one));
      }
    }
    return told;
  }

  // what goes wrong with one must not keep the others from being told
  private Future<Integer> tell(StoredConnection connection, Outlook outlook, Instant now) {
    return database
        .transaction(transaction -> tell(transaction, connection, outlook, now))
        .onFailure(
            e ->
                LOG.warn(
                    "that {} ends soon could not be told: {}",
                    IdKind.CONNECTION.show(connection.id()),
                    e.getClass().getName()))
        .otherwise(0);
  }

  private Future<Integer> tell(
      SqlConnection transaction, StoredConnection connection, Outlook outlook, Instant now) {
    Tuple row =
        Tuple.of(
            connection.place().workspaceId(),
            connection.id(),
            connection.grant().generation(),
            AccountLink.utc(now));
    return Database.execute(transaction, ConnectionSql.TELL_EXPIRING, row)
        .compose(
            mine ->
                mine == 0
                    ? Future.succeededFuture(0)
                    : forecasts
                        .of(transaction, connection)
                        .compose(posts -> events.expiring(transaction, connection, outlook, posts))
                        .map(1));
  }
}
