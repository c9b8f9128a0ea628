package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonObject;

/**
 * One error of the Graph API.
 *
 * @param status the HTTP status
 * @param code the Graph code
 * @param subcode the subcode, 0 for none
 * @param isTransient whether the platform says that trying again may help
 * @param message what it says
 */
record GraphError(int status, int code, int subcode, boolean isTransient, String message) {
  GraphException exception() {
    return new GraphException(this);
  }

  /** The same error about something in particular. */
  GraphException exception(String detail) {
    return new GraphException(
        new GraphError(status, code, subcode, isTransient, message + ": " + detail));
  }

  JsonObject envelope(String traceId) {
    JsonObject error =
        new JsonObject().put("message", message).put("type", "OAuthException").put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    return new JsonObject()
        .put("error", error.put("is_transient", isTransient).put("fbtrace_id", traceId));
  }
}
