package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

/**
 * One platform's publisher: takes claims over from the engine of this instance and says when it is
 * done with each.
 */
public final class PublisherVerticle extends VerticleBase {
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final PlatformName platform;
  private final Publisher publisher;

  public PublisherVerticle(PlatformName platform, EngineParts parts) {
    this.platform = platform;
    this.publisher = new Publisher(parts, this::wake);
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<Claim>localConsumer(Dispatcher.address(platform), this::take)
        .completion();
  }

  private void wake() {
    vertx.eventBus().send(TickVerticle.WAKE, null, LOCAL);
  }

  private void take(Message<Claim> message) {
    Claim claim = message.body();
    message.reply(null, LOCAL);
    publisher.work(claim).onComplete(_ -> vertx.eventBus().send(TickVerticle.DONE, claim, LOCAL));
  }
}
