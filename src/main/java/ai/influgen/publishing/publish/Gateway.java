package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The engine's way to the platforms: each behind a breaker of its own, within its quotas. */
public final class Gateway {
  private final Vertx vertx;
  private final PlatformHttp http;
  private final PlatformBreaker.Limits limits;
  private final QuotaGate quotas;
  private final EngineMetrics metrics;
  private final Consumer<PlatformHealth> health;
  private final ConcurrentHashMap<PlatformName, PlatformBreaker> breakers =
      new ConcurrentHashMap<>();

  public Gateway(
      Vertx vertx,
      PlatformHttp http,
      PlatformBreaker.Limits limits,
      QuotaGate quotas,
      EngineMetrics metrics,
      Consumer<PlatformHealth> health) {
    this.vertx = vertx;
    this.http = http;
    this.limits = limits;
    this.quotas = quotas;
    this.metrics = metrics;
    this.health = health;
  }

  /** Whether calls to the platform are withheld now. */
  public boolean open(PlatformName platform) {
    return breaker(platform).open();
  }

  /** Where the engine counts. */
  EngineMetrics metrics() {
    return metrics;
  }

  /** How long a post should leave a platform alone that is down. */
  Duration pause(PlatformName platform) {
    return breaker(platform).pause();
  }

  /** A call that may be repeated; counted against the platform's quotas. */
  Future<CallResult> call(Work work, Step.Call call) {
    PlatformBreaker breaker = breaker(work.claim().platform());
    Future<CallResult> made =
        breaker.open()
            ? Future.succeededFuture(new CallResult.Withheld(breaker.pause()))
            : quotas
                .take(QuotaGate.Caller.of(work), call)
                .compose(
                    over ->
                        over.isPresent()
                            ? Future.succeededFuture(over.get())
                            : send(work, call, () -> true, call.request().timeout()));
    return made.onSuccess(result -> metrics.called(work.claim().platform(), result));
  }

  /**
   * Takes the place in the platform's quotas that the commit call needs, before anything is
   * permitted; empty if there is one.
   */
  Future<Optional<CallResult.OverQuota>> reserve(Work work, Step.Call call) {
    return quotas
        .take(QuotaGate.Caller.of(work), call)
        .onSuccess(over -> over.ifPresent(o -> metrics.called(work.claim().platform(), o)));
  }

  /** The commit call is not made now after all. */
  Future<Void> release(Work work, Step.Call call) {
    return quotas.release(QuotaGate.Caller.of(work), call);
  }

  /** The call that may not be repeated: written only while {@code allowed} says so. */
  Future<CallResult> commit(Work work, Step.Call call, BooleanSupplier allowed, Duration timeout) {
    return send(work, call, metrics.timed(work.claim(), allowed), timeout)
        .onSuccess(result -> metrics.called(work.claim().platform(), result));
  }

  private Future<CallResult> send(
      Work work, Step.Call call, BooleanSupplier allowed, Duration timeout) {
    return breaker(work.claim().platform())
        .guard(() -> http.send(call.request(), allowed, timeout))
        .onSuccess(result -> account(QuotaGate.Caller.of(work), call, result));
  }

  // beside the answer, never before it: what came of the call matters more than the count
  private void account(QuotaGate.Caller caller, Step.Call call, CallResult result) {
    switch (result) {
      case CallResult.Answered(PlatformResponse response) -> quotas.learn(caller, call, response);
      case CallResult.Stopped _, CallResult.NotSent _, CallResult.Withheld _ ->
          quotas.giveBack(caller, call);
      case CallResult.NoAnswer _, CallResult.OverQuota _ -> {}
    }
  }

  private PlatformBreaker breaker(PlatformName platform) {
    return breakers.computeIfAbsent(platform, this::made);
  }

  private PlatformBreaker made(PlatformName platform) {
    PlatformBreaker breaker = new PlatformBreaker(vertx, platform, limits, metrics.clock(), health);
    metrics.watch(platform, breaker);
    return breaker;
  }
}
