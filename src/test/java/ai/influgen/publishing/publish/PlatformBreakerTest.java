package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.connection.PlatformHealth.State;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each trap of the Vert.x breaker that was measured, and what the engine needs of one. */
class PlatformBreakerTest {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Instant START = Instant.parse("2026-03-23T14:30:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicInteger calls = new AtomicInteger();
  private final List<PlatformHealth> told = new CopyOnWriteArrayList<>();
  private final PlatformBreaker breaker =
      new PlatformBreaker(
          vertx,
          new PlatformName("fake"),
          new PlatformBreaker.Limits(Duration.ofSeconds(10), 5, 0.5, PAUSE),
          now::get,
          told::add);

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private CallResult call(CallResult result) {
    return await(made(Future.succeededFuture(result)));
  }

  private Future<CallResult> made(Future<CallResult> result) {
    return breaker.guard(
        () -> {
          calls.incrementAndGet();
          return result;
        });
  }

  private static CallResult answer(int status) {
    return new CallResult.Answered(new PlatformResponse(status, Map.of(), ""));
  }

  private void outages(int count) {
    for (int i = 0; i < count; i++) {
      call(new CallResult.NoAnswer("timeout"));
    }
  }

  private void openAndWaitForTheTrial() {
    outages(5);
    Waiting.until(SOON, this::state, State.DEGRADED::equals);
  }

  private State state() {
    return told.isEmpty() ? State.UP : told.getLast().state();
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

    assertThat(call(answer(200))).isInstanceOf(CallResult.Withheld.class);
    assertThat(calls).hasValue(5);
  }

  @Test
  void tellsWhoIsWithheldToComeBackAfterTheTrialAndNotAllAtOnce() {
    outages(5);
    now.set(START.plusMillis(150));

    List<Duration> pauses =
        java.util.stream.Stream.generate(breaker::pause).limit(50).distinct().toList();

    assertThat(pauses)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            p -> assertThat(p).isBetween(Duration.ofMillis(50 + 20), Duration.ofMillis(250)));
  }

  @Test
  void opensAtEightyPercentFailures() {
    for (int i = 0; i < 2; i++) {
      outages(2);
      call(answer(200));
      outages(2);
    }

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
      call(answer(401));
      call(answer(429));
    }

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void countsNothingThatWasStoppedOnOurSide() {
    for (int i = 0; i < 50; i++) {
      call(new CallResult.Stopped("too many calls"));
    }

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void forgetsOldOutages() {
    outages(4);
    now.set(START.plusSeconds(11));
    outages(1);

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void makesACallOnceHoweverLongItTakes() {
    Promise<CallResult> slow = Promise.promise();
    Future<CallResult> made = made(slow.future());
    await(vertx.timer(PAUSE.toMillis() * 2));
    slow.complete(new CallResult.NoAnswer("timeout"));

    assertThat(await(made)).isEqualTo(new CallResult.NoAnswer("timeout"));
    assertThat(calls).hasValue(1);
  }

  @Test
  void letsExactlyOneCallTryAfterThePause() {
    openAndWaitForTheTrial();
    assertThat(breaker.open()).as("one may try").isFalse();
    Promise<CallResult> trial = Promise.promise();
    Future<CallResult> tried = made(trial.future());

    assertThat(breaker.open()).as("it is being tried").isTrue();
    assertThat(call(answer(200))).isInstanceOf(CallResult.Withheld.class);
    assertThat(calls).hasValue(6);

    trial.complete(answer(200));
    assertThat(await(tried)).isEqualTo(answer(200));
    assertThat(call(answer(200))).isEqualTo(answer(200));
  }

  @Test
  void opensAgainIfTheTrialFails() {
    openAndWaitForTheTrial();
    call(answer(503));

    assertThat(call(answer(200))).isInstanceOf(CallResult.Withheld.class);
  }

  @Test
  void aRefusalInTheTrialShowsThatThePlatformWorks() {
    openAndWaitForTheTrial();
    call(answer(429));

    assertThat(breaker.open()).isFalse();
    assertThat(state()).isEqualTo(State.UP);
  }

  @Test
  void aTrialThatWasStoppedOnOurSideShowsNothing() {
    openAndWaitForTheTrial();
    call(new CallResult.Stopped("its permission had run out"));

    assertThat(state()).isEqualTo(State.DOWN);
  }

  @Test
  void whatWasBegunBeforeItOpenedDecidesNothing() {
    Promise<CallResult> good = Promise.promise();
    Promise<CallResult> bad = Promise.promise();
    Future<CallResult> begun = made(good.future());
    Future<CallResult> another = made(bad.future());
    openAndWaitForTheTrial();

    good.complete(answer(200));
    assertThat(await(begun)).isEqualTo(answer(200));
    assertThat(state()).as("an old answer does not close it").isEqualTo(State.DEGRADED);

    bad.complete(answer(503));
    await(another);
    assertThat(state()).as("an old outage does not open it").isEqualTo(State.DEGRADED);
  }

  @Test
  void outagesOfBeforeDoNotOpenItAgainOnceItHasClosed() {
    openAndWaitForTheTrial();
    call(answer(200));
    outages(4);

    assertThat(breaker.open()).isFalse();
  }

  @Test
  void tellsOfEachChangeSinceWhenAndWhy() {
    call(answer(502));
    outages(3);
    call(new CallResult.NotSent("refused"));
    Waiting.until(SOON, this::state, State.DEGRADED::equals);
    now.set(START.plusSeconds(60));
    call(answer(200));

    PlatformName fake = new PlatformName("fake");
    assertThat(told)
        .containsExactly(
            new PlatformHealth(fake, State.DOWN, START, START.plus(PAUSE), "no connection"),
            new PlatformHealth(fake, State.DEGRADED, START, null, "no connection"),
            new PlatformHealth(fake, State.UP, START.plusSeconds(60), null, null));
  }
}
