package ai.influgen.publishing.bench;

import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.testing.PostFill;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * A database with the server's schema, with tenants and their accounts, and a connection of ours
 * beside the engine's.
 */
final class EngineRows implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final PostgresAddress address;
  private final Connection connection;
  private final PostFill fill;
  private long next;

  private EngineRows(PostgresAddress address, Connection connection, PostFill fill) {
    this.address = address;
    this.connection = connection;
    this.fill = fill;
  }

  /** A new database of that name, with tenants and so many posts that wait for other days. */
  static EngineRows make(BenchServer server, String name, Sizes sizes, int waiting)
      throws SQLException {
    PostgresAddress address = server.database(name);
    Connection connection = BenchServer.connect(address);
    PostFill fill =
        new PostFill(
            connection,
            new PostFill.Tenants(
                sizes.number("tenants", 100), sizes.number("accounts", 10), InstantPlatform.NAME));
    EngineRows rows = new EngineRows(address, connection, fill);
    fill.withTenants(new SealedTokens()).waiting(0, waiting);
    rows.next = waiting;
    return rows;
  }

  PostgresAddress address() {
    return address;
  }

  Connection connection() {
    return connection;
  }

  /** Posts due from that instant on, dealt out to those tenants in turn. */
  PostFill.Posts due(int count, Instant from, Duration span, int firstTenant, int tenants)
      throws SQLException {
    PostFill.Posts posts = new PostFill.Posts(next, count, from, span, firstTenant, tenants);
    fill.due(posts);
    next += count;
    return posts;
  }

  /** As a database that has run for a while: statistics known, nothing left to be written. */
  void settle() throws SQLException {
    fill.settled();
    Sql.run(connection, "checkpoint");
  }

  /** Without posts again, so that every round begins alike. */
  void clear() throws SQLException {
    Sql.run(
        connection,
        """
        truncate scheduled_post, due, inflight, publish_step, publish_attempt;
        delete from caption c using content_item i where i.id = c.content_id and i.id >= fill_id(6, 0);
        delete from content_item where id >= fill_id(6, 0);
        update account_gate set lane_post_id = null where lane_post_id is not null;
        """);
  }

  Instant now() throws SQLException {
    return Instant.ofEpochMilli(
        Sql.number(connection, "select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
  }

  /** Waits until everything that is due is done; whether that came within the time. */
  boolean drained(Duration atMost) throws SQLException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (anyLeft()) {
      if (System.nanoTime() > deadline) {
        System.out.printf("! not done after %d s%n", atMost.toSeconds());
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }

  // cheap to ask, or the asking would be measured too
  private boolean anyLeft() throws SQLException {
    return Sql.number(
            connection,
            """
            select (exists (select from inflight)
                    or exists (select from due where run_at < clock_timestamp() + interval '1 hour'))::int
            """)
        > 0;
  }

  /** How many pieces of work there are in the next hour. */
  long left() throws SQLException {
    return Sql.number(
        connection,
        """
        select (select count(*) from inflight) +
               (select count(*) from due where run_at < clock_timestamp() + interval '1 hour')
        """);
  }

  /** How many posts were published since then, in each second until the last of them. */
  double rate(Instant since) throws SQLException {
    return Sql.numbers(
            connection,
            """
            select count(*) / extract(epoch from max(ended_at) - timestamptz '%s')
            from scheduled_post where status = 'published' and ended_at > timestamptz '%s'
            """
                .formatted(since, since))
        .getFirst();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
