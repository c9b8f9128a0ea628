package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.publish.quota.QuotaCaller;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.publish.quota.QuotaRefusal;
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
  private final Wire wire;
  private final PlatformBreaker.Limits limits;
  private final QuotaGate quotas;
  private final EngineMetrics metrics;
  private final Consumer<PlatformHealth> health;
  private final ConcurrentHashMap<PlatformName, PlatformBreaker> breakers =
      new ConcurrentHashMap<>();

  public Gateway(
      Vertx vertx,
      Wire wire,
      PlatformBreaker.Limits limits,
      QuotaGate quotas,
      EngineMetrics metrics,
      Consumer<PlatformHealth> health) {
    this.vertx = vertx;
    this.wire = wire;
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
                .take(caller(work), call)
                .compose(
                    refusal ->
                        refusal.isPresent()
                            ? Future.succeededFuture(overQuota(refusal.get()))
                            : send(work, call, () -> true, call.request().timeout()));
    return made.onSuccess(result -> metrics.called(work.claim().platform(), result));
  }

  /**
   * Takes the place in the platform's quotas that the commit call needs, before anything is
   * permitted; empty if there is one.
   */
  Future<Optional<CallResult.OverQuota>> reserve(Work work, Step.Call call) {
    return quotas
        .take(caller(work), call)
        .map(refusal -> refusal.map(Gateway::overQuota))
        .onSuccess(over -> over.ifPresent(o -> metrics.called(work.claim().platform(), o)));
  }

  /** The commit call is not made now after all. */
  Future<Void> release(Work work, Step.Call call) {
    return quotas.release(caller(work), call);
  }

  /** The call that may not be repeated: written only while {@code allowed} says so. */
  Future<CallResult> commit(Work work, Step.Call call, BooleanSupplier allowed, Duration timeout) {
    return send(work, call, metrics.timed(work.claim(), allowed), timeout)
        .onSuccess(result -> metrics.called(work.claim().platform(), result));
  }

  private Future<CallResult> send(
      Work work, Step.Call call, BooleanSupplier allowed, Duration timeout) {
    return breaker(work.claim().platform())
        .guard(() -> wire.send(call.request(), allowed, timeout))
        .onSuccess(result -> account(caller(work), call, result));
  }

  // beside the answer, never before it: what came of the call matters more than the count
  private void account(QuotaCaller caller, Step.Call call, CallResult result) {
    switch (result) {
      case CallResult.Answered(PlatformResponse response) -> quotas.learn(caller, call, response);
      case CallResult.Stopped _, CallResult.Late _, CallResult.NotSent _, CallResult.Withheld _ ->
          quotas.giveBack(caller, call);
      case CallResult.NoAnswer _, CallResult.OverQuota _ -> {}
    }
  }

  private static QuotaCaller caller(Work work) {
    return new QuotaCaller(
        work.platform(), work.job().account().remoteId(), work.claim().workspaceId());
  }

  private static CallResult.OverQuota overQuota(QuotaRefusal refusal) {
    return new CallResult.OverQuota(refusal.until(), refusal.message());
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
