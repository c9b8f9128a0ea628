package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The error envelope of API v5. Its code is Pinterest's own number, or repeats the HTTP status.
 *
 * @param code 0 if there is none
 * @param message what Pinterest says, with the detail it gives for some limits
 */
record PinterestReply(int status, int code, String message) {
  private static final int MESSAGE_LENGTH = 300;

  /** The error of an answer; empty if there is none that can be read. */
  static Optional<PinterestReply> of(PlatformResponse response) {
    JsonObject json = response.json();
    Optional<Long> code = AnswerJson.number(json, "code");
    Optional<String> message =
        AnswerJson.text(json, "message")
            .or(() -> AnswerJson.text(json, "error_description"))
            .or(() -> AnswerJson.text(json, "error"));
    if (response.ok() || (code.isEmpty() && message.isEmpty())) {
      return Optional.empty();
    }
    String detail = AnswerJson.text(json, "message_detail").map(d -> " " + d).orElse("");
    return Optional.of(
        new PinterestReply(
            response.status(),
            Math.toIntExact(Math.clamp(code.orElse(0L), 0, Integer.MAX_VALUE)),
            message.orElse("") + detail));
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
