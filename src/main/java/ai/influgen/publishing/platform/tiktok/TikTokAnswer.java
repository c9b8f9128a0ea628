package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The envelope of the API's answers. Its code is read before the HTTP status: some failures come
 * with 200.
 *
 * @param logId what TikTok's support asks for; the reference spells the field in two ways
 */
record TikTokAnswer(String code, String message, String logId, JsonObject data) {
  private static final String OK = "ok";
  private static final int MESSAGE_LENGTH = 300;

  /** The envelope of an answer; empty if there is none: then something else has answered. */
  static Optional<TikTokAnswer> of(PlatformResponse response) {
    JsonObject body = response.json();
    JsonObject error = AnswerJson.object(body, "error");
    return AnswerJson.text(error, "code")
        .map(
            code ->
                new TikTokAnswer(
                    code,
                    AnswerJson.text(error, "message").orElse(""),
                    AnswerJson.text(error, "log_id")
                        .or(() -> AnswerJson.text(error, "logid"))
                        .orElse(""),
                    AnswerJson.object(body, "data")));
  }

  /** What was asked for; empty if the answer is anything but a success. */
  static Optional<JsonObject> data(PlatformResponse response) {
    return of(response).filter(a -> response.ok() && a.ok()).map(TikTokAnswer::data);
  }

  /** What went wrong, by TikTok's own word. */
  static Optional<TikTokAnswer> error(PlatformResponse response) {
    return of(response).filter(a -> !a.ok());
  }

  boolean ok() {
    return code.equals(OK);
  }

  /** The message as it may be shown and stored: short and without any token of the account. */
  String shown(Account account) {
    String clean = without(message, account.tokens().access());
    for (Secret other : account.tokens().others().values()) {
      clean = without(clean, other);
    }
    return clean.length() <= MESSAGE_LENGTH ? clean : clean.substring(0, MESSAGE_LENGTH) + "…";
  }

  private static String without(String text, Secret secret) {
    return secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
  }
}
