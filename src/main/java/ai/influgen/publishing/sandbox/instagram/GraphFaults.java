package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.Faults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The faults that strike a call as such, whatever it is: before it takes effect, and after. */
final class GraphFaults {
  private final Vertx vertx;
  private final Faults faults;
  private final Tokens tokens;
  private final Function<GraphRequest, Set<String>> subjects;

  /**
   * @param subjects the usernames that a call is about
   */
  GraphFaults(
      Vertx vertx, Faults faults, Tokens tokens, Function<GraphRequest, Set<String>> subjects) {
    this.vertx = vertx;
    this.faults = faults;
    this.tokens = tokens;
    this.subjects = subjects;
  }

  Optional<Fault> take(FaultKind kind, CallKind call, GraphRequest request) {
    return faults.take(InstagramSandbox.NAME, kind, call, subjects.apply(request));
  }

  /** Strikes before the call does anything. */
  void before(CallKind call, GraphRequest request) {
    if (take(FaultKind.OUTAGE, call, request).isPresent()) {
      throw GraphErrors.DOWN.exception();
    }
    if (take(FaultKind.ERROR_BEFORE, call, request).isPresent()) {
      throw GraphErrors.BROKEN.exception();
    }
    take(FaultKind.RATE_LIMIT, call, request)
        .ifPresent(
            fault -> {
              throw rateLimited(fault, request);
            });
    tokens
        .find(request.subjectToken())
        .filter(token -> !token.revoked())
        .filter(token -> take(FaultKind.REVOKE_TOKEN, call, request).isPresent())
        .ifPresent(token -> tokens.revoke(token.person()));
  }

  /** Strikes once the call has taken effect and is on disk. */
  Future<JsonObject> after(CallKind call, GraphRequest request, JsonObject answer) {
    if (take(FaultKind.ACCEPT_THEN_DROP, call, request).isPresent()) {
      request.http().connection().close();
      return never();
    }
    if (take(FaultKind.HANG, call, request).isPresent()) {
      return never();
    }
    if (take(FaultKind.ERROR_AFTER, call, request).isPresent()) {
      return Future.failedFuture(GraphErrors.BROKEN.exception());
    }
    // a slow container is slow in its processing, which its own route sees to
    return call == CallKind.STAGE
        ? Future.succeededFuture(answer)
        : take(FaultKind.SLOW, call, request)
            .map(fault -> later(fault, answer))
            .orElse(Future.succeededFuture(answer));
  }

  private Future<JsonObject> later(Fault fault, JsonObject answer) {
    return vertx.timer(Math.max(1, fault.waiting().toMillis())).map(answer);
  }

  private static Future<JsonObject> never() {
    return Promise.<JsonObject>promise().future();
  }

  private static GraphException rateLimited(Fault fault, GraphRequest request) {
    long seconds = fault.waiting().toSeconds();
    JsonObject usage =
        new JsonObject()
            .put("type", "instagram")
            .put("call_count", 100)
            .put("total_cputime", 25)
            .put("total_time", 25)
            .put("estimated_time_to_regain_access", Math.ceilDiv(seconds, 60));
    return new GraphException(
        GraphErrors.RATE_LIMITED,
        Map.of(
            "X-Business-Use-Case-Usage",
            new JsonObject().put(request.id(), new JsonArray().add(usage)).encode(),
            "Retry-After",
            Long.toString(seconds)));
  }
}
