package ai.influgen.publishing.form;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way to the decoder. What arrives while a worker is busy with an earlier piece
 * waits; the sender waits when that gets too much. Confined to the body's context but for the
 * decoder, which one worker at a time has.
 */
final class Reading {
  /** What may wait. */
  private static final int ENOUGH_BYTES = 128 * 1024;

  private final Vertx vertx;
  private final ReadStream<Buffer> body;
  private final FormDecoder decoder;
  private final long max;
  private final Promise<Form> form = Promise.promise();
  private Buffer waiting = Buffer.buffer();
  private long received;
  private boolean paused;
  private boolean ended;
  private boolean working;
  private @Nullable Throwable failure;

  Reading(Vertx vertx, ReadStream<Buffer> body, FormDecoder decoder, long max) {
    this.vertx = vertx;
    this.body = body;
    this.decoder = decoder;
    this.max = max;
  }

  Future<Form> begin() {
    body.exceptionHandler(this::brokeOff);
    body.endHandler(
        end -> {
          ended = true;
          next();
        });
    body.handler(this::take);
    body.resume();
    return form.future();
  }

  private void take(Buffer bytes) {
    if (failure != null) {
      return;
    }
    received += bytes.length();
    if (received > max) {
      fail(new FormFailure.TooLarge(max));
      return;
    }
    waiting.appendBuffer(bytes);
    if (!paused && waiting.length() >= ENOUGH_BYTES) {
      paused = true;
      body.pause();
    }
    next();
  }

  private void brokeOff(Throwable cause) {
    if (!ended) {
      fail(new FormFailure.BrokenOff(cause));
    }
  }

  private void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
      waiting = Buffer.buffer();
      flow();
      next();
    }
  }

  /** The worker's next piece of work; once the form is done or discarded there is none. */
  private void next() {
    if (working) {
      return;
    }
    Throwable cause = failure;
    if (cause != null) {
      working = true;
      blocking(decoder::discard).onComplete(any -> form.fail(cause));
    } else if (waiting.length() > 0) {
      working = true;
      Buffer piece = waiting;
      waiting = Buffer.buffer();
      blocking(() -> decoder.offer(piece)).onSuccess(any -> goOn()).onFailure(this::failed);
      flow();
    } else if (ended) {
      working = true;
      vertx.executeBlocking(decoder::end, false).onSuccess(form::complete).onFailure(this::failed);
    }
  }

  private void goOn() {
    working = false;
    next();
  }

  private void failed(Throwable cause) {
    working = false;
    fail(cause);
    next();
  }

  private void flow() {
    if (paused) {
      paused = false;
      body.resume();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Needs no queue: this body has one piece of work at a time, and others' are none of it. */
  private Future<Void> blocking(Work work) {
    return vertx.executeBlocking(
        () -> {
          work.run();
          return null;
        },
        false);
  }
}
