package ai.influgen.publishing.chaos;

import ai.influgen.publishing.chaos.Book.Attempt;
import ai.influgen.publishing.chaos.Book.Post;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds after every run, whatever happened. */
final class Invariants {
  private static final Set<String> ENDED = Set.of("published", "failed", "cancelled");

  private final Book book;
  private final Set<String> touched;
  private final List<Violation> violations = new ArrayList<>();

  /** What can be wrong. */
  enum Kind {
    /** Public more than once. */
    DOUBLE,
    /** Public, and the server does not know it. */
    UNKNOWN,
    /** Said to be public, and is not. */
    MADE_UP,
    /** Pending, and nothing will happen to it any more. */
    LOST,
    /** Neither ended nor lost: the run should have waited longer. */
    UNFINISHED,
    /** Permitted before an earlier post of its account. */
    ORDER,
    /** More within a window than the platform allows. */
    QUOTA
  }

  /** Something that is wrong, with all that is known of it. */
  record Violation(Kind kind, String history) {
    @Override
    public String toString() {
      return "\n" + kind + ": " + history;
    }
  }

  private Invariants(Book book, Set<String> touched) {
    this.book = book;
    this.touched = touched;
  }

  /**
   * Everything that is wrong.
   *
   * @param touched marks of posts whose order is not looked at, since people moved them
   */
  static List<Violation> violations(Book book, Set<String> touched) {
    Invariants invariants = new Invariants(book, touched);
    invariants.once();
    book.posts().forEach(invariants::ended);
    book.posts().forEach(invariants::known);
    invariants.inOrder();
    invariants.withinLimits();
    return invariants.violations;
  }

  private void once() {
    book.entries()
        .forEach(
            (mark, entries) -> {
              if (entries.size() > 1) {
                add(Kind.DOUBLE, mark);
              }
              if (book.post(mark) == null) {
                add(Kind.UNKNOWN, mark);
              }
            });
  }

  private void ended(Post post) {
    if (!ENDED.contains(post.status())) {
      boolean waits = post.held() != null || book.row(post) != null;
      add(waits ? Kind.UNFINISHED : Kind.LOST, post.mark());
    }
  }

  private void known(Post post) {
    List<JsonObject> entries = book.entries(post);
    if (entries.isEmpty()) {
      if (post.status().equals("published")) {
        add(Kind.MADE_UP, post.mark());
      }
      return;
    }
    String id = entries.getFirst().getString("remote_post_id");
    boolean published =
        post.status().equals("published")
            && (id.equals(post.remoteId()) || (post.remoteId() == null && book.row(post) != null));
    boolean asked = post.status().equals("failed") && post.needsConfirmation();
    if (!published && !asked && ENDED.contains(post.status())) {
      add(Kind.UNKNOWN, post.mark());
    }
  }

  /**
   * Posts that went out by the one claim that was made ahead of their instant: nothing but their
   * order decides between them.
   */
  private void inOrder() {
    book.posts().stream()
        .filter(this::smooth)
        .collect(Collectors.groupingBy(Post::connection))
        .values()
        .forEach(this::inOrder);
  }

  private void inOrder(List<Post> account) {
    List<Post> planned = account.stream().sorted(Comparator.comparing(Post::scheduledAt)).toList();
    for (int i = 1; i < planned.size(); i++) {
      Post earlier = planned.get(i - 1);
      Post later = planned.get(i);
      if (earlier.scheduledAt().isBefore(later.scheduledAt())
          && intent(later).isBefore(intent(earlier))) {
        String both = book.history(earlier.mark()) + "\n  and " + book.history(later.mark());
        violations.add(new Violation(Kind.ORDER, both));
      }
    }
  }

  private boolean smooth(Post post) {
    List<Attempt> attempts = book.attempts(post);
    return !touched.contains(post.mark())
        && post.status().equals("published")
        && attempts.size() == 1
        && attempts.getFirst().kind().equals("commit")
        && attempts.getFirst().intentAt() != null
        && attempts.getFirst().startedAt().isBefore(post.scheduledAt());
  }

  private Instant intent(Post post) {
    return Objects.requireNonNull(book.attempts(post).getFirst().intentAt());
  }

  private void withinLimits() {
    Limits.OF_ACCOUNTS.forEach(
        (platform, limit) ->
            book.ledger().stream()
                .filter(entry -> entry.getString("platform").equals(platform))
                .collect(Collectors.groupingBy(entry -> entry.getString("account")))
                .forEach((account, entries) -> within(limit, platform + " " + account, entries)));
  }

  private void within(Limits.Limit limit, String account, List<JsonObject> entries) {
    List<Instant> times =
        entries.stream().map(e -> Instant.parse(e.getString("accepted_at"))).sorted().toList();
    for (int i = limit.posts(); i < times.size(); i++) {
      if (times.get(i - limit.posts()).plus(limit.window()).isAfter(times.get(i))) {
        violations.add(new Violation(Kind.QUOTA, account + " at " + times.get(i)));
      }
    }
  }

  private void add(Kind kind, String mark) {
    violations.add(new Violation(kind, book.history(mark)));
  }

  /** How many there are of each kind. */
  static Map<Kind, Long> count(List<Violation> violations) {
    return violations.stream()
        .collect(Collectors.groupingBy(Violation::kind, Collectors.counting()));
  }
}
