package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.StateLog;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The Graph API's way of taking calls and answering them: paths with a version or without, faults,
 * the error envelope, usage headers; no answer leaves before everything it rests on is on disk.
 */
final class GraphRouter {
  static final String GRAPH = "/instagram/graph";
  private static final String VERSION = "(?:/v[0-9]+\\.[0-9]+)?";
  private static final Logger LOG = System.getLogger(GraphRouter.class.getName());

  private final Router router;
  private final GraphFaults faults;
  private final StateLog log;
  private final AppUsage usage;

  GraphRouter(Router router, GraphFaults faults, StateLog log, AppUsage usage) {
    this.router = router;
    this.faults = faults;
    this.log = log;
    this.usage = usage;
  }

  /** Adds a route; {@code {id}} in the path stands for a node. */
  void route(HttpMethod method, String path, CallKind call, GraphHandler handler) {
    routeUnder(GRAPH, method, path, call, handler);
  }

  /** Adds a route under another host of the platform. */
  void routeUnder(
      String base, HttpMethod method, String path, CallKind call, GraphHandler handler) {
    router.routeWithRegex(method, regex(base, path)).handler(ctx -> serve(ctx, call, handler));
  }

  /** The pattern of a path with any version, or none, between base and path. */
  static String regex(String base, String path) {
    return base + VERSION + path.replaceAll("\\{([a-z]+)}", "(?<$1>[A-Za-z0-9_]+)");
  }

  private void serve(RoutingContext ctx, CallKind call, GraphHandler handler) {
    Future.succeededFuture(ctx)
        .map(GraphRequest::new)
        .compose(request -> answer(request, call, handler))
        .recover(failure -> log.synced().compose(synced -> Future.failedFuture(failure)))
        .onSuccess(body -> send(ctx, 200, body))
        .onFailure(failure -> refuse(ctx, failure));
  }

  private Future<JsonObject> answer(GraphRequest request, CallKind call, GraphHandler handler) {
    faults.before(call, request);
    return handler
        .handle(request)
        .compose(body -> log.synced().map(body))
        .compose(body -> faults.after(call, request, body));
  }

  private void refuse(RoutingContext ctx, Throwable failure) {
    if (failure instanceof GraphException refusal) {
      refusal.headers().forEach(ctx.response()::putHeader);
      send(ctx, refusal.error().status(), refusal.error().envelope(traceId()));
      return;
    }
    if (failure instanceof UploadException refusal) {
      send(ctx, 400, refusal.envelope());
      return;
    }
    if (ctx.response().closed()) {
      return;
    }
    LOG.log(Level.ERROR, "The simulator failed at " + ctx.request().path(), failure);
    send(ctx, 500, GraphErrors.BROKEN.envelope(traceId()));
  }

  private void send(RoutingContext ctx, int status, JsonObject body) {
    HttpServerResponse response = ctx.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=UTF-8")
        .putHeader("X-App-Usage", usage.header())
        .putHeader("facebook-api-version", "v26.0")
        .end(body.toBuffer());
  }

  private static String traceId() {
    return "A" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
  }
}
