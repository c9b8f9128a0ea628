package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
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
import java.util.Set;
import java.util.UUID;
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
  private static final int WAITING = 1_000_000;
  private static final int BATCH = 500;
  private static final long NEW = WAITING;
  private static final UUID INSTANCE = IdKind.next();
  private static final Instant NOW = Instant.now();

  /** Small by nature: what is being worked on, and who is alive. */
  private static final Set<String> SMALL = Set.of("inflight", "instance", "quota");

  private static final TestDatabase TEST = TestDatabase.fresh();
  private static final Connection connection = connect();

  /**
   * A statement.
   *
   * @param pages how many it may look at for each row that it handles
   * @param rows how many it handles
   */
  record Hot(String name, int pages, int rows, String sql, @Nullable Object... parameters) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Hot> statements() throws SQLException {
    UUID post = PostFill.post(NEW);
    UUID account = PostFill.account(0);
    UUID token = token(post);
    return List.of(
        new Hot("claim", 40, BATCH, QueueSql.CLAIM, 2.0, BATCH, INSTANCE),
        new Hot("load post", 10, 1, ScheduledPosts.FIND, post, PostFill.tenant(0)),
        new Hot("journal read", 10, 1, QueueSql.JOURNAL, post, "hash/acc0"),
        new Hot("keep", 40, 1, QueueSql.KEEP, post, token, "hash/acc0", "upload", "{}"),
        new Hot("intent lock", 40, 1, IntentSql.INTENT_LOCK, post, token, INSTANCE),
        new Hot("intent", 120, 1, IntentSql.INTENT, post, token, PostFill.HASH, "payload"),
        new Hot("read back", 10, 1, IntentSql.INTENT_READ_BACK, post, token),
        new Hot("closed gate", 10, 1, IntentSql.CLOSED_GATE, account),
        new Hot("lock post", 15, 1, OutcomeSql.LOCK_POST, post),
        new Hot("end work", 15, 1, OutcomeSql.END_WORK, post, token),
        new Hot("free lane", 15, 1, OutcomeSql.FREE_LANE, account, post),
        new Hot("published", 80, 1, OutcomeSql.PUBLISHED, post, "r", "p", "[]", 1, "{}", NOW, null),
        new Hot("content published", 50, 1, OutcomeSql.CONTENT_PUBLISHED, post),
        new Hot("attempt", 60, 1, OutcomeSql.ATTEMPT, attempt(post)),
        new Hot("retrying", 80, 1, OutcomeSql.RETRYING, post, "network_error", "m", NOW, 1),
        new Hot("put off", 40, 1, QueueSql.PUT_OFF, post, token, NOW, 1, false),
        new Hot("withdraw", 20, 1, QueueSql.WITHDRAW_DUE, PostFill.post(7)),
        new Hot("busy", 20, 1, QueueSql.BUSY, post),
        new Hot("quota take", 30, 1, QuotaSql.TAKE, "app/fake", "day", NOW, NOW, 100, NOW));
  }

  private static @Nullable Object[] attempt(UUID post) {
    return new @Nullable Object[] {
      IdKind.next(), PostFill.tenant(0), post, "commit", NOW, NOW, "published", null, null, "r", null, "{}"
    };
  }

  @BeforeAll
  static void fill() throws SQLException {
    PostFill fill = new PostFill(connection, new PostFill.Tenants(100, 10, "instagram"));
    fill.withTenants(account -> new byte[64]).waiting(0, WAITING);
    Instant earlier = NOW.minusSeconds(60);
    fill.due(new PostFill.Posts(NEW, 3 * BATCH, earlier, Duration.ofSeconds(10), 0, 100));
    run(
        """
        insert into publish_step (post_id, staged_for, step, result)
        select fill_id(8, g), 'hash/acc', 'payload', '{"kind": "post"}' from generate_series(0, 99999) g
        """);
    run(
        """
        insert into publish_attempt (id, workspace_id, post_id, number, kind, started_at, ended_at, outcome)
        select fill_id(9, g), fill_id(1, 0), fill_id(8, g), 1, 'commit', now(), now() - g * interval '1 second', 'published'
        from generate_series(0, 99999) g
        """);
    run("insert into instance (id, name, beat_at) values ('%s', 'a', now() + interval '1 hour')".formatted(INSTANCE));
    fill.settled();
    prepared("auto", QueueSql.CLAIM, "execute", 2.0, BATCH, INSTANCE);
    run("analyze inflight, due");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    TEST.close();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void looksAtFewPagesHoweverManyPostsWait(Hot hot) throws SQLException {
    for (String plan : List.of("force_custom_plan", "force_generic_plan")) {
      Explained explained = explain(plan, hot);

      assertThat(explained.scanned())
          .as("%s, %s: read from end to end", hot, plan)
          .isSubsetOf(SMALL);
      assertThat(explained.buffers())
          .as("%s, %s: pages\n%s", hot, plan, explained.plan().encodePrettily())
          .isLessThanOrEqualTo((long) hot.pages() * hot.rows());
    }
  }

  @Test
  void aScanWouldBeNoticed() throws SQLException {
    Hot bad = new Hot("bad", 1, 1, "select count(*) from due where target_at < $1", NOW);

    Explained explained = explain("force_custom_plan", bad);

    assertThat(explained.scanned()).contains("due");
    assertThat(explained.buffers()).isGreaterThan(1_000);
  }

  private static Explained explain(String plan, Hot hot) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return Explained.of(
          prepared(plan, hot.sql(), "explain (analyze, buffers, format json) execute", hot.parameters()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Runs it as a statement that is prepared, as the driver's are; the first column of its first row. */
  private static String prepared(String plan, String sql, String how, @Nullable Object... parameters)
      throws SQLException {
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
          "'{%s}'".formatted(Arrays.stream(array).map(String::valueOf).collect(Collectors.joining(",")));
      default -> "'%s'".formatted(value);
    };
  }

  private static UUID token(UUID post) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select token from inflight where post_id = '%s'".formatted(post))) {
      assertThat(row.next()).isTrue();
      return row.getObject(1, UUID.class);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() {
    PgConnectOptions options = TEST.address().options();
    try {
      return DriverManager.getConnection(TEST.address().jdbcUrl(), options.getUser(), options.getPassword());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
