package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A hundred posts, each cancelled, edited and hurried at random instants around its own. The same
 * seed gives the same wishes, not the same interleaving.
 */
class RandomRacesIT {
  private static final int POSTS = 100;
  private static final int WISHES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private final long seed = Long.getLong("races.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final TestDatabase test = TestDatabase.fresh();
  private final EngineRows rows = new EngineRows(test.database());
  private final HeldWire wire = new HeldWire(this::answer);
  private final RaceDesk desk = new RaceDesk(test, 50, real -> real);
  private final EngineFleet fleet = desk.fleet(wire, impatient());

  @AfterEach
  void close() {
    fleet.close();
    test.close();
  }

  // some answers to the call that publishes are lost
  private Future<CallResult> answer(String step) {
    boolean lost = step.equals(SteppedPlatform.COMMIT) && random.nextInt(10) == 0;
    return test.vertx().timer(1 + random.nextInt(30)).map(lost ? HeldWire.LOST : HeldWire.DONE);
  }

  private static EngineSettings impatient() {
    EngineSettings usual = EngineSettings.defaults();
    return new EngineSettings(
        usual.tick(),
        usual.horizon(),
        usual.claimLimit(),
        usual.staging(),
        usual.permits(),
        Duration.ofMillis(100),
        Map.of(),
        Duration.ofMillis(500),
        usual.retry(),
        usual.breaker());
  }

  /** What a person wants of a post; what it is to say, if it is an edit. */
  private enum Wish {
    CANCEL,
    EDIT,
    NOW
  }

  /** What was asked of one post, in order, and what was told. */
  private record Story(UUID post, List<Wish> wishes, List<RaceDesk.Told> told) {
    boolean cancelled() {
      return accepted(Wish.CANCEL) >= 0;
    }

    /** What the last accepted edit says; without one, what it said from the start. */
    String text() {
      int edit = accepted(Wish.EDIT);
      return edit < 0 ? post.toString() : text(edit);
    }

    String text(int wish) {
      return post + "-" + wish;
    }

    List<Problem> refusals() {
      return told.stream().flatMap(each -> each.problem().stream()).toList();
    }

    private int accepted(Wish wish) {
      for (int i = told.size() - 1; i >= 0; i--) {
        if (wishes.get(i) == wish && told.get(i).accepted()) {
          return i;
        }
      }
      return -1;
    }
  }

  @Test
  void everyAnswerIsTrue() {
    for (int i = 0; i < 2; i++) {
      fleet.start(RaceDesk.PLATFORM);
    }
    Instant first = Instant.now().plusMillis(1_500);
    IntFunction<Instant> due = i -> first.plusMillis(10L * i);
    List<UUID> posts = desk.posts(POSTS, due);
    List<Future<Story>> asked =
        IntStream.range(0, POSTS).mapToObj(i -> wishes(posts.get(i), due.apply(i))).toList();
    List<Story> stories = asked.stream().map(TestDatabase::await).toList();
    Waiting.until(
        LIMIT,
        () -> rows.text("select count(*) from scheduled_post where status = 'pending'"),
        "0"::equals);

    List<String> committed = wire.committed();
    assertThat(committed).as("seed %d", seed).doesNotHaveDuplicates();
    stories.forEach(story -> assertTrue(story, of(story.post(), committed)));
    assertThat(stories).as("seed %d", seed).anyMatch(Story::cancelled);
    assertThat(stories).as("seed %d", seed).anyMatch(story -> !story.refusals().isEmpty());
  }

  private void assertTrue(Story story, List<String> committed) {
    String at = "seed %d: %s".formatted(seed, story);
    if (story.cancelled()) {
      assertThat(committed).as(at).isEmpty();
      assertThat(status(story)).as(at).isEqualTo(PostStatus.CANCELLED.wire());
      return;
    }
    assertThat(committed).as(at).containsExactly(story.text());
    assertThat(status(story)).as(at).isEqualTo(PostStatus.PUBLISHED.wire());
    assertThat(story.refusals())
        .as(at)
        .extracting(Problem::type)
        .allMatch(type -> type == ProblemType.IN_FLIGHT || type == ProblemType.ALREADY_ENDED);
  }

  private String status(Story story) {
    return rows.text("select status from scheduled_post where id = $1", story.post());
  }

  private static List<String> of(UUID post, List<String> committed) {
    return committed.stream().filter(text -> text.startsWith(post.toString())).toList();
  }

  // one after the other, so that it is known which was the last
  private Future<Story> wishes(UUID post, Instant due) {
    List<Wish> wishes = random.ints(WISHES, 0, 6).mapToObj(RandomRacesIT::wish).toList();
    List<Instant> at = random.ints(WISHES, -400, 200).sorted().mapToObj(due::plusMillis).toList();
    Story story = new Story(post, wishes, new ArrayList<>());
    Future<?> all = Future.succeededFuture();
    for (int i = 0; i < WISHES; i++) {
      int wish = i;
      all =
          all.compose(_ -> until(at.get(wish)))
              .compose(_ -> ask(story, wish))
              .onSuccess(story.told()::add);
    }
    return all.map(story);
  }

  private Future<?> until(Instant at) {
    long wait = Duration.between(Instant.now(), at).toMillis();
    return wait < 1 ? Future.succeededFuture() : test.vertx().timer(wait);
  }

  private Future<RaceDesk.Told> ask(Story story, int wish) {
    return switch (story.wishes().get(wish)) {
      case CANCEL -> desk.cancel(story.post());
      case EDIT -> desk.edit(story.post(), story.text(wish));
      case NOW -> desk.publishNow(story.post());
    };
  }

  private static Wish wish(int dice) {
    return dice < 1 ? Wish.CANCEL : dice < 5 ? Wish.EDIT : Wish.NOW;
  }
}
