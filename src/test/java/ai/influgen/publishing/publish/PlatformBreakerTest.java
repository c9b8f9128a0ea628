package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformBreakerTest {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final PlatformBreaker breaker =
      new PlatformBreaker(
          vertx,
          "test",
          new PlatformBreaker.Limits(Duration.ofSeconds(10), 5, 0.5, PAUSE),
          nanos::get);

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private CallResult call(CallResult result) {
    return await(
        breaker.guard(
            () -> {
              calls.incrementAndGet();
              return Future.succeededFuture(result);
            }));
  }

  private static CallResult answer(int status) {
    return new CallResult.Answered(new PlatformResponse(status, Map.of(), ""));
  }

  private void outages(int count) {
    for (int i = 0; i < count; i++) {
      call(new CallResult.NoAnswer("timeout"));
    }
  }

  @Test
  void passesOutagesOnAsTheyAre() {
    assertThat(call(new CallResult.NotSent("refused")))
        .isEqualTo(new CallResult.NotSent("refused"));
    assertThat(call(answer(503))).isEqualTo(answer(503));
  }

  @Test
  void withholdsCallsAfterTheFifthOutage() {
    outages(5);

    assertThat(call(answer(200))).isEqualTo(new CallResult.Withheld(PAUSE));
    assertThat(calls).hasValue(5);
  }

  @Test
  void opensThoughSomeCallsSucceed() {
    outages(4);
    call(answer(200));
    outages(1);

    assertThat(breaker.open()).isTrue();
  }

  @Test
  void staysClosedWhileMostCallsSucceed() {
    for (int i = 0; i < 10; i++) {
      call(answer(200));
    }
    outages(6);

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void countsNoRefusals() {
    for (int i = 0; i < 50; i++) {
      call(answer(400));
      call(answer(429));
    }

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void forgetsOldOutages() {
    outages(4);
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    outages(1);

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void letsOneCallTryAfterThePauseAndClosesIfItSucceeds() {
    outages(5);
    await(vertx.timer(PAUSE.toMillis() + 100));

    assertThat(call(answer(200))).isEqualTo(answer(200));
    assertThat(call(answer(200))).isEqualTo(answer(200));
  }

  @Test
  void opensAgainIfTheTrialFails() {
    outages(5);
    await(vertx.timer(PAUSE.toMillis() + 100));
    call(answer(503));

    assertThat(call(answer(200))).isEqualTo(new CallResult.Withheld(PAUSE));
  }
}
