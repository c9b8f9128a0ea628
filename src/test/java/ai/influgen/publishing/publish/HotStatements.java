package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.PostFill;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that every post passes through, with what they are asked in earnest. */
final class HotStatements {
  static final int WAITING = 1_000_000;
  static final int BATCH = 500;
  static final int TENANTS = 100;
  static final String PLATFORM = "instagram";
  static final long NEW = WAITING;
  static final UUID INSTANCE = IdKind.next();

  private final Instant now = Instant.now();
  private final Connection connection;

  HotStatements(Connection connection) {
    this.connection = connection;
  }

  /**
   * A statement.
   *
   * @param pages how many it may look at for each row that it handles
   * @param rows how many it handles
   */
  record Hot(String name, int pages, int rows, String sql, List<@Nullable Object> parameters) {
    Hot(String name, int pages, int rows, String sql, @Nullable Object... parameters) {
      this(name, pages, rows, sql, Arrays.asList(parameters));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  List<Hot> all() throws SQLException {
    return Stream.of(claiming(), loading(), permitting(), ending()).flatMap(List::stream).toList();
  }

  private List<Hot> claiming() throws SQLException {
    Object[] one = {PostFill.post(NEW)};
    Object platforms = new Object[] {PLATFORM};
    Object limits = new Object[] {BATCH};
    Object since = new Object[] {"-infinity"};
    Object accounts = new Object[] {PostFill.account(0), PostFill.account(1)};
    Object twoEach = new Object[] {2, 2};
    return List.of(
        new Hot("claim", 18, BATCH, ClaimSql.CLAIM, 2.0, INSTANCE, platforms, limits, since),
        new Hot(
            "claim ahead",
            25,
            BATCH,
            ClaimSql.CLAIM_AHEAD,
            1e7,
            INSTANCE,
            platforms,
            limits,
            since),
        new Hot("claim line", 30, 4, ClaimSql.CLAIM_LINE, 2.0, INSTANCE, accounts, twoEach),
        new Hot("stand in line", 30, BATCH, ClaimSql.STAND_IN_LINE, posts(), tokens(), 1.0),
        new Hot("oldest overdue", 20, 1, ClaimSql.OLDEST_OVERDUE, platforms),
        new Hot("put off", 40, 1, QueueSql.PUT_OFF, one[0], tokens()[0], now, 1, false, false),
        new Hot("withdraw", 20, 1, QueueSql.WITHDRAW_DUE, PostFill.post(7)),
        new Hot("busy", 20, 1, QueueSql.BUSY, one[0]));
  }

  private List<Hot> loading() throws SQLException {
    Object[] posts = posts();
    Object[] tenants = each(i -> PostFill.tenant(i % TENANTS));
    Object[] hashes = each(_ -> "hash/acc");
    Object[] steps = each(_ -> "upload");
    Object[] results = each(_ -> "{}");
    return List.of(
        new Hot("load posts", 12, BATCH, ScheduledPosts.FIND, posts, tenants),
        new Hot(
            "load contents",
            20,
            BATCH,
            elsewhere("content.ContentSql", "FIND_EACH"),
            contents(),
            tenants),
        new Hot(
            "load accounts",
            8,
            BATCH,
            elsewhere("connection.ConnectionSql", "FIND_EACH"),
            tenants,
            accounts()),
        new Hot("journals read", 8, BATCH, QueueSql.JOURNAL, posts, hashes),
        new Hot("keep", 12, BATCH, QueueSql.KEEP, posts, tokens(), hashes, steps, results));
  }

  private List<Hot> permitting() throws SQLException {
    Object[] posts = posts();
    Object[] approved = each(_ -> PostFill.HASH);
    Object[] payloads = each(_ -> "payload");
    return List.of(
        new Hot("intent lock", 20, BATCH, IntentSql.INTENT_LOCK, posts, tokens(), INSTANCE),
        new Hot("intent", 60, BATCH, IntentSql.INTENT, posts, tokens(), approved, payloads),
        new Hot("read back", 8, BATCH, IntentSql.INTENT_READ_BACK, posts, tokens()),
        new Hot("closed gates", 8, BATCH, IntentSql.CLOSED_GATES, (Object) accounts()),
        new Hot(
            "quota take",
            30,
            1,
            elsewhere("publish.quota.QuotaSql", "LOCK"),
            new Object[] {"app/fake"},
            new Object[] {"day"},
            new Object[] {INSTANCE}));
  }

  private List<Hot> ending() throws SQLException {
    Object posts = posts();
    Object accounts = accounts();
    Object text = each(_ -> "m");
    Object number = each(_ -> 1);
    Object json = each(_ -> "{}");
    Object at = each(_ -> now);
    Object remote = each(i -> "remote" + i);
    Object codes = each(_ -> "network_error");
    return List.of(
        new Hot("lock posts", 15, BATCH, OutcomeSql.LOCK_POSTS, posts),
        new Hot("end work", 15, BATCH, OutcomeSql.END_WORK, posts, tokens()),
        new Hot("free lane", 15, BATCH, OutcomeSql.FREE_LANE, accounts, posts),
        new Hot(
            "published",
            60,
            BATCH,
            OutcomeSql.PUBLISHED,
            posts,
            remote,
            text,
            json,
            number,
            json,
            at,
            text),
        new Hot("content published", 30, BATCH, OutcomeSql.CONTENT_PUBLISHED, posts),
        new Hot("attempt", 30, BATCH, OutcomeSql.ATTEMPT, attempts()),
        new Hot("retrying", 60, BATCH, OutcomeSql.RETRYING, posts, codes, text, at, number),
        new Hot("failed", 60, BATCH, OutcomeSql.FAILED, posts, codes, text, each(_ -> false), json),
        new Hot("requeue", 30, BATCH, OutcomeSql.REQUEUE, requeued()));
  }

  private Object[] attempts() {
    Object tenants = each(i -> PostFill.tenant(i % TENANTS));
    Object text = each(_ -> "commit");
    Object at = each(_ -> now);
    Object ids = each(_ -> IdKind.next());
    Object json = each(_ -> "{}");
    return new Object[] {ids, tenants, posts(), text, at, at, text, text, text, text, at, json};
  }

  private Object[] requeued() throws SQLException {
    Object tenants = each(i -> PostFill.tenant(i % TENANTS));
    Object kinds = each(_ -> "commit");
    Object at = each(_ -> now);
    Object platforms = each(_ -> PLATFORM);
    return new Object[] {
      posts(), kinds, at, at, tenants, accounts(), platforms, at, each(_ -> false), each(i -> i)
    };
  }

  private static Object[] each(IntFunction<Object> value) {
    return IntStream.range(0, BATCH).mapToObj(value).toArray();
  }

  /** What is claimed when the statements run. */
  private Object[] posts() {
    return each(i -> PostFill.post(NEW + i));
  }

  private Object[] tokens() throws SQLException {
    return column("select token from inflight order by post_id");
  }

  private Object[] accounts() throws SQLException {
    return column("select connection_id from inflight order by post_id");
  }

  private Object[] contents() throws SQLException {
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
      throw new LinkageError(type + "." + field, e);
    }
  }

  private Object[] column(String sql) throws SQLException {
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
}
