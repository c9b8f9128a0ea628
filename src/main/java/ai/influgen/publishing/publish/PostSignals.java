package ai.influgen.publishing.publish;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who waits in this process for a post to change. A hint: whoever waits reads the row afterwards.
 */
public final class PostSignals {
  private final Vertx vertx;
  private final ConcurrentHashMap<UUID, List<Promise<Void>>> waiting = new ConcurrentHashMap<>();

  public PostSignals(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Completes at the next {@link #fire} of that post, or after {@code atMost}. */
  public Future<Void> next(UUID postId, Duration atMost) {
    Promise<Void> promise = Promise.promise();
    Context caller = vertx.getOrCreateContext();
    Future<Void> heard = promise.future().compose(_ -> onContext(caller));
    waiting.computeIfAbsent(postId, _ -> new CopyOnWriteArrayList<>()).add(promise);
    long timer = vertx.setTimer(Math.max(1, atMost.toMillis()), _ -> promise.tryComplete());
    return heard.onComplete(
        _ -> {
          vertx.cancelTimer(timer);
          waiting.computeIfPresent(postId, (_, list) -> without(list, promise));
        });
  }

  // whoever fires does so on the publisher's event loop, where the waiter's work has no place
  private static Future<Void> onContext(Context caller) {
    Promise<Void> there = Promise.promise();
    caller.runOnContext(_ -> there.complete());
    return there.future();
  }

  /** The post has changed. */
  public void fire(UUID postId) {
    List<Promise<Void>> list = waiting.remove(postId);
    if (list != null) {
      list.forEach(Promise::tryComplete);
    }
  }

  @SuppressWarnings("NullAway") // null takes the entry out of the map
  private static List<Promise<Void>> without(List<Promise<Void>> list, Promise<Void> promise) {
    list.remove(promise);
    return list.isEmpty() ? null : list;
  }
}
