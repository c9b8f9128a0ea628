package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.PlatformHealth;
import ai.influgen.publishing.connection.PlatformHealths;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what this instance finds out of a platform's health, for all instances to show. Only
 * what changes is written; nobody who calls the platform waits for it.
 */
public final class HealthNotes implements Consumer<PlatformHealth> {
  private static final Logger LOG = LoggerFactory.getLogger(HealthNotes.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final PlatformHealths healths;
  private final UUID instance;
  private final InstantSource clock;
  private final ConcurrentHashMap<PlatformName, PlatformHealth> newest = new ConcurrentHashMap<>();

  public HealthNotes(Vertx vertx, PlatformHealths healths, UUID instance, InstantSource clock) {
    this.vertx = vertx;
    this.healths = healths;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public void accept(PlatformHealth health) {
    LOG.info("{} is {} ({})", health.platform(), health.state().wire(), health.lastError());
    newest.put(health.platform(), health);
    write(health);
  }

  // what changed again meanwhile is written by whoever changed it
  private void write(PlatformHealth health) {
    if (health.equals(newest.get(health.platform()))) {
      healths
          .write(instance, health, clock.instant())
          .onFailure(_ -> vertx.setTimer(PAUSE.toMillis(), _ -> write(health)));
    }
  }
}
