package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error envelope of Google's APIs.
 *
 * @param reasons what it may be decided on, best first: the reason of the first error, those of the
 *     details, the status in capitals
 * @param message for developers, in English
 */
record GoogleError(List<String> reasons, String message) {
  private static final int MESSAGE_LENGTH = 300;

  /** The error of an answer; empty if there is none that can be read. */
  static Optional<GoogleError> of(PlatformResponse response) {
    JsonObject error = AnswerJson.object(response.json(), "error");
    return error.isEmpty() ? Optional.empty() : Optional.of(of(error));
  }

  private static GoogleError of(JsonObject error) {
    Stream<JsonObject> first = AnswerJson.objects(error, "errors").stream().limit(1);
    Stream<JsonObject> details = AnswerJson.objects(error, "details").stream();
    Stream<String> reasons =
        Stream.concat(first, details).flatMap(e -> AnswerJson.text(e, "reason").stream());
    return new GoogleError(
        Stream.concat(reasons, AnswerJson.text(error, "status").stream()).toList(),
        AnswerJson.text(error, "message").orElse(""));
  }

  /** The message as it may be shown and stored: short, without a token or a session's key. */
  String shown(Account account) {
    String clean = without(message, account.tokens().access());
    for (Secret other : account.tokens().others().values()) {
      clean = without(clean, other);
    }
    clean = clean.replaceAll("upload_id=[^&\\s\"']+", "upload_id=***");
    return clean.length() <= MESSAGE_LENGTH ? clean : clean.substring(0, MESSAGE_LENGTH) + "…";
  }

  private static String without(String text, Secret secret) {
    return secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
  }
}
