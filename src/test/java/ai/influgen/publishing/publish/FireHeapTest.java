package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.publish.Claim.Kind;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FireHeapTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Claim> fired = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void firesInTheOrderOfTheInstantsAndNotBefore() throws Exception {
    Instant now = Instant.now();
    Claim second = claim(now.plusMillis(60));
    Claim first = claim(now.plusMillis(30));
    Claim overdue = claim(now.minusMillis(1));
    FireHeap heap = new FireHeap(vertx, InstantSource.system(), fired::add);

    vertx.runOnContext(
        _ -> {
          heap.add(second);
          heap.add(first);
          heap.add(overdue);
        });

    assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo(overdue);
    assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo(first);
    assertThat(Instant.now()).isAfterOrEqualTo(first.runAt());
    assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo(second);
    assertThat(Instant.now()).isAfterOrEqualTo(second.runAt());
  }

  @Test
  void goesOnAfterATimerThatRangAFractionOfAMillisecondTooEarly() throws Exception {
    Instant due = Instant.now().plusSeconds(1);
    CompletableFuture<Integer> looksInOneTurn = new CompletableFuture<>();
    // so close before the instant that only many looks at the clock get past it
    AtomicInteger looks = new AtomicInteger();
    InstantSource clock =
        () -> looks.getAndIncrement() < 100 ? due.minusNanos(400_000) : due.plus(Duration.ofHours(1));
    Claim claim = claim(due);
    Claim later = claim(due.plusSeconds(1));
    FireHeap heap = new FireHeap(vertx, clock, fired::add);

    vertx.runOnContext(
        _ -> {
          heap.add(claim);
          looksInOneTurn.complete(looks.get());
          heap.add(later);
        });

    assertThat(looksInOneTurn.get(5, TimeUnit.SECONDS)).isLessThan(5);
    assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo(claim);
    assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo(later);
  }

  private static Claim claim(Instant runAt) {
    UUID id = UUID.randomUUID();
    PlatformName platform = new PlatformName("instagram");
    return new Claim(
        id, Kind.COMMIT, id, 1, runAt, runAt, id, id, platform, null, 0, false);
  }
}
