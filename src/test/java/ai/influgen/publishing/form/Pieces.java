package ai.influgen.publishing.form;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A body that comes in the pieces that a test says, each as one. */
final class Pieces implements ReadStream<Buffer> {
  private final Context context;
  private final Queue<Buffer> pieces = new ArrayDeque<>();
  private final Promise<Void> taken = Promise.promise();
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;
  private boolean paused = true;
  private boolean complete;
  private final AtomicInteger pauses = new AtomicInteger();

  Pieces(Context context) {
    this.context = context;
  }

  void bring(List<Buffer> more) {
    context.runOnContext(
        any -> {
          pieces.addAll(more);
          deliver();
        });
  }

  void end() {
    context.runOnContext(
        any -> {
          complete = true;
          deliver();
        });
  }

  void breakOff() {
    context.runOnContext(
        any -> {
          Handler<Throwable> told = exceptionHandler;
          if (told != null) {
            told.handle(new IOException("cut"));
          }
        });
  }

  /** All was delivered, and the end. */
  Future<Void> taken() {
    return taken.future();
  }

  int pauses() {
    return pauses.get();
  }

  private void deliver() {
    while (!paused && !pieces.isEmpty()) {
      Buffer piece = pieces.remove();
      if (handler != null) {
        handler.handle(piece);
      }
    }
    if (!paused && complete && taken.tryComplete() && endHandler != null) {
      endHandler.handle(null);
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> told) {
    exceptionHandler = told;
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> told) {
    handler = told;
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    paused = true;
    pauses.incrementAndGet();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    paused = false;
    context.runOnContext(any -> deliver());
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> told) {
    endHandler = told;
    return this;
  }
}
