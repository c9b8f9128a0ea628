package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An error as X tells it, in whichever of its four envelopes: a problem, a list of validation
 * errors, the codes of API v1.1, or OAuth's.
 *
 * @param status of the answer
 * @param type the last part of the problem type's address, since its host varies; may be empty
 * @param codes of API v1.1
 * @param words all that X says about it; may be empty
 */
record TwitterProblem(int status, String type, Set<Long> codes, String words) {
  private static final int LENGTH = 300;

  /** The error of an answer; empty if there is none that can be read. */
  static Optional<TwitterProblem> of(PlatformResponse response) {
    JsonObject body = response.json();
    List<JsonObject> errors = AnswerJson.objects(body, "errors");
    boolean told =
        !errors.isEmpty()
            || Stream.of("title", "detail", "type", "error")
                .anyMatch(name -> AnswerJson.text(body, name).isPresent());
    return told
        ? Optional.of(
            new TwitterProblem(
                response.status(), type(body, errors), codes(errors), words(body, errors)))
        : Optional.empty();
  }

  /** What is known of an answer that tells nothing but its status. */
  static TwitterProblem bare(PlatformResponse response) {
    return new TwitterProblem(response.status(), "", Set.of(), "");
  }

  /** X's words, short and without any token of the account. */
  String shown(Account account) {
    String clean = without(words, account.tokens().access());
    for (Secret other : account.tokens().others().values()) {
      clean = without(clean, other);
    }
    return clean.length() <= LENGTH ? clean : clean.substring(0, LENGTH) + "…";
  }

  private static String type(JsonObject body, List<JsonObject> errors) {
    return Stream.concat(Stream.of(body), errors.stream())
        .map(json -> AnswerJson.text(json, "type").orElse(""))
        .map(type -> type.substring(type.lastIndexOf('/') + 1))
        .filter(type -> !type.isEmpty() && !type.equals("about:blank"))
        .findFirst()
        .orElse("");
  }

  private static Set<Long> codes(List<JsonObject> errors) {
    return errors.stream()
        .flatMap(error -> AnswerJson.number(error, "code").stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String words(JsonObject body, List<JsonObject> errors) {
    Stream<String> general =
        Stream.of("detail", "error_description", "title", "error")
            .map(name -> AnswerJson.text(body, name).orElse(null))
            .filter(Objects::nonNull)
            .limit(1);
    Stream<String> particular =
        errors.stream()
            .flatMap(
                e -> AnswerJson.text(e, "message").or(() -> AnswerJson.text(e, "detail")).stream());
    return Stream.concat(general, particular).distinct().collect(Collectors.joining(" "));
  }

  private static String without(String text, Secret secret) {
    return secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
  }
}
