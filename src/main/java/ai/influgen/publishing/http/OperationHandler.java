package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers the requests of one operation. */
final class OperationHandler implements Handler<RoutingContext> {
  private final Operations operations;
  private final CallReader reader;

  OperationHandler(Operations operations, CallReader reader) {
    this.operations = operations;
    this.reader = reader;
  }

  @Override
  public void handle(RoutingContext context) {
    Future.succeededFuture(context)
        .map(reader::read)
        .compose(call -> operations.call(reader.operationId(), call))
        .eventually(() -> Bodies.deleteForm(context))
        .onSuccess(reply -> send(context, reply))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    reply.headers().forEach(response::putHeader);
    JsonObject body = reply.body();
    if (body == null) {
      response.end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body.toBuffer());
    }
  }
}
