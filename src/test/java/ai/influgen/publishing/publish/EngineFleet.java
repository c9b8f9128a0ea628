package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.runtime.Pools;
import ai.influgen.publishing.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Several engines on one database, each with an event bus and a pool of its own. */
final class EngineFleet implements AutoCloseable {
  private final TestDatabase test;
  private final Wire wire;
  private final Setup setup;
  private final List<Vertx> running = new ArrayList<>();
  private final List<Pool> pools = new ArrayList<>();

  /** What the engines publish, where, and how. */
  record Setup(
      PostSource posts, Function<PlatformName, Platform> platforms, EngineSettings settings) {}

  EngineFleet(TestDatabase test, Wire wire) {
    this(test, wire, new Setup(EngineFleet::post, TextPlatform::new, EngineSettings.defaults()));
  }

  EngineFleet(TestDatabase test, Wire wire, Setup setup) {
    this.test = test;
    this.wire = wire;
    this.setup = setup;
  }

  /** Starts one more. */
  EngineParts start(String... platforms) {
    Vertx vertx = Vertx.vertx();
    running.add(vertx);
    Pool pool = Pools.create(vertx, test.address(), "fleet", 6);
    pools.add(pool);
    vertx.eventBus().registerDefaultCodec(Claim.class, new ClaimCodec());
    EngineParts parts = parts(vertx, new Database(pool), List.of(platforms));
    for (String platform : platforms) {
      await(vertx.deployVerticle(new PublisherVerticle(new PlatformName(platform), parts)));
    }
    await(vertx.deployVerticle(new TickVerticle(parts)));
    return parts;
  }

  private EngineParts parts(Vertx vertx, Database database, List<String> platforms) {
    DatabaseClock clock = new DatabaseClock();
    EngineSettings settings = setup.settings();
    EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
    Gateway gateway =
        new Gateway(
            vertx, wire, settings.breaker(), new QuotaGate(database, clock), metrics, _ -> {});
    List<Platform> all = platforms.stream().map(PlatformName::new).map(setup.platforms()).toList();
    EngineParts.Needs needs =
        new EngineParts.Needs(
            database,
            database,
            test.database(),
            clock,
            setup.posts(),
            new Connected(),
            new Platforms(all),
            item -> URI.create("http://none"),
            gateway,
            new PostSignals(vertx),
            metrics);
    UUID id = IdKind.next();
    return new EngineParts(vertx, needs, settings, id, "engine-" + running.size());
  }

  // what a post says is its own id
  private static Future<Optional<PostSource.Post>> post(UUID workspaceId, UUID postId) {
    Draft draft = new Draft(postId.toString(), List.of(), new JsonObject());
    return Future.succeededFuture(
        Optional.of(
            new PostSource.Post(
                true, false, false, EngineRows.HASH, draft, null, null, null, 0, null, false)));
  }

  /** Accounts that are always connected. */
  private record Connected() implements Connections {
    @Override
    public Future<Optional<Usable>> usable(UUID workspaceId, UUID connectionId) {
      Tokens tokens = new Tokens(new Secret("t"), Map.of(), null);
      String id = connectionId.toString();
      return Future.succeededFuture(
          Optional.of(new Usable(new Account(id, id, tokens, new JsonObject()), 1)));
    }

    @Override
    public Future<Optional<Known>> serving(
        UUID workspaceId, PlatformName platform, @org.jspecify.annotations.Nullable UUID id) {
      throw new AssertionError("the engine has no need of it");
    }

    @Override
    public Future<Optional<Known>> find(UUID workspaceId, UUID connectionId) {
      throw new AssertionError("it is connected");
    }

    @Override
    public Future<Refresh> refresh(UUID workspaceId, UUID connectionId, int seenGeneration) {
      throw new AssertionError("tokens are fresh");
    }

    @Override
    public Future<Void> expire(UUID w, UUID c, int seenGeneration, String message) {
      throw new AssertionError("tokens are fresh");
    }
  }

  /** Stops all, as on a SIGTERM. */
  @Override
  public void close() {
    List<Future<Void>> closing =
        running.stream()
            .map(
                vertx ->
                    Future.all(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                        .<Void>mapEmpty())
            .toList();
    await(Future.join(closing).otherwiseEmpty());
    pools.forEach(pool -> await(pool.close()));
    running.forEach(vertx -> await(vertx.close()));
  }
}
