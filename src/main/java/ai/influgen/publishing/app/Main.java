package ai.influgen.publishing.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the roles that the configuration names, and stops them in order on SIGTERM. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private Main() {}

  public static void main(String[] args) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    long begun = System.nanoTime();
    ConfigFile.read(vertx)
        .compose(file -> ConfigFile.bestTimes(vertx).map(times -> config(file, times)))
        .compose(config -> start(vertx, config, registry))
        .onSuccess(_ -> LOG.info("started in {} ms", (System.nanoTime() - begun) / 1_000_000))
        .onFailure(Main::giveUp);
  }

  private static AppConfig config(Map<String, String> file, JsonObject bestTimes) {
    Map<String, String> properties = new TreeMap<>();
    System.getProperties().forEach((name, value) -> properties.put("" + name, "" + value));
    Settings settings = new Settings(file, System.getenv(), properties);
    return new ConfigReader(settings, bestTimes, KeptSecrets::get).read();
  }

  private static Future<Void> start(
      Vertx vertx, AppConfig config, PrometheusMeterRegistry registry) {
    LOG.info("{}", config);
    Server server = new Server(vertx, config, registry);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, server), "stop"));
    return server.start();
  }

  private static void stop(Vertx vertx, Server server) {
    try {
      server.stop().eventually(vertx::close).await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("stopped before everything had ended; the next start goes on with it");
    }
  }

  private static void giveUp(Throwable e) {
    if (e instanceof ConfigException || e instanceof PortTakenException) {
      LOG.error("{}", e.getMessage());
    } else {
      LOG.error("could not start", e);
    }
    // not on this event loop, which has to go on for the orderly stop
    new Thread(() -> System.exit(1), "give-up").start();
  }
}
