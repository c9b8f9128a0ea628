package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * For each guard the course of things in which nothing but that guard keeps a post from being
 * public twice. All on X: it has no handle by which it would recognise a repeated call.
 */
final class GuardScenario {
  static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PLATFORM = "twitter";
  private static final Map<String, String> HASTY = Map.of(Saboteur.HASTE, "20");

  private final Cluster cluster;
  private final Workspace workspace;
  private final Instance first;
  private final Instance second;
  private final String mark;
  private String post = "";

  /** With two instances that are not started yet, and a mark that no other post has. */
  GuardScenario(Cluster cluster, Workspace workspace, List<Instance> instances, int number) {
    this.cluster = cluster;
    this.workspace = workspace;
    this.first = instances.getFirst();
    this.second = instances.getLast();
    this.mark = "c%06dc".formatted(number);
  }

  /** Lets it happen; answers what was wrong with the post in the end. */
  List<Invariants.Violation> play(Guard guard) {
    try {
      switch (guard) {
        case TOKEN -> lateWordOfAnOldOwner();
        case INTENT -> deathAfterTheCall();
        case LAST_LOOK -> sleepBetweenPermissionAndCall();
      }
      settled();
    } finally {
      first.close();
      second.close();
      cluster.sandbox().heal();
    }
    Book book = new Book(cluster.postgres(), cluster.ledger());
    return Invariants.violations(book, Set.of()).stream()
        .filter(violation -> violation.history().startsWith(mark))
        .toList();
  }

  /** The first instance dies when the platform has the post, and before it says so. */
  private void deathAfterTheCall() {
    cluster.sandbox().fault(PLATFORM, "hang", new JsonObject().put("at", "publish"));
    first.start(HASTY);
    schedule();
    cluster.sandbox().awaitEntry(mark, SOON);
    first.kill();
    second.start(HASTY);
  }

  /**
   * The first instance prepares a post and loses the database; the second takes over and has called
   * the platform. Now the first one's preparation fails, and it can write again.
   */
  private void lateWordOfAnOldOwner() {
    startBothAndPauseTheSecond(HASTY);
    first.platforms().freeze();
    schedule();
    Waiting.until(SOON, first.platforms()::used, calling -> calling);
    first.database().cut();
    JsonObject slow = new JsonObject().put("at", "publish").put("wait_s", 12);
    cluster.sandbox().fault(PLATFORM, "slow", slow);
    second.resume();
    Waiting.until(SOON, this::row, row -> row.contains("sending"));
    first.database().mend();
    Waiting.until(SOON, this::beating, n -> n == 2);
    first.platforms().drop();
    first.platforms().thaw();
  }

  /**
   * The first instance stands still with a permission and without having called. The second finds
   * nothing at the platform, a person says so too and publishes anew. Then the first one wakes up.
   */
  private void sleepBetweenPermissionAndCall() {
    Map<String, String> orders =
        Map.of(Saboteur.HASTE, "20", Saboteur.POINT, Point.INTENT.name(), Saboteur.FREEZE, "true");
    startBothAndPauseTheSecond(orders);
    schedule();
    Waiting.until(SOON, first::paused, paused -> paused);
    second.resume();
    Waiting.until(SOON, this::found, found -> found.needsConfirmation());
    String path = "/api/v1/schedule/" + post;
    workspace.api().post(path + "/resolve", new JsonObject().put("published", false)).expect(200);
    Answer answer = workspace.api().publishNow(post);
    cluster.sandbox().awaitEntry(mark, SOON);
    if (answer.status() != 200) {
      throw new AssertionError("not published anew: " + answer);
    }
    first.resume();
    Waiting.pause(Duration.ofSeconds(2));
  }

  private void startBothAndPauseTheSecond(Map<String, String> orders) {
    cluster.postgres().execute("delete from instance");
    first.start(orders);
    second.start(HASTY);
    Waiting.until(SOON, this::beating, n -> n == 2);
    second.pause();
  }

  private void schedule() {
    String content = workspace.pictured(PLATFORM, mark);
    post = workspace.api().scheduleOn(PLATFORM, content, Instant.now());
  }

  // the post's end, and a moment in which a second one would have shown itself
  private void settled() {
    Waiting.until(SOON, () -> found().status(), status -> !status.equals("pending"));
    Waiting.pause(Duration.ofSeconds(1));
  }

  private String row() {
    Book book = book();
    Book.Row row = book.row(found(book));
    return row == null ? "" : row.words();
  }

  private long beating() {
    return cluster
        .postgres()
        .list(
            "select count(*) from instance where beat_at > now() - interval '1500 ms'",
            row -> row.getLong(1))
        .getFirst();
  }

  private Book.Post found() {
    return found(book());
  }

  private Book.Post found(Book book) {
    return Objects.requireNonNull(book.post(mark));
  }

  private Book book() {
    return new Book(cluster.postgres(), List.of());
  }
}
