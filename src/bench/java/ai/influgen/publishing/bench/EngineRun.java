package ai.influgen.publishing.bench;

import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.ConnectionWatcher;
import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.connection.Pause;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.publish.Claim;
import ai.influgen.publishing.publish.ClaimCodec;
import ai.influgen.publishing.publish.EngineMetrics;
import ai.influgen.publishing.publish.EngineParts;
import ai.influgen.publishing.publish.EngineSettings;
import ai.influgen.publishing.publish.Gateway;
import ai.influgen.publishing.publish.PostSignals;
import ai.influgen.publishing.publish.PublisherVerticle;
import ai.influgen.publishing.publish.ScheduledPosts;
import ai.influgen.publishing.publish.TickVerticle;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.runtime.Pools;
import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.schedule.StoredContents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One instance's engine, put together as the server does it, with the instant platform. */
final class EngineRun implements AutoCloseable {
  private static final int POOL = 8;
  private static final int HOT = 4;

  private final Vertx vertx = Vertx.vertx();
  private final InstantWire wire = new InstantWire();
  private final UUID id = IdKind.next();
  private final Deque<String> deployed = new ArrayDeque<>();
  private final PostgresAddress address;

  private EngineRun(PostgresAddress address) {
    this.address = address;
  }

  /** Starts one; it claims from now on. */
  static EngineRun start(PostgresAddress address) {
    EngineRun run = new EngineRun(address);
    run.deploy();
    return run;
  }

  InstantWire wire() {
    return wire;
  }

  /** The instance's id. */
  UUID id() {
    return id;
  }

  private void deploy() {
    vertx.eventBus().registerDefaultCodec(Claim.class, new ClaimCodec());
    EngineParts parts = parts();
    deployed.addFirst(
        await(vertx.deployVerticle(new PublisherVerticle(new InstantPlatform().name(), parts))));
    deployed.addFirst(await(vertx.deployVerticle(new TickVerticle(parts))));
  }

  private EngineParts parts() {
    Database database = pool("engine", POOL);
    Database hot = new Database(Pools.createHot(vertx, address, "bench-publish", HOT));
    DatabaseClock clock = new DatabaseClock();
    Platforms platforms = new Platforms(List.of(new InstantPlatform()));
    Connections connections = connections(database, platforms, clock);
    ScheduledPosts posts =
        new ScheduledPosts(hot, new StoredContents(new ContentStore(hot, clock)));
    EngineSettings settings = EngineSettings.defaults();
    EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
    Gateway gateway =
        new Gateway(
            vertx, wire, settings.breaker(), new QuotaGate(database, clock), metrics, _ -> {});
    EngineParts.Needs needs =
        new EngineParts.Needs(
            database,
            hot,
            pool("lease", 1),
            clock,
            posts,
            connections,
            platforms,
            item -> URI.create("http://instant/media/" + item.id()),
            gateway,
            new PostSignals(vertx),
            metrics);
    return new EngineParts(vertx, needs, settings, id, IdKind.INSTANCE.show(id));
  }

  private Connections connections(Database database, Platforms platforms, DatabaseClock clock) {
    PlatformCaller nobody = _ -> Future.failedFuture("no platform is asked here");
    return new PgConnections(
        new ConnectionPorts(database, platforms, nobody, new Unwatched(), clock, Pause.by(vertx)),
        new TokenVault(new Secret(SealedTokens.key())));
  }

  private Database pool(String name, int size) {
    return new Database(Pools.create(vertx, address, "bench-" + name, size));
  }

  private record Unwatched() implements ConnectionWatcher {
    @Override
    public Future<Resumed> reconnected(SqlConnection tx, UUID workspaceId, UUID connectionId) {
      return Future.succeededFuture(Resumed.NONE);
    }

    @Override
    public Future<Map<UUID, PostForecast>> forecast(
        SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
      return Future.succeededFuture(Map.of());
    }

    @Override
    public Future<Integer> disconnected(SqlConnection tx, UUID workspaceId, UUID connectionId) {
      return Future.succeededFuture(0);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("nothing came within a minute", e);
    }
  }

  /** Stops it as SIGTERM does. */
  @Override
  public void close() {
    deployed.forEach(verticle -> await(vertx.undeploy(verticle)));
    await(vertx.close());
  }
}
