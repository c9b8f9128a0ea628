package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.PostFill;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a million posts waiting, a statement that every post passes through looks at as many pages
 * as with a few: each with a bound, planned for its parameters and for any.
 */
class HotStatementsIT {
  private static final int WAITING = HotStatements.WAITING;
  private static final int BATCH = HotStatements.BATCH;

  /** What grows with every post. The others may be read whole when much of them is asked for. */
  private static final List<String> BIG =
      List.of("due", "scheduled_post", "publish_step", "publish_attempt", "caption");

  private static final TestDatabase TEST = TestDatabase.fresh();
  private static final Connection connection = connect();

  static List<HotStatements.Hot> statements() throws SQLException {
    return new HotStatements(connection).all();
  }

  @BeforeAll
  static void fill() throws SQLException {
    PostFill fill =
        new PostFill(
            connection, new PostFill.Tenants(HotStatements.TENANTS, 10, HotStatements.PLATFORM));
    fill.withTenants(account -> new byte[64]).waiting(0, WAITING);
    // those that are claimed first come due before the others: within a second any may be taken
    Instant earlier = Instant.now().minusSeconds(60);
    fill.due(overdue(0, BATCH, earlier.minusSeconds(10)));
    fill.due(overdue(BATCH, 2 * BATCH, earlier));
    run(
        """
        insert into publish_step (post_id, staged_for, step, result)
        select fill_id(8, g), 'hash/acc', 'payload', '{"kind": "post"}' from generate_series(0, 99999) g
        """);
    run(
        """
        insert into publish_attempt (id, workspace_id, post_id, kind, started_at, ended_at, outcome)
        select fill_id(9, g), fill_id(1, 0), fill_id(8, g), 'commit', now(), now() - g * interval '1 second', 'published'
        from generate_series(0, 99999) g
        """);
    run(
        "insert into instance (id, name, beat_at) values ('%s', 'a', now() + interval '1 hour')"
            .formatted(HotStatements.INSTANCE));
    run("analyze");
    prepared(
        "auto",
        ClaimSql.CLAIM,
        "execute",
        2.0,
        HotStatements.INSTANCE,
        new Object[] {HotStatements.PLATFORM},
        new Object[] {BATCH},
        new Object[] {"-infinity"});
    run("analyze inflight, due");
  }

  private static PostFill.Posts overdue(int first, int count, Instant from) {
    return new PostFill.Posts(
        HotStatements.NEW + first, count, from, Duration.ofSeconds(1), 0, HotStatements.TENANTS);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    TEST.close();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void looksAtFewPagesHoweverManyPostsWait(HotStatements.Hot hot) throws SQLException {
    for (String plan : List.of("force_custom_plan", "force_generic_plan")) {
      Explained explained = explain(plan, hot);

      assertThat(explained.scanned())
          .as("%s, %s: read from end to end", hot, plan)
          .noneMatch(table -> BIG.stream().anyMatch(table::startsWith));
      assertThat(explained.buffers())
          .as("%s, %s: pages\n%s", hot, plan, explained.plan().encodePrettily())
          .isLessThanOrEqualTo((long) hot.pages() * hot.rows());
    }
  }

  @Test
  void aScanWouldBeNoticed() throws SQLException {
    HotStatements.Hot bad =
        new HotStatements.Hot(
            "bad", 1, 1, "select count(*) from due where target_at < $1", Instant.now());

    Explained explained = explain("force_custom_plan", bad);

    assertThat(explained.scanned()).contains("due");
    assertThat(explained.buffers()).isGreaterThan(1_000);
  }

  private static Explained explain(String plan, HotStatements.Hot hot) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return Explained.of(
          prepared(
              plan,
              hot.sql(),
              "explain (analyze, buffers, format json) execute",
              hot.parameters().toArray()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /**
   * Runs it as a statement that is prepared, as the driver's are; the first column of its first
   * row.
   */
  private static String prepared(
      String plan, String sql, String how, @Nullable Object... parameters) throws SQLException {
    run("set plan_cache_mode = " + plan);
    run("deallocate all");
    run("prepare hot as " + sql);
    String values =
        Arrays.stream(parameters).map(HotStatementsIT::literal).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("%s hot (%s)".formatted(how, values))) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Object[] array ->
          "'{%s}'"
              .formatted(
                  Arrays.stream(array)
                      .map(each -> String.valueOf(each).replace("\"", "\\\""))
                      .collect(Collectors.joining("\",\"", "\"", "\"")));
      default -> "'%s'".formatted(value);
    };
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() {
    PgConnectOptions options = TEST.address().options();
    try {
      return DriverManager.getConnection(
          TEST.address().jdbcUrl(), options.getUser(), options.getPassword());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
