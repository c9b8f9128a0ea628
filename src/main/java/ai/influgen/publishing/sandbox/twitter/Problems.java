package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.call.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The errors of API v2, in the shapes of X's page "Response codes and errors". */
final class Problems {
  static final String BASE = "https://api.twitter.com/2/problems/";

  private Problems() {}

  /** Most errors. */
  static Reply plain(int status, String title, String detail) {
    return of(status, "about:blank", title, detail);
  }

  /** An error with a type of its own. */
  static Reply of(int status, String type, String title, String detail) {
    return Reply.json(
            status,
            new JsonObject()
                .put("title", title)
                .put("detail", detail)
                .put("type", type)
                .put("status", status))
        .with("Content-Type", "application/problem+json");
  }

  static Reply forbidden(String detail) {
    return plain(403, "Forbidden", detail);
  }

  /** A parameter that doesn't do. */
  static Reply invalid(String parameter, String value, String message) {
    JsonObject error =
        new JsonObject()
            .put("message", message)
            .put("parameters", new JsonObject().put(parameter, new JsonArray().add(value)));
    return Reply.json(
            400,
            new JsonObject()
                .put("errors", new JsonArray().add(error))
                .put("title", "Invalid Request")
                .put("detail", "One or more parameters to your request was invalid.")
                .put("type", BASE + "invalid-request"))
        .with("Content-Type", "application/problem+json");
  }

  static Reply notFound(String resource, String id) {
    return of(
        404,
        BASE + "resource-not-found",
        "Not Found Error",
        "Could not find %s with id: [%s].".formatted(resource, id));
  }

  /** The same within an answer with status 200, as a single read has it. */
  static JsonObject missing(String resource, String id) {
    return new JsonObject()
        .put("value", id)
        .put("detail", "Could not find %s with id: [%s].".formatted(resource, id))
        .put("title", "Not Found Error")
        .put("resource_type", resource)
        .put("parameter", "id")
        .put("resource_id", id)
        .put("type", BASE + "resource-not-found");
  }

  /** Nothing is left to pay with; seen in the field, not on X's pages. */
  static Reply creditsDepleted() {
    return of(
        402,
        "https://api.x.com/2/problems/credits",
        "CreditsDepleted",
        "Your enrolled account does not have any credits to fulfill this request.");
  }

  static Reply tooMany() {
    return plain(429, "Too Many Requests", "Too Many Requests");
  }

  /** An error of the token address. */
  static Reply oauth(int status, String error, String description) {
    return Reply.json(
        status, new JsonObject().put("error", error).put("error_description", description));
  }
}
