package ai.influgen.publishing.workspace.oidc;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that strangers can cause: never two at a time, and none sooner than a pause after the
 * last began. Safe to share between event loops.
 */
final class Paced<T> {
  private final InstantSource clock;
  private final Duration pause;
  private final Supplier<Future<T>> request;
  private @Nullable Future<T> last;
  private Instant next = Instant.MIN;

  Paced(InstantSource clock, Duration pause, Supplier<Future<T>> request) {
    this.clock = clock;
    this.pause = pause;
    this.request = request;
  }

  /** What a new request comes to, or where it is too soon for one what the last did or will. */
  Future<T> run() {
    return here(shared());
  }

  /** The same on the asker's own event loop: whose asked first, it would be done on theirs. */
  private static <T> Future<T> here(Future<T> shared) {
    Context asker = Vertx.currentContext();
    if (asker == null) {
      return shared;
    }
    Promise<T> promise = Promise.promise();
    shared
        .onSuccess(value -> asker.runOnContext(_ -> promise.complete(value)))
        .onFailure(failure -> asker.runOnContext(_ -> promise.fail(failure)));
    return promise.future();
  }

  private synchronized Future<T> shared() {
    Future<T> known = last;
    Instant now = clock.instant();
    if (known != null && (!known.isComplete() || now.isBefore(next))) {
      return known;
    }
    next = now.plus(pause);
    Future<T> begun = request.get();
    last = begun;
    return begun;
  }
}
