package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.call.Reply;
import io.vertx.core.json.JsonObject;

/** Pinterest's errors: the numbers of the examples in its API description. */
final class Errors {
  static final Reply AUTHENTICATION = of(401, 2, "Authentication failed.");
  static final Reply NOT_YOURS = of(401, 7, "Authorization failed for this board or Pin.");
  static final Reply BOARD_NOT_FOUND = of(404, 40, "Board not found.");
  static final Reply SECTION_NOT_FOUND = of(404, 2031, "Board section not found.");
  static final Reply PIN_NOT_FOUND = of(404, 50, "Pin not found.");
  static final Reply MEDIA_NOT_FOUND = of(404, 404, "Media upload not found.");
  static final Reply IMAGE_SMALL = of(403, 233, "This image is too small. Choose a larger image.");
  static final Reply IMAGE_BROKEN = of(403, 235, "Sorry, this image is broken. Try another one.");
  static final Reply UNREACHABLE =
      of(400, 1, "Unable to reach the URL. Please check the URL is correct and try again.");
  static final Reply COVER_MISSING =
      of(
          400,
          1,
          "Invalid request: a video needs one of cover_image_url or cover_image_content_type and"
              + " cover_image_data or cover_image_key_frame_time.");
  static final Reply TRIAL =
      of(
          403,
          29,
          "Apps with Trial access may not create Pins in production. Use the API Sandbox at"
              + " https://api-sandbox.pinterest.com instead.");
  static final Reply NOT_REVOCABLE = of(403, 29, "You are not permitted to access that resource.");
  static final Reply RATE = of(429, 8, "You have exceeded your rate limit. Try again later.");
  static final Reply SPAM =
      Reply.json(
          429,
          new JsonObject()
              .put("code", 9)
              .put("message", "This action was blocked.")
              .put("message_detail", "We blocked this to keep Pinterest free of spam."));

  private Errors() {}

  static Reply of(int status, int code, String message) {
    return Reply.json(status, new JsonObject().put("code", code).put("message", message));
  }

  /** A parameter that doesn't do. */
  static Reply invalid(String what) {
    return of(400, 1, "Invalid request: " + what);
  }

  /** A board or section that doesn't do. */
  static Reply invalidBoard(String what) {
    return of(400, 400, what);
  }
}
