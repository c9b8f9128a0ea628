package ai.influgen.publishing.chaos;

import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server says became of every post, and what the platforms say. */
final class Book {
  private static final Pattern MARK = Pattern.compile("c\\d{6}c");

  private static final String POSTS =
      """
      select p.id, p.connection_id, p.platform, p.status, p.held, p.scheduled_at, p.remote_post_id, p.needs_confirmation,
             p.unsettled, p.error_message, coalesce(p.lateness_ms, 0) lateness_ms,
             (select string_agg(c.body, ' ') from caption c where c.content_id = p.content_id) words
      from scheduled_post p
      """;

  private static final String ATTEMPTS =
      "select post_id, kind, outcome, started_at, intent_at, ended_at, error_message from publish_attempt order by ended_at";

  private static final String ROWS =
      """
      select post_id, 'due ' || kind || ' at ' || run_at as words, kind from due
      union all
      select post_id, 'inflight ' || kind || ' ' || state || ' claimed at ' || claimed_at, kind from inflight
      """;

  private final Map<String, Post> posts = new HashMap<>();
  private final Map<UUID, List<Attempt>> attempts = new HashMap<>();
  private final Map<UUID, Row> rows = new HashMap<>();
  private final Map<String, List<JsonObject>> entries = new HashMap<>();
  private final List<JsonObject> ledger;

  /** A post as the server has it. */
  record Post(
      String mark,
      UUID id,
      UUID connection,
      String platform,
      String status,
      @Nullable String held,
      Instant scheduledAt,
      @Nullable String remoteId,
      boolean needsConfirmation,
      boolean unsettled,
      @Nullable String error,
      long latenessMs) {}

  /** A line of a post's attempt log. */
  record Attempt(
      UUID post,
      String kind,
      String outcome,
      Instant startedAt,
      @Nullable Instant intentAt,
      Instant endedAt,
      @Nullable String error) {}

  /** A row of the engine's. */
  record Row(UUID post, String words, String kind) {}

  Book(CrashablePostgres postgres, List<JsonObject> ledger) {
    this.ledger = ledger;
    postgres.list(POSTS, Book::post).forEach(post -> posts.put(post.mark(), post));
    postgres
        .list(ATTEMPTS, Book::attempt)
        .forEach(a -> attempts.computeIfAbsent(a.post(), _ -> new ArrayList<>()).add(a));
    postgres
        .list(ROWS, r -> new Row(r.getObject(1, UUID.class), r.getString(2), r.getString(3)))
        .forEach(row -> rows.put(row.post(), row));
    for (JsonObject entry : ledger) {
      entries.computeIfAbsent(mark(entry.encode()), _ -> new ArrayList<>()).add(entry);
    }
  }

  List<Post> posts() {
    return List.copyOf(posts.values());
  }

  @Nullable Post post(String mark) {
    return posts.get(mark);
  }

  List<Attempt> attempts(Post post) {
    return attempts.getOrDefault(post.id(), List.of());
  }

  @Nullable Row row(Post post) {
    return rows.get(post.id());
  }

  /** The ledger's entries by the marks in their words. */
  Map<String, List<JsonObject>> entries() {
    return entries;
  }

  List<JsonObject> entries(Post post) {
    return entries.getOrDefault(post.mark(), List.of());
  }

  List<JsonObject> ledger() {
    return ledger;
  }

  /** All that is known of a post, for people. */
  String history(String mark) {
    StringBuilder words = new StringBuilder(mark);
    Post post = posts.get(mark);
    if (post != null) {
      words.append("\n    ").append(post);
      attempts(post).forEach(attempt -> words.append("\n    ").append(attempt));
      words.append("\n    row: ").append(row(post));
    }
    entries.getOrDefault(mark, List.of()).forEach(e -> words.append("\n    ledger: ").append(e));
    return words.toString();
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        mark(String.valueOf(row.getString("words"))),
        row.getObject("id", UUID.class),
        row.getObject("connection_id", UUID.class),
        row.getString("platform"),
        row.getString("status"),
        row.getString("held"),
        row.getTimestamp("scheduled_at").toInstant(),
        row.getString("remote_post_id"),
        row.getBoolean("needs_confirmation"),
        row.getBoolean("unsettled"),
        row.getString("error_message"),
        row.getLong("lateness_ms"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    Timestamp intent = row.getTimestamp("intent_at");
    return new Attempt(
        row.getObject("post_id", UUID.class),
        row.getString("kind"),
        row.getString("outcome"),
        row.getTimestamp("started_at").toInstant(),
        intent == null ? null : intent.toInstant(),
        row.getTimestamp("ended_at").toInstant(),
        row.getString("error_message"));
  }

  private static String mark(String words) {
    Matcher matcher = MARK.matcher(words);
    return matcher.find() ? matcher.group() : "without a mark: " + words;
  }
}
