package ai.influgen.publishing.publish;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Fires each claim at its instant. Claims are in memory a moment before they are due, so lateness
 * depends on this timer and not on how often the database is asked. Used from one event loop.
 */
final class FireHeap {
  private final Vertx vertx;
  private final InstantSource clock;
  private final Consumer<Claim> fire;
  private final PriorityQueue<Claim> waiting =
      new PriorityQueue<>(Comparator.comparing(Claim::runAt).thenComparing(Claim::postId));

  private long timer = -1;
  private Instant wakeAt = Instant.MAX;

  FireHeap(Vertx vertx, InstantSource clock, Consumer<Claim> fire) {
    this.vertx = vertx;
    this.clock = clock;
    this.fire = fire;
  }

  void add(Claim claim) {
    waiting.add(claim);
    if (claim.runAt().isAfter(clock.instant())) {
      arm();
    } else {
      ring();
    }
  }

  /** Stops firing; what waits is given back by whoever stops it. */
  void stop() {
    vertx.cancelTimer(timer);
    waiting.clear();
  }

  private void arm() {
    Claim next = waiting.peek();
    if (next == null || !next.runAt().isBefore(wakeAt)) {
      return;
    }
    vertx.cancelTimer(timer);
    wakeAt = next.runAt();
    // rounded up, or it would ring with nothing due yet; a timer of Vert.x waits for 1 ms at least
    long delay = Duration.between(clock.instant(), wakeAt).plusNanos(999_999).toMillis();
    timer = vertx.setTimer(Math.max(1, delay), _ -> ring());
  }

  private void ring() {
    vertx.cancelTimer(timer);
    wakeAt = Instant.MAX;
    Instant now = clock.instant();
    while (!waiting.isEmpty() && !waiting.peek().runAt().isAfter(now)) {
      fire.accept(waiting.poll());
    }
    arm();
  }
}
