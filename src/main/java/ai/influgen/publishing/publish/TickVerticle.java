package ai.influgen.publishing.publish;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs one instance's engine on an event loop of its own: claims what is due and fires it. */
public final class TickVerticle extends VerticleBase {
  /** Something is due now; no body. */
  static final String WAKE = "publish.wake";

  /** A publisher is done with a claim. */
  static final String DONE = "publish.done";

  private final Engine engine;

  public TickVerticle(EngineParts parts) {
    this.engine = parts.engine();
  }

  @Override
  public Future<?> start() {
    vertx.eventBus().localConsumer(WAKE, _ -> engine.wake());
    vertx.eventBus().<Claim>localConsumer(DONE, message -> engine.done(message.body()));
    return engine.start();
  }

  @Override
  public Future<?> stop() {
    return engine.stop();
  }
}
