package ai.influgen.publishing.app;

import ai.influgen.publishing.app.AppConfig.Role;
import ai.influgen.publishing.connection.ExpiryWatch;
import ai.influgen.publishing.connection.RefreshTick;
import ai.influgen.publishing.connection.ResealGauges;
import ai.influgen.publishing.connection.Resealing;
import ai.influgen.publishing.event.Events;
import ai.influgen.publishing.http.HttpVerticle;
import ai.influgen.publishing.http.management.HealthCheck;
import ai.influgen.publishing.http.management.ManagementVerticle;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.publish.Claim;
import ai.influgen.publishing.publish.ClaimCodec;
import ai.influgen.publishing.publish.EngineMetrics;
import ai.influgen.publishing.publish.EngineParts;
import ai.influgen.publishing.publish.PublisherVerticle;
import ai.influgen.publishing.publish.TickVerticle;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.EmbeddedDatabase;
import ai.influgen.publishing.runtime.Pools;
import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.runtime.Rounds;
import ai.influgen.publishing.sandbox.SandboxConfig;
import ai.influgen.publishing.sandbox.SandboxVerticle;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts what this process's roles need, in order, and stops it in the reverse order. */
final class Server {
  // a token of an hour has to see several tries
  private static final Duration REFRESH_EVERY = Duration.ofMinutes(1);
  private static final Duration WARN_EVERY = Duration.ofMinutes(5);
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
  private static final Duration RESEAL_FIRST = Duration.ofSeconds(20);
  private static final Duration RESEAL_EVERY = Duration.ofHours(1);
  private static final Duration CLOCK_EVERY = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final AppConfig config;
  private final PrometheusMeterRegistry metrics;
  private final DatabaseStart patient;
  private final Stack started = new Stack();
  private final List<HealthCheck> checks = new ArrayList<>();
  private Future<OpenAPIContract> contract = Future.failedFuture("it has no API");

  Server(Vertx vertx, AppConfig config, PrometheusMeterRegistry metrics) {
    this.vertx = vertx;
    this.config = config;
    this.metrics = metrics;
    this.patient = new DatabaseStart(vertx, DatabaseStart.Patience.usual());
  }

  /** Completes when everything runs; what was started before a failure is left to {@link #stop}. */
  Future<Void> start() {
    boolean needsDatabase = config.has(Role.HTTP) || config.has(Role.PUBLISHER);
    if (config.has(Role.HTTP)) {
      // while the database is being made ready, which takes as long
      contract = HttpVerticle.contract(vertx);
    }
    return management()
        .compose(_ -> config.has(Role.SANDBOX) ? sandbox() : done())
        .compose(_ -> needsDatabase ? database().compose(this::features) : done())
        .onSuccess(_ -> running = true);
  }

  /** Stops everything that was started. */
  Future<Void> stop() {
    return started.stop();
  }

  // the first to answer, so that whoever watches sees "not ready" rather than nothing
  private Future<Void> management() {
    HealthCheck complete = new HealthCheck("started", this::complete);
    checks.add(complete);
    return deploy(
        "management",
        new ManagementVerticle(
            config.http().managementPort(),
            List.of(new HealthCheck("server", this::allChecks)),
            metrics::scrape));
  }

  private boolean running;

  private Future<Void> complete() {
    return running ? done() : Future.failedFuture("still starting");
  }

  private Future<Void> allChecks() {
    return Future.all(checks.stream().map(check -> check.probe().get()).toList()).mapEmpty();
  }

  private Future<Void> sandbox() {
    return deploy(
        "sandbox",
        new SandboxVerticle(
            new SandboxConfig(
                config.sandbox().port(),
                config.dataDir().resolve("sandbox"),
                config.sandbox().url()),
            Catalog.sandboxes()));
  }

  private Future<PostgresAddress> database() {
    return address().compose(address -> patient.migrated(address).map(address));
  }

  private Future<PostgresAddress> address() {
    return config
        .database()
        .address()
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                vertx
                    .executeBlocking(
                        () -> EmbeddedDatabase.open(config.dataDir().resolve("postgres")), false)
                    .onSuccess(
                        embedded -> started.push("embedded database", () -> closed(embedded)))
                    .map(EmbeddedDatabase::address));
  }

  private Future<Void> closed(EmbeddedDatabase embedded) {
    return vertx.executeBlocking(
        () -> {
          embedded.close();
          return null;
        },
        false);
  }

  private Future<Void> features(PostgresAddress address) {
    Database api = pool(address, "api", config.database().apiPool());
    Database engine = pool(address, "engine", config.database().enginePool());
    Database hot = new Database(watched("publish", publishing(address)));
    Database lease = pool(address, "lease", 1);
    Features features =
        new Features(vertx, config, new Features.Databases(api, engine, hot, lease));
    checks.add(
        new HealthCheck("database", () -> api.execute("select 1", Tuple.tuple()).mapEmpty()));
    return patient
        .step("the time", () -> synchronise(api, features))
        .onSuccess(_ -> keepTime(api, features))
        .compose(_ -> config.has(Role.PUBLISHER) ? publisher(features) : done())
        .compose(_ -> config.has(Role.HTTP) ? api(features, api) : done());
  }

  private Database pool(PostgresAddress address, String name, int size) {
    return new Database(watched(name, Pools.create(vertx, address, "influgen-" + name, size)));
  }

  private Pool publishing(PostgresAddress address) {
    return Pools.createHot(vertx, address, "influgen-publish", config.database().publishPool());
  }

  private Pool watched(String name, Pool pool) {
    started.push(name + " pool", pool::close);
    return pool;
  }

  // the API goes by the database's time too, so that all instances agree on what is past
  private Future<Void> synchronise(Database api, Features features) {
    long asked = System.nanoTime();
    return api.one(
            "select clock_timestamp()", Tuple.tuple(), row -> row.getOffsetDateTime(0).toInstant())
        .onSuccess(now -> features.clock().synchronise(now.orElseThrow(), asked))
        .mapEmpty();
  }

  private void keepTime(Database api, Features features) {
    vertx.setTimer(
        CLOCK_EVERY.toMillis(),
        _ -> synchronise(api, features).onComplete(_ -> keepTime(api, features)));
  }

  private Future<Void> publisher(Features features) {
    vertx.eventBus().registerDefaultCodec(Claim.class, new ClaimCodec());
    EngineParts parts = features.engine(new EngineMetrics(metrics, features.clock()));
    checks.add(
        new HealthCheck(
            "lease", () -> parts.alive() ? done() : Future.failedFuture("the lease is lost")));
    checks.add(
        new HealthCheck(
            "engine",
            () -> parts.looking() ? done() : Future.failedFuture("nobody looks for what is due")));
    upkeep(features);
    watch(features);
    Future<Void> publishers = done();
    for (Platform platform : features.platforms().all()) {
      publishers =
          publishers.compose(
              _ ->
                  deploy(
                      "publisher " + platform.name(),
                      new PublisherVerticle(platform.name(), parts)));
    }
    return publishers.compose(
        _ -> patient.step("the engine", () -> deploy("engine", new TickVerticle(parts))));
  }

  private void watch(Features features) {
    ExpiryWatch expiries = new ExpiryWatch(features.connectionPorts());
    Events events = new Events(features.connectionPorts().database());
    Rounds warnings = Rounds.start(vertx, "expiry watch", WARN_EVERY, expiries::once);
    Rounds sweeps =
        Rounds.start(
            vertx, "sweep of events", SWEEP_EVERY, () -> events.sweep(features.clock().instant()));
    started.push("expiry watch", warnings::stop);
    started.push("sweep of events", sweeps::stop);
  }

  // what keeps the accounts connected
  private void upkeep(Features features) {
    RefreshTick refreshes =
        new RefreshTick(vertx, features.connectionPorts(), features.vault(), REFRESH_EVERY);
    refreshes.start();
    started.push("token refresh", refreshes::stop);
    Resealing resealing =
        new Resealing(
            vertx,
            features.connectionPorts().database(),
            features.vault(),
            new ResealGauges(metrics),
            RESEAL_FIRST,
            RESEAL_EVERY);
    resealing.start();
    started.push("re-sealing", resealing::stop);
  }

  private Future<Void> api(Features features, Database api) {
    Api operations = new Api(vertx, config, features, api, contract);
    return patient.step("the API", operations::start).compose(edge -> deploy("api", edge));
  }

  private Future<Void> deploy(String name, Deployable verticle) {
    return vertx
        .deployVerticle(verticle)
        .onSuccess(id -> started.push(name, () -> vertx.undeploy(id)))
        .<Void>mapEmpty()
        .recover(
            e ->
                Future.failedFuture(e instanceof BindException ? new PortTakenException(name) : e));
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }
}
