package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.call.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The API's errors, with the reasons and HTTP statuses of its core errors page. */
enum YouTubeError {
  AUTH_ERROR(401, "authError", "global", "Invalid Credentials"),
  INSUFFICIENT_PERMISSIONS(
      403, "insufficientPermissions", "global", "Request had insufficient authentication scopes."),
  FORBIDDEN(403, "forbidden", "youtube.common", "The caller may not do this."),
  QUOTA_EXCEEDED(
      403,
      "quotaExceeded",
      "youtube.quota",
      "The request cannot be completed because you have exceeded your quota."),
  UPLOAD_LIMIT_EXCEEDED(
      400,
      "uploadLimitExceeded",
      "youtube.video",
      "The user has exceeded the number of videos they may upload."),
  RATE_LIMIT_EXCEEDED(429, "rateLimitExceeded", "usageLimits", "Rate Limit Exceeded"),
  INVALID_TITLE(400, "invalidTitle", "youtube.video", "The title is invalid or empty."),
  INVALID_DESCRIPTION(400, "invalidDescription", "youtube.video", "The description is invalid."),
  INVALID_TAGS(400, "invalidTags", "youtube.video", "The keywords are invalid."),
  INVALID_CATEGORY_ID(400, "invalidCategoryId", "youtube.video", "There is no such category."),
  INVALID_PUBLISH_AT(400, "invalidPublishAt", "youtube.video", "The publishing time is invalid."),
  INVALID_VIDEO_METADATA(400, "invalidVideoMetadata", "youtube.video", "The metadata is invalid."),
  BAD_CONTENT(400, "badContent", "global", "The media type is not supported."),
  BAD_REQUEST(400, "badRequest", "global", "The request is invalid."),
  MEDIA_BODY_REQUIRED(400, "mediaBodyRequired", "youtube.video", "The request has no media."),
  INVALID_IMAGE(400, "invalidImage", "youtube.thumbnail", "The image is invalid."),
  FAILED_PRECONDITION(400, "failedPrecondition", "youtube.thumbnail", "The image is too large."),
  NOT_FOUND(404, "notFound", "global", "Not Found"),
  VIDEO_NOT_FOUND(404, "videoNotFound", "youtube.thumbnail", "The video cannot be found."),
  PLAYLIST_NOT_FOUND(
      404, "playlistNotFound", "youtube.playlistItem", "The playlist cannot be found."),
  GONE(410, "deleted", "global", "Gone"),
  UPLOAD_TOO_LARGE(413, "uploadTooLarge", "global", "The file is too large."),
  RANGE(416, "requestedRangeNotSatisfiable", "global", "The range does not follow what is stored."),
  INTERNAL_ERROR(500, "internalError", "global", "Internal error encountered."),
  BACKEND_ERROR(503, "backendError", "global", "The service is currently unavailable.");

  private final int status;
  private final String reason;
  private final String domain;
  private final String message;

  YouTubeError(int status, String reason, String domain, String message) {
    this.status = status;
    this.reason = reason;
    this.domain = domain;
    this.message = message;
  }

  Reply reply() {
    return reply(message);
  }

  ReplyException exception() {
    return reply().exception();
  }

  /** The same error about something in particular. */
  ReplyException exception(String detail) {
    return reply(message + " " + detail).exception();
  }

  private Reply reply(String text) {
    JsonObject one =
        new JsonObject().put("message", text).put("domain", domain).put("reason", reason);
    JsonObject error =
        new JsonObject()
            .put("code", status)
            .put("message", text)
            .put("errors", JsonArray.of(one))
            .put("status", word());
    return Reply.json(status, new JsonObject().put("error", error));
  }

  /** The word of Google's error model for the status. */
  private String word() {
    return switch (status) {
      case 400, 413 -> "INVALID_ARGUMENT";
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404, 410 -> "NOT_FOUND";
      case 416 -> "OUT_OF_RANGE";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 503 -> "UNAVAILABLE";
      default -> "INTERNAL";
    };
  }
}
