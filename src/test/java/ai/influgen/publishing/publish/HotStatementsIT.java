package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.PostFill;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.pgclient.PgConnectOptions;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private static final int TENANTS = 100;
  private static final String PLATFORM = "instagram";
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
    return Stream.of(claiming(), loading(), permitting(), ending())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Hot> claiming() throws SQLException {
    Object[] one = {PostFill.post(NEW)};
    Object platforms = new Object[] {PLATFORM};
    Object limits = new Object[] {BATCH};
    Object since = new Object[] {"-infinity"};
    Object accounts = new Object[] {PostFill.account(0), PostFill.account(1)};
    Object twoEach = new Object[] {2, 2};
    return List.of(
        new Hot("claim", 15, BATCH, ClaimSql.CLAIM, 2.0, INSTANCE, platforms, limits, since),
        new Hot("claim ahead", 15, BATCH, ClaimSql.CLAIM_AHEAD, 1e7, INSTANCE, platforms, limits, since),
        new Hot("claim line", 30, 4, ClaimSql.CLAIM_LINE, 2.0, INSTANCE, accounts, twoEach),
        new Hot("stand in line", 30, BATCH, ClaimSql.STAND_IN_LINE, posts(), tokens(), 1.0),
        new Hot("oldest overdue", 20, 1, ClaimSql.OLDEST_OVERDUE, platforms),
        new Hot("put off", 40, 1, QueueSql.PUT_OFF, one[0], tokens()[0], NOW, 1, false, false),
        new Hot("withdraw", 20, 1, QueueSql.WITHDRAW_DUE, PostFill.post(7)),
        new Hot("busy", 20, 1, QueueSql.BUSY, one[0]));
  }

  private static List<Hot> loading() throws SQLException {
    Object[] posts = posts();
    Object[] tenants = each(i -> PostFill.tenant(i % TENANTS));
    Object[] hashes = each(_ -> "hash/acc");
    Object[] steps = each(_ -> "upload");
    Object[] results = each(_ -> "{}");
    return List.of(
        new Hot("load posts", 12, BATCH, ScheduledPosts.FIND, posts, tenants),
        new Hot("load contents", 20, BATCH, elsewhere("content.ContentSql", "FIND_EACH"), contents(), tenants),
        new Hot("load accounts", 8, BATCH, elsewhere("connection.ConnectionSql", "FIND_EACH"), tenants, accounts()),
        new Hot("journals read", 8, BATCH, QueueSql.JOURNAL, posts, hashes),
        new Hot("keep", 12, BATCH, QueueSql.KEEP, posts, tokens(), hashes, steps, results));
  }

  private static List<Hot> permitting() throws SQLException {
    Object[] posts = posts();
    Object[] approved = each(_ -> PostFill.HASH);
    Object[] payloads = each(_ -> "payload");
    return List.of(
        new Hot("intent lock", 20, BATCH, IntentSql.INTENT_LOCK, posts, tokens(), INSTANCE),
        new Hot("intent", 60, BATCH, IntentSql.INTENT, posts, tokens(), approved, payloads),
        new Hot("read back", 8, BATCH, IntentSql.INTENT_READ_BACK, posts, tokens()),
        new Hot("closed gates", 8, BATCH, IntentSql.CLOSED_GATES, (Object) accounts()),
        new Hot("quota take", 30, 1, QuotaSql.TAKE, "app/fake", "day", NOW, NOW, 100, NOW));
  }

  private static List<Hot> ending() throws SQLException {
    UUID post = PostFill.post(NEW);
    UUID account = PostFill.account(0);
    return List.of(
        new Hot("lock post", 15, 1, OutcomeSql.LOCK_POST, post),
        new Hot("end work", 15, 1, OutcomeSql.END_WORK, post, tokens()[0]),
        new Hot("free lane", 15, 1, OutcomeSql.FREE_LANE, account, post),
        new Hot("published", 60, 1, OutcomeSql.PUBLISHED, post, "r", "p", "[]", 1, "{}", NOW, null),
        new Hot("content published", 30, 1, OutcomeSql.CONTENT_PUBLISHED, post),
        new Hot("attempt", 60, 1, OutcomeSql.ATTEMPT, attempt(post)),
        new Hot("retrying", 60, 1, OutcomeSql.RETRYING, post, "network_error", "m", NOW, 1));
  }

  private static @Nullable Object[] attempt(UUID post) {
    return new @Nullable Object[] {
      IdKind.next(), PostFill.tenant(0), post, "commit", NOW, NOW, "published", null, null, "r", null, "{}"
    };
  }

  private static Object[] each(IntFunction<Object> value) {
    return IntStream.range(0, BATCH).mapToObj(value).toArray();
  }

  /** What is claimed when the statements run. */
  private static Object[] posts() {
    return each(i -> PostFill.post(NEW + i));
  }

  private static Object[] tokens() throws SQLException {
    return column("select token from inflight order by post_id");
  }

  private static Object[] accounts() throws SQLException {
    return column("select connection_id from inflight order by post_id");
  }

  private static Object[] contents() throws SQLException {
    return column(
        "select p.content_id from inflight i join scheduled_post p on p.id = i.post_id order by i.post_id");
  }

  /** A statement of the engine's ports, which its package can't see. */
  private static String elsewhere(String type, String field) {
    try {
      Field constant = Class.forName("ai.influgen.publishing." + type).getDeclaredField(field);
      constant.setAccessible(true);
      return (String) constant.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void fill() throws SQLException {
    PostFill fill = new PostFill(connection, new PostFill.Tenants(TENANTS, 10, PLATFORM));
    fill.withTenants(account -> new byte[64]).waiting(0, WAITING);
    Instant earlier = NOW.minusSeconds(60);
    fill.due(new PostFill.Posts(NEW, 3 * BATCH, earlier, Duration.ofSeconds(1), 0, TENANTS));
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
    prepared(
        "auto", ClaimSql.CLAIM, "execute", 2.0, INSTANCE, new Object[] {PLATFORM}, new Object[] {BATCH}, new Object[] {"-infinity"});
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

      System.err.println("PAGES " + hot + " " + plan + " " + (double) explained.buffers() / hot.rows() + " " + explained.scanned());
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
          "'{%s}'".formatted(Arrays.stream(array).map(String::valueOf).collect(Collectors.joining("\",\"", "\"", "\"")));
      default -> "'%s'".formatted(value);
    };
  }

  private static Object[] column(String sql) throws SQLException {
    List<Object> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getObject(1));
      }
    }
    assertThat(values).hasSize(BATCH);
    return values.toArray();
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
