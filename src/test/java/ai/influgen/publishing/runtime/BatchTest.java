package ai.influgen.publishing.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final List<List<Integer>> rounds = new ArrayList<>();
  private final List<Promise<List<String>>> answers = new ArrayList<>();

  private Future<List<String>> later(List<Integer> questions) {
    rounds.add(questions);
    Promise<List<String>> promise = Promise.promise();
    answers.add(promise);
    return promise.future();
  }

  private void answer(int round) {
    answers.get(round).complete(rounds.get(round).stream().map(q -> "a" + q).toList());
  }

  private static List<Future<String>> ask(Batch<Integer, String> batch, int from, int to) {
    return IntStream.range(from, to).mapToObj(batch::ask).toList();
  }

  @Test
  void goesAtOnceWhenNothingIsUnderWayAndGathersMeanwhile() {
    Batch<Integer, String> batch = new Batch<>(10, 1, this::later);
    ask(batch, 0, 4);
    assertThat(rounds).containsExactly(List.of(0));

    answer(0);
    assertThat(rounds).containsExactly(List.of(0), List.of(1, 2, 3));
  }

  @Test
  void givesEveryoneTheirOwnAnswer() {
    Batch<Integer, String> batch = new Batch<>(10, 1, this::later);
    List<Future<String>> asked = ask(batch, 0, 4);
    answer(0);
    answer(1);

    assertThat(asked).extracting(Future::result).containsExactly("a0", "a1", "a2", "a3");
  }

  @Test
  void keepsToItsSizeAndToItsNumberOfRounds() {
    Batch<Integer, String> batch = new Batch<>(3, 2, this::later);
    ask(batch, 0, 9);
    assertThat(rounds).as("two at a time").containsExactly(List.of(0), List.of(1));

    answer(1);
    answer(0);
    assertThat(rounds.subList(2, 4)).containsExactly(List.of(2, 3, 4), List.of(5, 6, 7));
    answer(3);
    assertThat(rounds.getLast()).containsExactly(8);
  }

  @Test
  void takesAlongWhatIsAskedInTheSameTurnOfTheEventLoop() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Batch<Integer, String> batch = new Batch<>(10, 2, this::later);
      Promise<Integer> seen = Promise.promise();
      vertx.runOnContext(
          _ -> {
            ask(batch, 0, 5);
            vertx.runOnContext(_ -> seen.complete(rounds.size()));
          });
      assertThat(seen.future().await(10, SECONDS)).isEqualTo(1);
      assertThat(rounds.getFirst()).hasSize(5);
    } finally {
      vertx.close().await(10, SECONDS);
    }
  }

  @Test
  void answersOnTheContextOfWhoAsked() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Batch<Integer, String> batch = new Batch<>(10, 1, this::later);
      Promise<Boolean> same = Promise.promise();
      Promise<Void> gone = Promise.promise();
      vertx.runOnContext(
          _ -> {
            Context mine = Vertx.currentContext();
            batch.ask(1).onComplete(_ -> same.complete(mine.equals(Vertx.currentContext())));
            vertx.runOnContext(_ -> gone.complete());
          });
      gone.future().await(10, SECONDS);
      answer(0);
      assertThat(same.future().await(10, SECONDS)).isTrue();
    } finally {
      vertx.close().await(10, SECONDS);
    }
  }

  @Test
  void failsNobodyButWhoAskedWhatCanNotBeAnswered() {
    AtomicInteger tries = new AtomicInteger();
    Batch<Integer, String> batch =
        new Batch<>(
            100,
            1,
            questions -> {
              tries.incrementAndGet();
              return questions.getFirst() == 0
                  ? later(questions)
                  : questions.contains(42)
                      ? Future.failedFuture("poison")
                      : Future.succeededFuture(questions.stream().map(q -> "a" + q).toList());
            });
    List<Future<String>> asked = ask(batch, 0, 65);
    answer(0);

    assertThat(asked.get(42).cause()).hasMessage("poison");
    assertThat(asked.stream().filter(Future::succeeded)).hasSize(64);
    assertThat(asked.get(64).result()).isEqualTo("a64");
    assertThat(tries.get()).as("halved, not one by one").isLessThan(20);
  }

  @Test
  void failsEveryoneOfARoundWhileTheDatabaseIsAwayAndGoesOnAfterwards() {
    Batch<Integer, String> batch = new Batch<>(10, 1, this::later);
    List<Future<String>> asked = ask(batch, 0, 3);
    answer(0);
    answers.get(1).fail(ClosedConnectionException.INSTANCE);

    assertThat(asked.subList(1, 3)).allMatch(Future::failed);
    assertThat(rounds).as("asked once only").hasSize(2);

    Future<String> next = batch.ask(7);
    answer(2);
    assertThat(next.result()).isEqualTo("a7");
  }

  @Test
  void failsWhoAsksWhatBreaksTheQuestionItself() {
    Batch<Integer, String> batch =
        new Batch<>(
            10,
            1,
            _ -> {
              throw new IllegalStateException("a bug");
            });
    assertThat(batch.ask(1).cause()).hasMessage("a bug");
    assertThat(batch.ask(2).cause()).hasMessage("a bug");
  }

  @Test
  void refusesToMixUpAnswers() {
    Batch<Integer, String> batch = new Batch<>(10, 1, _ -> Future.succeededFuture(List.of()));
    assertThat(batch.ask(1).cause()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void looksUpEachKeyOnceAndSaysWhatIsNotThere() {
    List<Integer> keys = new ArrayList<>();
    Promise<Void> start = Promise.promise();
    Batch<Integer, Optional<String>> batch =
        Batch.lookup(
            10,
            1,
            wanted -> {
              keys.addAll(wanted);
              return start.future().map(_ -> Map.of(2, "two"));
            });
    Future<Optional<String>> one = batch.ask(1);
    Future<Optional<String>> two = batch.ask(2);
    Future<Optional<String>> again = batch.ask(2);
    start.complete();

    assertThat(one.result()).isEmpty();
    assertThat(two.result()).contains("two");
    assertThat(again.result()).contains("two");
    assertThat(keys).containsExactly(1, 2);
  }
}
