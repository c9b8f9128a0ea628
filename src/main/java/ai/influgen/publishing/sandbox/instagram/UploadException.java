package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonObject;

/** Ends an upload in the way of the upload host, which has an envelope of its own. */
final class UploadException extends RuntimeException {
  private final boolean retriable;
  private final String type;
  private final String detail;

  UploadException(boolean retriable, String type, String detail) {
    super(detail, null, false, false);
    this.retriable = retriable;
    this.type = type;
    this.detail = detail;
  }

  JsonObject envelope() {
    return new JsonObject()
        .put(
            "debug_info",
            new JsonObject().put("retriable", retriable).put("type", type).put("message", detail));
  }
}
