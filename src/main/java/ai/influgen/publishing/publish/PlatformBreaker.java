package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.connection.PlatformHealth.State;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a platform that is down from being asked again and again: while it is open no call is made,
 * and whoever wanted one is told how long to wait. Only outages count (no connection, no answer,
 * 5xx), never what the platform refuses.
 *
 * <p>The Vert.x breaker forgets all failures at the first success and never opens at 80 % failures,
 * so the window is counted here and the breaker opened by hand; its half-open trial is used as it
 * is: one call decides. What was begun before it opened decides nothing, whenever it ends; nor does
 * a trial that was stopped on our side.
 */
public final class PlatformBreaker {
  private final PlatformName platform;
  private final CircuitBreaker breaker;
  private final Limits limits;
  private final InstantSource clock;
  private final Consumer<PlatformHealth> watcher;
  // under this object's lock, inside of which the Vert.x breaker, which tells us under its own, is
  // never asked
  private final Deque<Call> window = new ArrayDeque<>();
  private int outages;
  private int openings;
  private volatile boolean trying;
  private Instant openedAt = Instant.MIN;
  private @Nullable Instant downSince;
  private @Nullable String lastError;

  private record Call(Instant at, boolean outage) {}

  /**
   * When it opens and closes.
   *
   * @param window which calls are looked at
   * @param atLeast how many outages within the window it takes
   * @param share which part of the window's calls must be outages, 0 to 1
   * @param pause how long it stays open before one call may try
   */
  public record Limits(Duration window, int atLeast, double share, Duration pause) {
    public static Limits defaults() {
      return new Limits(Duration.ofSeconds(10), 5, 0.5, Duration.ofSeconds(15));
    }
  }

  /** A result that must not look like a success to the Vert.x breaker; never leaves this class. */
  private static final class NoProof extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient CallResult result;

    NoProof(CallResult result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  /**
   * A platform's breaker, closed.
   *
   * @param watcher is told of each change
   */
  public PlatformBreaker(
      Vertx vertx,
      PlatformName platform,
      Limits limits,
      InstantSource clock,
      Consumer<PlatformHealth> watcher) {
    this.platform = platform;
    this.limits = limits;
    this.clock = clock;
    this.watcher = watcher;
    this.breaker =
        CircuitBreaker.create(
                "platform-" + platform,
                vertx,
                new CircuitBreakerOptions()
                    // time-outs are the HTTP client's: a call that the breaker gave up on would go
                    // on and do its effect
                    .setTimeout(Duration.ofHours(1).toMillis())
                    .setMaxRetries(0)
                    .setMaxFailures(Integer.MAX_VALUE)
                    .setResetTimeout(limits.pause().toMillis()))
            .openHandler(_ -> opened())
            .halfOpenHandler(_ -> halfOpened())
            .closeHandler(_ -> closed());
  }

  /** Whether calls are withheld now: it is open, or the one call that tells is under way. */
  boolean open() {
    return switch (breaker.state()) {
      case OPEN -> true;
      case HALF_OPEN -> trying;
      case CLOSED -> false;
    };
  }

  /** How long whoever is withheld should wait: differently long, or all would be back at once. */
  synchronized Duration pause() {
    Duration left = Duration.between(clock.instant(), openedAt.plus(limits.pause()));
    long most = limits.pause().toMillis();
    Duration more = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 10, most + 1));
    return left.isNegative() ? more : left.plus(more);
  }

  /** Makes the call, unless the platform counts as down. */
  Future<CallResult> guard(Supplier<Future<CallResult>> call) {
    return breaker
        .execute(() -> made(call))
        .recover(
            e ->
                switch (e) {
                  case NoProof proof -> Future.succeededFuture(proof.result);
                  case OpenCircuitException _ ->
                      Future.succeededFuture(new CallResult.Withheld(pause()));
                  default -> Future.failedFuture(e);
                });
  }

  private Future<CallResult> made(Supplier<Future<CallResult>> call) {
    trying |= breaker.state() == CircuitBreakerState.HALF_OPEN;
    int begun = openings();
    return call.get()
        .compose(
            result ->
                proof(result, begun)
                    ? Future.succeededFuture(result)
                    : Future.failedFuture(new NoProof(result)));
  }

  /** Whether the result shows that the platform works. */
  private boolean proof(CallResult result, int begun) {
    return switch (result) {
      case CallResult.Answered answered when answered.response().status() >= 500 ->
          counted(true, begun, "HTTP " + answered.response().status());
      case CallResult.Answered _ -> counted(false, begun, null);
      case CallResult.NotSent _ -> counted(true, begun, "no connection");
      case CallResult.NoAnswer _ -> counted(true, begun, "no answer");
      case CallResult.Stopped _, CallResult.Late _, CallResult.Withheld _, CallResult.OverQuota _ ->
          false;
    };
  }

  private boolean counted(boolean outage, int begun, @Nullable String error) {
    if (begun != openings()) {
      return false;
    }
    if (tooMany(outage, error) && breaker.state() == CircuitBreakerState.CLOSED) {
      breaker.open();
    }
    return !outage;
  }

  private synchronized int openings() {
    return openings;
  }

  private synchronized boolean tooMany(boolean outage, @Nullable String error) {
    Instant now = clock.instant();
    Instant from = now.minus(limits.window());
    window.addLast(new Call(now, outage));
    outages += outage ? 1 : 0;
    while (window.getFirst().at().isBefore(from)) {
      outages -= window.removeFirst().outage() ? 1 : 0;
    }
    if (outage) {
      lastError = error;
    }
    return outage && outages >= limits.atLeast() && outages >= limits.share() * window.size();
  }

  private synchronized void opened() {
    openings++;
    trying = false;
    forget();
    openedAt = clock.instant();
    downSince = downSince == null ? openedAt : downSince;
    tell(State.DOWN, downSince, openedAt.plus(limits.pause()));
  }

  private synchronized void halfOpened() {
    tell(State.DEGRADED, downSince, null);
  }

  private synchronized void closed() {
    forget();
    trying = false;
    downSince = null;
    lastError = null;
    tell(State.UP, clock.instant(), null);
  }

  private void forget() {
    window.clear();
    outages = 0;
  }

  private void tell(State state, @Nullable Instant since, @Nullable Instant nextTry) {
    watcher.accept(new PlatformHealth(platform, state, since, nextTry, lastError));
  }
}
