package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration OFTEN = Duration.ofMillis(2);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    TestDatabase.await(vertx.close());
  }

  @Test
  void goesOnAfterARoundThatFailedOrThrew() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(4);
    Rounds.start(
        vertx,
        "a test",
        OFTEN,
        () -> {
          rounds.countDown();
          if (rounds.getCount() % 2 == 0) {
            throw new IllegalStateException("thrown");
          }
          return Future.failedFuture("failed");
        });

    assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsForTheRoundUnderWayAndBeginsNoOther() throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    Promise<Void> work = Promise.promise();
    Rounds rounds =
        Rounds.start(
            vertx,
            "a test",
            OFTEN,
            () -> {
              begun.incrementAndGet();
              first.countDown();
              return work.future();
            });
    assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

    Future<Void> stopped = rounds.stop();
    assertThat(stopped.isComplete()).isFalse();
    work.complete();
    TestDatabase.await(stopped);

    assertThat(begun).hasValue(1);
  }
}
