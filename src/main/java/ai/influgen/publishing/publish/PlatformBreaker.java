package ai.influgen.publishing.publish;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps a platform that is down from being asked again and again: while it is open no call is made,
 * and whoever wanted one is told how long to wait. Only outages count (no connection, no answer,
 * 5xx), never what the platform refuses.
 *
 * <p>The Vert.x breaker forgets all failures at the first success and never opens at 80 % failures,
 * so the window is counted here and the breaker opened by hand; its half-open trial is used as it
 * is: one call decides.
 */
public final class PlatformBreaker {
  private final CircuitBreaker breaker;
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final Deque<Call> window = new ArrayDeque<>();

  private record Call(long at, boolean outage) {}

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

  /** An outage, as the breaker has to see it; never leaves this class. */
  private static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient CallResult result;

    Outage(CallResult result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  public PlatformBreaker(Vertx vertx, String name, Limits limits) {
    this(vertx, name, limits, System::nanoTime);
  }

  PlatformBreaker(Vertx vertx, String name, Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.breaker =
        CircuitBreaker.create(
            name,
            vertx,
            new CircuitBreakerOptions()
                // time-outs are the HTTP client's: a call that the breaker gave up on would go on
                // and do its effect
                .setTimeout(Duration.ofHours(1).toMillis())
                .setMaxRetries(0)
                .setMaxFailures(Integer.MAX_VALUE)
                .setResetTimeout(limits.pause().toMillis()));
  }

  /** Whether calls are withheld now. */
  boolean open() {
    return breaker.state() == CircuitBreakerState.OPEN;
  }

  /** Makes the call, unless the platform counts as down. */
  Future<CallResult> guard(Supplier<Future<CallResult>> call) {
    Future<CallResult> guarded = breaker.execute(() -> call.get().compose(this::counted));
    return guarded.recover(
        e ->
            switch (e) {
              case Outage outage -> Future.succeededFuture(outage.result);
              case OpenCircuitException _ ->
                  Future.succeededFuture(new CallResult.Withheld(limits.pause()));
              default -> Future.failedFuture(e);
            });
  }

  private synchronized Future<CallResult> counted(CallResult result) {
    boolean outage = outage(result);
    long now = nanoTime.getAsLong();
    window.addLast(new Call(now, outage));
    while (window.getFirst().at() < now - limits.window().toNanos()) {
      window.removeFirst();
    }
    long outages = window.stream().filter(Call::outage).count();
    if (outages >= limits.atLeast()
        && outages >= limits.share() * window.size()
        && breaker.state() == CircuitBreakerState.CLOSED) {
      window.clear();
      breaker.open();
    }
    return outage ? Future.failedFuture(new Outage(result)) : Future.succeededFuture(result);
  }

  private static boolean outage(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> answered.response().status() >= 500;
      case CallResult.NotSent _, CallResult.NoAnswer _ -> true;
      case CallResult.Stopped _, CallResult.Withheld _, CallResult.OverQuota _ -> false;
    };
  }
}
