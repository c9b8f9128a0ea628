package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A problem as the contract has it (RFC 9457). */
final class ProblemJson {
  /** The page of the docs that lists every type. */
  static final String CATALOGUE = "/docs/problems";

  private ProblemJson() {}

  static JsonObject of(Problem problem, String requestId, HttpConfig config) {
    JsonObject json =
        new JsonObject()
            .put("type", config.publicAddress(CATALOGUE + "#" + problem.type().code()))
            .put("title", problem.type().title())
            .put("status", problem.type().status())
            .put("detail", problem.detail())
            .put("code", problem.type().code())
            .put("retryable", problem.type().retryable())
            .put("request_id", requestId);
    if (!problem.faults().isEmpty()) {
      JsonArray errors = new JsonArray();
      for (Problem.Fault fault : problem.faults()) {
        errors.add(
            new JsonObject().put("pointer", fault.pointer()).put("message", fault.message()));
      }
      json.put("errors", errors);
    }
    problem.details().forEach(detail -> json.put(detail.getKey(), detail.getValue()));
    return json;
  }
}
