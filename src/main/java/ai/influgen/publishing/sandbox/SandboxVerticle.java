package ai.influgen.publishing.sandbox;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wires the simulators and serves them. One instance only: all state is confined to its context.
 */
public final class SandboxVerticle extends VerticleBase {
  private static final long LARGEST_BODY = 1 << 20;

  private final SandboxConfig config;
  private final List<Function<SandboxContext, PlatformSandbox>> simulators;
  private final InstantSource clock;
  private @Nullable HttpServer server;
  private @Nullable StateLog log;

  /** A sandbox of these simulators. */
  public SandboxVerticle(
      SandboxConfig config, List<Function<SandboxContext, PlatformSandbox>> simulators) {
    this(config, simulators, InstantSource.system());
  }

  /** A sandbox with a clock of one's own. */
  public SandboxVerticle(
      SandboxConfig config,
      List<Function<SandboxContext, PlatformSandbox>> simulators,
      InstantSource clock) {
    this.config = config;
    this.simulators = List.copyOf(simulators);
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    StateLog state = new StateLog(vertx, config.dataDir().resolve("sandbox.jsonl"));
    log = state;
    MediaStore media = new MediaStore(vertx, config.dataDir());
    PublicUrl url = new PublicUrl(config.url());
    Ledger ledger = new Ledger();
    Faults faults = new Faults(clock);
    SandboxContext sandbox = new SandboxContext(vertx, clock, url, state, media, ledger, faults);
    List<PlatformSandbox> platforms =
        simulators.stream().map(simulator -> simulator.apply(sandbox)).toList();
    return media
        .open()
        .compose(opened -> state.open())
        .compose(replayed -> listen(router(sandbox, platforms)))
        .onSuccess(listening -> url.listensOn(listening.actualPort()))
        .compose(
            listening -> Future.join(platforms.stream().map(PlatformSandbox::resume).toList()));
  }

  @Override
  public Future<?> stop() {
    Future<Void> closed = server == null ? Future.succeededFuture() : server.close();
    StateLog state = log;
    return state == null ? closed : closed.eventually(state::close);
  }

  /** The port it listens on, once it has started. */
  public int port() {
    return server == null ? config.port() : server.actualPort();
  }

  private Router router(SandboxContext sandbox, List<PlatformSandbox> platforms) {
    Router router = Router.router(vertx);
    platforms.forEach(platform -> platform.mountUploads(router));
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    platforms.forEach(platform -> platform.mount(router));
    router
        .get("/sandbox/media/*")
        .handler(
            StaticHandler.create(FileSystemAccess.ROOT, sandbox.media().directory().toString())
                .setDirectoryListing(false)
                .setIndexPage("-"));
    router.get("/sandbox/assets/*").handler(StaticHandler.create("sandbox/assets"));
    new ControlRoutes(platforms, sandbox.ledger(), sandbox.faults(), sandbox.log(), clock)
        .mount(router);
    new FeedPage(platforms, sandbox.ledger()).mount(router);
    new HomePage(platforms, sandbox.faults(), sandbox.ledger()).mount(router);
    return router;
  }

  private Future<HttpServer> listen(Router router) {
    return vertx
        .createHttpServer(new HttpServerOptions().setPort(config.port()))
        .requestHandler(router)
        .listen()
        .onSuccess(listening -> server = listening);
  }
}
