package ai.influgen.publishing.http.management;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} on a port of its own. */
public final class ManagementVerticle extends VerticleBase {
  /** A check that takes longer has failed; below the usual 3 s and more of a prober. */
  private static final long CHECK_TIMEOUT_MS = 2_000;

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final int wantedPort;
  private final List<HealthCheck> checks;
  private final Supplier<String> metrics;
  private volatile int port;

  /**
   * @param port 0 takes any free one
   * @param metrics in the text form of Prometheus
   */
  public ManagementVerticle(int port, List<HealthCheck> checks, Supplier<String> metrics) {
    this.wantedPort = port;
    this.checks = List.copyOf(checks);
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(context -> answer(context, 200, status(true)));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(wantedPort)
        .onSuccess(this::listening);
  }

  /** Where it listens, once started. */
  public int port() {
    return port;
  }

  private void listening(HttpServer server) {
    port = server.actualPort();
  }

  private void ready(RoutingContext context) {
    Future.all(checks.stream().map(this::result).toList())
        .onSuccess(
            all -> {
              List<JsonObject> results = all.list();
              boolean up = results.stream().allMatch(one -> "UP".equals(one.getString("status")));
              answer(context, up ? 200 : 503, status(up).put("checks", new JsonArray(results)));
            })
        .onFailure(context::fail);
  }

  private Future<JsonObject> result(HealthCheck check) {
    return Future.succeededFuture()
        .compose(any -> check.probe().get())
        .timeout(CHECK_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .transform(done -> Future.succeededFuture(status(done.succeeded())))
        .map(status -> new JsonObject().put("id", check.name()).mergeIn(status));
  }

  private void metrics(RoutingContext context) {
    vertx
        .executeBlocking(metrics::get, false)
        .onSuccess(
            text -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS).end(text))
        .onFailure(context::fail);
  }

  private static JsonObject status(boolean up) {
    return new JsonObject().put("status", up ? "UP" : "DOWN");
  }

  private static void answer(RoutingContext context, int status, JsonObject body) {
    context.response().setStatusCode(status);
    context.json(body);
  }
}
