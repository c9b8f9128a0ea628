package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Answers one call; fails or throws {@link GraphException} for an error of the Graph API. */
@FunctionalInterface
interface GraphHandler {
  Future<JsonObject> handle(GraphRequest request);

  /** A handler that needn't wait for anything. */
  static GraphHandler of(java.util.function.Function<GraphRequest, JsonObject> handler) {
    return request -> Future.succeededFuture(handler.apply(request));
  }
}
