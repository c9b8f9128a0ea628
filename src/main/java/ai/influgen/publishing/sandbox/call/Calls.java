package ai.influgen.publishing.sandbox.call;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/** Takes a platform's calls and answers them. */
public final class Calls {
  private static final Logger LOG = System.getLogger(Calls.class.getName());

  private final Router router;
  private final CallFaults faults;
  private final StateLog log;
  private final Manners manners;

  public Calls(Router router, CallFaults faults, StateLog log, Manners manners) {
    this.router = router;
    this.faults = faults;
    this.log = log;
    this.manners = manners;
  }

  /** Adds a route; {@code :name} in the path stands for a part of it. */
  public void route(HttpMethod method, String path, CallKind kind, CallHandler handler) {
    route(method, path, call -> kind, handler);
  }

  /** Adds a route whose kind shows only in the call. */
  public void route(
      HttpMethod method, String path, Function<Call, CallKind> kind, CallHandler handler) {
    router.route(method, path).handler(ctx -> serve(new Call(ctx), kind, handler));
  }

  private void serve(Call call, Function<Call, CallKind> kind, CallHandler handler) {
    Future.succeededFuture(call)
        .compose(begun -> answer(begun, kind, handler))
        .recover(failure -> log.synced().compose(synced -> refusal(call, failure)))
        .onSuccess(reply -> send(call, reply))
        .onFailure(failure -> fail(call, failure));
  }

  private Future<Reply> answer(Call call, Function<Call, CallKind> kind, CallHandler handler) {
    manners.greet(call);
    CallKind at = kind.apply(call);
    faults.before(at, call, manners);
    return handler
        .handle(call)
        .compose(reply -> log.synced().map(reply))
        .compose(reply -> faults.after(at, call, reply, manners));
  }

  private Future<Reply> refusal(Call call, Throwable failure) {
    return switch (failure) {
      case ReplyException refusal -> Future.succeededFuture(refusal.reply());
      case OAuthException refusal -> Future.succeededFuture(manners.refused(call, refusal));
      default -> Future.failedFuture(failure);
    };
  }

  private void fail(Call call, Throwable failure) {
    if (!call.context().response().closed()) {
      LOG.log(Level.ERROR, "The simulator failed at " + call.http().path(), failure);
      send(call, manners.broken(call));
    }
  }

  private static void send(Call call, Reply reply) {
    RoutingContext ctx = call.context();
    HttpServerResponse response = ctx.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(reply.status());
    call.answerHeaders().forEach(response::putHeader);
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }
}
