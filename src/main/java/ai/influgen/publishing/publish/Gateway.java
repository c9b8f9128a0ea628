package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The engine's way to the platforms: each behind a breaker of its own. */
public final class Gateway {
  private final Vertx vertx;
  private final PlatformHttp http;
  private final PlatformBreaker.Limits limits;
  private final ConcurrentHashMap<PlatformName, PlatformBreaker> breakers =
      new ConcurrentHashMap<>();

  public Gateway(Vertx vertx, PlatformHttp http, PlatformBreaker.Limits limits) {
    this.vertx = vertx;
    this.http = http;
    this.limits = limits;
  }

  /** Whether calls to the platform are withheld now. */
  public boolean open(PlatformName platform) {
    return breaker(platform).open();
  }

  /** How long a platform that is down is left alone. */
  Duration pause() {
    return limits.pause();
  }

  /** A call that may be repeated. */
  Future<CallResult> call(Work work, Step.Call call) {
    return breaker(work.claim().platform())
        .guard(() -> http.send(call.request(), () -> true, call.request().timeout()));
  }

  /** The call that may not be: written only while {@code allowed} says so. */
  Future<CallResult> commit(Work work, Step.Call call, BooleanSupplier allowed, Duration timeout) {
    return breaker(work.claim().platform())
        .guard(() -> http.send(call.request(), allowed, timeout));
  }

  private PlatformBreaker breaker(PlatformName platform) {
    return breakers.computeIfAbsent(
        platform, p -> new PlatformBreaker(vertx, "platform-" + p, limits));
  }
}
