package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.call.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The API's errors, with the codes and HTTP statuses of its error reference. */
enum TikTokError {
  INVALID_PARAMS(400, "One or more fields in request is invalid"),
  INVALID_FILE_UPLOAD(400, "The uploaded file does not meet API specifications"),
  INVALID_PUBLISH_ID(400, "The publish_id does not exist"),
  TOKEN_NOT_AUTHORIZED_FOR_SPECIFIED_PUBLISH_ID(
      400, "The publish_id does not belong to the creator of this access_token"),
  PUBLISH_NOT_CANCELLABLE(400, "The post can no longer be cancelled"),
  APP_VERSION_CHECK_FAILED(400, "The user's TikTok app is too old"),
  ACCESS_TOKEN_INVALID(401, "The access token is invalid or not found in the request"),
  SCOPE_NOT_AUTHORIZED(401, "The user did not authorize the scope required"),
  SPAM_RISK_TOO_MANY_POSTS(403, "The daily post cap from the API is reached for the current user"),
  SPAM_RISK_TOO_MANY_PENDING_SHARE(403, "The user has too many uploads waiting in the inbox"),
  SPAM_RISK_USER_BANNED_FROM_POSTING(403, "The user is banned from making new posts"),
  REACHED_ACTIVE_USER_CAP(403, "The daily quota for active publishing users is reached"),
  UNAUDITED_CLIENT_CAN_ONLY_POST_TO_PRIVATE_ACCOUNTS(
      403, "Unaudited clients can only post for the creator's eyes"),
  URL_OWNERSHIP_UNVERIFIED(403, "The ownership of the URL's domain is not verified"),
  PRIVACY_LEVEL_OPTION_MISMATCH(403, "The privacy level is not one of the creator's options"),
  RATE_LIMIT_EXCEEDED(429, "The API rate limit was exceeded. Please try again later."),
  INTERNAL_ERROR(500, "Something went wrong. Please try again later.");

  private final int status;
  private final String message;

  TikTokError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The error with that code. */
  static Optional<TikTokError> named(String code) {
    return Stream.of(values()).filter(error -> error.code().equals(code)).findFirst();
  }

  /** The answer with everything in order. */
  static Reply ok(JsonObject data) {
    return Reply.ok(envelope(data, "ok", ""));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Reply reply() {
    return reply(status);
  }

  /** The same with another HTTP status, as some answers carry an error with 200. */
  Reply reply(int otherStatus) {
    return Reply.json(otherStatus, envelope(new JsonObject(), code(), message));
  }

  ReplyException exception() {
    return reply().exception();
  }

  /** The same error about something in particular. */
  ReplyException exception(String detail) {
    return Reply.json(status, envelope(new JsonObject(), code(), message + ": " + detail))
        .exception();
  }

  private static JsonObject envelope(JsonObject data, String code, String message) {
    return new JsonObject()
        .put("data", data)
        .put(
            "error",
            new JsonObject().put("code", code).put("message", message).put("log_id", logId()));
  }

  static String logId() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }
}
