package ai.influgen.publishing.app;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, in order, so that it can be stopped in the reverse order: one after the other,
 * whatever fails.
 */
final class Stack {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private final Deque<Part> parts = new ArrayDeque<>();

  private record Part(String name, Supplier<Future<?>> stop) {}

  /** Something was started; this stops it. */
  void push(String name, Supplier<Future<?>> stop) {
    parts.push(new Part(name, stop));
  }

  /** Stops everything; never fails. */
  Future<Void> stop() {
    Part part = parts.poll();
    if (part == null) {
      return Future.succeededFuture();
    }
    return Future.succeededFuture()
        .compose(_ -> part.stop().get())
        .onFailure(e -> LOG.warn("{} did not stop cleanly: {}", part.name(), e.getMessage()))
        .transform(_ -> stop());
  }
}
