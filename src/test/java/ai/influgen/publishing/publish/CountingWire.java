package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Answers after a moment, or is lost after a long one, and knows in which order it was called. */
final class CountingWire implements Wire {
  private static final Duration OUTAGE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Duration answersAfter;
  private final List<UUID> order = new ArrayList<>();
  private final String dead;
  private final Promise<Void> enough = Promise.promise();
  private final Predicate<List<UUID>> wanted;

  /**
   * @param dead the platform that never answers; may be none
   * @param wanted when it has seen enough
   */
  CountingWire(Vertx vertx, Duration answersAfter, String dead, Predicate<List<UUID>> wanted) {
    this.vertx = vertx;
    this.answersAfter = answersAfter;
    this.dead = dead;
    this.wanted = wanted;
  }

  /** The posts, in the order in which they were sent; when there are enough. */
  Future<List<UUID>> order() {
    return enough.future().map(_ -> order);
  }

  @Override
  public Future<CallResult> send(
      PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    if (request.url().getHost().startsWith(dead)) {
      return vertx.timer(OUTAGE.toMillis()).map(_ -> new CallResult.NoAnswer("nobody there"));
    }
    if (!stillAllowed.getAsBoolean()) {
      return Future.succeededFuture(new CallResult.Late("too late"));
    }
    note(UUID.fromString(request.url().getPath().substring(1)));
    return vertx
        .timer(Math.max(1, answersAfter.toMillis()))
        .map(_ -> new CallResult.Answered(new PlatformResponse(200, Map.of(), "")));
  }

  private synchronized void note(UUID post) {
    order.add(post);
    if (wanted.test(order)) {
      enough.tryComplete();
    }
  }
}
