package ai.influgen.publishing.runtime;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one kind, asked one by one and answered together. It is clocked by itself: whoever
 * asks while nothing is under way goes at once, and whoever asks meanwhile goes with the next
 * round. So nobody waits for company, and the busier it is, the more share a round trip and a
 * commit. May be used from any thread; an answer comes on the context of who asked.
 *
 * <p>A round that fails although the database is there is asked again in halves, down to the one
 * question that can't be answered: it fails nobody but who asked it. Rounds must therefore be all
 * or nothing.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Batch<Q, A> {
  private final int largest;
  private final int rounds;
  private final Function<List<Q>, Future<List<A>>> answer;
  private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean gathering;

  private record Asked<Q, A>(Q question, Promise<A> promise, @Nullable Context asker) {
    void answered(A answer) {
      tell(() -> promise.complete(answer));
    }

    void failed(Throwable cause) {
      tell(() -> promise.fail(cause));
    }

    private void tell(Runnable words) {
      if (asker == null) {
        words.run();
      } else {
        asker.runOnContext(_ -> words.run());
      }
    }
  }

  /**
   * A batch of at most {@code largest} questions, of which at most {@code rounds} are under way.
   *
   * @param answer one answer per question, in their order
   */
  public Batch(int largest, int rounds, Function<List<Q>, Future<List<A>>> answer) {
    this.largest = largest;
    this.rounds = rounds;
    this.answer = answer;
  }

  /** A batch of look-ups by key: a key that is not found is answered by nothing. */
  public static <K, V> Batch<K, Optional<V>> lookup(
      int largest, int rounds, Function<Collection<K>, Future<Map<K, V>>> find) {
    return new Batch<>(
        largest,
        rounds,
        keys ->
            find.apply(new LinkedHashSet<>(keys))
                .map(
                    found ->
                        keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList()));
  }

  /** The answer to one question. */
  public Future<A> ask(Q question) {
    Context asker = Vertx.currentContext();
    Promise<A> promise = Promise.promise();
    boolean first;
    synchronized (this) {
      waiting.add(new Asked<>(question, promise, asker));
      first = !gathering && underWay < rounds;
      gathering |= first;
    }
    if (first) {
      start(asker);
    }
    return promise.future();
  }

  // at the end of this turn of the event loop: what else is asked in it comes along
  private void start(@Nullable Context asker) {
    if (asker == null) {
      go();
    } else {
      asker.runOnContext(_ -> go());
    }
  }

  private void go() {
    for (List<Asked<Q, A>> round = gather(); !round.isEmpty(); round = gather()) {
      settle(round)
          .onComplete(
              _ -> {
                landed();
                go();
              });
    }
  }

  private synchronized void landed() {
    underWay--;
  }

  private synchronized List<Asked<Q, A>> gather() {
    gathering = false;
    if (waiting.isEmpty() || underWay == rounds) {
      return List.of();
    }
    underWay++;
    List<Asked<Q, A>> round = new ArrayList<>(Math.min(waiting.size(), largest));
    while (round.size() < largest && !waiting.isEmpty()) {
      round.add(waiting.remove());
    }
    return round;
  }

  private Future<Void> settle(List<Asked<Q, A>> round) {
    return Future.succeededFuture(round.stream().map(Asked::question).toList())
        .compose(answer)
        .map(answers -> told(round, answers))
        .recover(e -> failed(round, e));
  }

  private Future<Void> failed(List<Asked<Q, A>> round, Throwable cause) {
    if (round.size() == 1 || DatabaseAway.isCauseOf(cause)) {
      round.forEach(asked -> asked.failed(cause));
      return Future.succeededFuture();
    }
    int half = round.size() / 2;
    return settle(round.subList(0, half)).compose(_ -> settle(round.subList(half, round.size())));
  }

  @SuppressWarnings("NullAway") // the one value that Void has
  private static <Q, A> Void told(List<Asked<Q, A>> round, List<A> answers) {
    if (answers.size() != round.size()) {
      throw new IllegalStateException(
          "%d questions, %d answers".formatted(round.size(), answers.size()));
    }
    for (int i = 0; i < answers.size(); i++) {
      round.get(i).answered(answers.get(i));
    }
    return null;
  }
}
