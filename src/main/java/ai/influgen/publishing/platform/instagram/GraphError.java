package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The error envelope of the Graph API.
 *
 * @param subcode 0 if there is none
 * @param passing whether Meta says that it will pass ({@code is_transient})
 * @param message what Meta says, for people where it has such a text, else for developers
 */
record GraphError(int code, int subcode, boolean passing, String message) {
  private static final int MESSAGE_LENGTH = 300;

  /** The error of an answer; empty if there is none that can be read. */
  static Optional<GraphError> of(PlatformResponse response) {
    JsonObject error = AnswerJson.object(response.json(), "error");
    return AnswerJson.number(error, "code").map(code -> of(error, code));
  }

  private static GraphError of(JsonObject error, long code) {
    return new GraphError(
        Math.toIntExact(Math.clamp(code, Integer.MIN_VALUE, Integer.MAX_VALUE)),
        AnswerJson.number(error, "error_subcode")
            .map(n -> Math.toIntExact(Math.clamp(n, 0, Integer.MAX_VALUE)))
            .orElse(0),
        Boolean.TRUE.equals(error.getValue("is_transient")),
        AnswerJson.text(error, "error_user_msg")
            .or(() -> AnswerJson.text(error, "message"))
            .orElse(""));
  }

  /** The message as it may be shown and stored. */
  String shown(Account account) {
    return shown(message, account);
  }

  /** Meta's words, short and without any token of the account. */
  static String shown(String words, Account account) {
    String clean = without(words, account.tokens().access());
    for (Secret other : account.tokens().others().values()) {
      clean = without(clean, other);
    }
    return clean.length() <= MESSAGE_LENGTH ? clean : clean.substring(0, MESSAGE_LENGTH) + "…";
  }

  private static String without(String text, Secret secret) {
    return secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
  }
}
