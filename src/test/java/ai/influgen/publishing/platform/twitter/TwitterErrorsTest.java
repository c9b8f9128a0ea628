package ai.influgen.publishing.platform.twitter;

import static ai.influgen.publishing.platform.twitter.Samples.NOW;
import static ai.influgen.publishing.platform.twitter.Samples.draft;
import static ai.influgen.publishing.platform.twitter.Samples.entry;
import static ai.influgen.publishing.platform.twitter.Samples.image;
import static ai.influgen.publishing.platform.twitter.Samples.job;
import static ai.influgen.publishing.platform.twitter.Samples.json;
import static ai.influgen.publishing.platform.twitter.Samples.payload;
import static ai.influgen.publishing.platform.twitter.Samples.problem;
import static ai.influgen.publishing.platform.twitter.Samples.response;
import static ai.influgen.publishing.platform.twitter.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.PublishOutcome;
import ai.influgen.publishing.platform.PublishOutcome.Ambiguous;
import ai.influgen.publishing.platform.PublishOutcome.AuthExpired;
import ai.influgen.publishing.platform.PublishOutcome.Refused;
import ai.influgen.publishing.platform.PublishOutcome.RetryLater;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.platform.StepResult;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the error table, as the answer to the upload of an image and to the post call. */
class TwitterErrorsTest {
  /**
   * One row: the status; how it is told: {@code type NAME}, {@code code NUMBER}, {@code says
   * WORDS}, {@code bare} (a problem without a type), {@code empty} (no body); what it means: {@code
   * auth}, {@code refused CODE}, {@code retry CODE}, a {@code +} where what was uploaded is void;
   * after how many tries it is refused; the pause; what it means at the post call: {@code
   * definite}, {@code ambiguous}, {@code first} (definite the first time only); words of ours.
   */
  private static final String TABLE =
      """
      401 | bare                                 | auth                     |   |        | definite  | Connect again
      401 | empty                                | auth                     |   |        | definite  | Connect again
      401 | code 32                              | auth                     |   |        | definite  | Connect again
      403 | code 89                              | auth                     |   |        | definite  | Connect again
      401 | code 135                             | auth                     |   |        | definite  | Connect again
      400 | code 215                             | auth                     |   |        | definite  | Connect again
      403 | type unsupported-authentication      | auth                     |   |        | definite  | kind of access
      403 | says You are not allowed to create a Tweet with duplicate content. | refused content_rejected | | | first | same text
      403 | code 187                             | refused content_rejected |   |        | first     | same text
      403 | says You are not permitted to perform this action. | refused content_rejected | | | definite | length
      403 | says This user is not allowed to post a video longer than 2 minutes. | refused content_rejected | | | definite | Shorten it
      403 | type client-forbidden                | refused unknown_error    |   |        | definite  | developer.x.com
      403 | type not-authorized-for-resource     | refused unknown_error    |   |        | definite  | developer.x.com
      403 | type not-authorized-for-field        | refused unknown_error    |   |        | definite  | developer.x.com
      403 | type field-unauthorized              | refused unknown_error    |   |        | definite  | developer.x.com
      403 | says Your account is not permitted to access this feature. | refused unknown_error | | | definite | developer.x.com
      403 | type user-suspended                  | refused content_rejected |   |        | definite  | suspended
      403 | code 64                              | refused content_rejected |   |        | definite  | suspended
      403 | code 326                             | refused content_rejected |   |        | definite  | locked
      403 | code 226                             | refused content_rejected |   |        | definite  | automated
      403 | code 185                             | retry rate_limited       |   | PT3H   | definite  | by itself
      403 | code 186                             | refused content_rejected |   |        | definite  | too long
      400 | code 323                             | refused content_rejected |   |        | definite  | 4 images
      400 | code 324                             | refused content_rejected |   |        | definite  | media
      400 | code 325                             | refused content_rejected |   |        | definite  | media
      403 | code 385                             | refused content_rejected |   |        | definite  | find the post
      403 | code 386                             | refused content_rejected |   |        | definite  | attachments
      403 | code 407                             | refused content_rejected |   |        | definite  | link
      403 | code 433                             | refused content_rejected |   |        | definite  | limited replies
      403 | code 261                             | refused unknown_error    |   |        | definite  | Read and write
      400 | says Your media IDs are invalid.     | retry content_rejected + | 3 |        | definite  | media
      400 | says The Tweet contains an invalid URL. | refused content_rejected | |       | definite  | link
      400 | says You can only include 1 cashtag. | refused content_rejected |   |        | definite  | one cashtag
      400 | type invalid-request                 | refused content_rejected |   |        | definite  | a part of this
      400 | bare                                 | refused content_rejected |   |        | definite  | a part of this
      402 | type credits                         | refused rate_limited     |   |        | definite  | credits
      402 | empty                                | refused rate_limited     |   |        | definite  | credits
      403 | says You have reached your spending limit. | refused rate_limited | |        | definite  | spending limit
      403 | type disallowed-resource             | refused content_rejected |   |        | definite  | not allow
      404 | type resource-not-found              | refused content_rejected |   |        | definite  | does not find
      404 | type resource-unavailable            | refused content_rejected |   |        | definite  | does not find
      404 | bare                                 | refused content_rejected |   |        | definite  | does not find
      408 | bare                                 | retry network_error      |   |        | ambiguous | in time
      403 | bare                                 | refused unknown_error    |   |        | definite  | without a reason
      410 | bare                                 | refused unknown_error    |   |        | definite  | refuses this call
      413 | bare                                 | retry network_error +    |   |        | definite  | segments
      413 | empty                                | retry network_error +    |   |        | ambiguous | segments
      429 | bare                                 | retry rate_limited       |   | PT15M  | definite  | by itself
      429 | empty                                | retry rate_limited       |   | PT15M  | definite  | by itself
      429 | code 88                              | retry rate_limited       |   | PT15M  | definite  | by itself
      403 | type rate-limit-exceeded             | retry rate_limited       |   | PT15M  | definite  | by itself
      429 | type usage-capped                    | refused rate_limited     |   |        | definite  | billing period
      200 | type field-hydration-failure         | retry unknown_error      | 2 |        | ambiguous | of its own
      200 | empty                                | retry unknown_error      | 2 |        | ambiguous | of its own
      302 | empty                                | retry unknown_error      | 2 |        | ambiguous | of its own
      500 | bare                                 | retry network_error      |   |        | ambiguous | out of order
      502 | empty                                | retry network_error      |   |        | ambiguous | out of order
      503 | bare                                 | retry network_error      |   |        | ambiguous | out of order
      504 | empty                                | retry network_error      |   |        | ambiguous | out of order
      400 | type internal-error                  | retry network_error      |   |        | ambiguous | out of order
      400 | code 130                             | retry network_error      |   |        | ambiguous | out of order
      400 | code 131                             | retry network_error      |   |        | ambiguous | out of order
      503 | says duplicate content               | retry network_error      |   |        | ambiguous | out of order
      """;

  record Row(
      int status,
      String told,
      String meaning,
      int tries,
      @Nullable Duration pause,
      String commit,
      String words) {
    PlatformResponse answer() {
      String name = told.substring(told.indexOf(' ') + 1);
      return switch (told.substring(0, Math.max(0, told.indexOf(' ')))) {
        case "type" -> problem(status, "https://api.twitter.com/2/problems/" + name, "Told by X");
        case "says" -> problem(status, "about:blank", name);
        case "code" ->
            json(
                status,
                settings(
                    "errors",
                    new JsonArray()
                        .add(settings("code", Long.valueOf(name), "message", "Told by X"))));
        default ->
            told.equals("bare")
                ? problem(status, "about:blank", "Told by X")
                : new PlatformResponse(status, Map.of(), "");
      };
    }
  }

  static Stream<Row> rows() {
    return TABLE
        .lines()
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .map(
            c ->
                new Row(
                    Integer.parseInt(c.get(0)),
                    c.get(1),
                    c.get(2),
                    c.get(3).isEmpty() ? Integer.MAX_VALUE - 1 : Integer.parseInt(c.get(3)),
                    c.get(4).isEmpty() ? null : Duration.parse(c.get(4)),
                    c.get(5),
                    c.get(6)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whileStaging(Row row) {
    PublishOutcome outcome = staging(row.answer(), 1);
    assertThat(told(outcome)).isEqualTo(row.meaning());
    assertThat(message(outcome)).startsWith("Image 1: ").contains(row.words());
    if (outcome instanceof RetryLater retry) {
      assertThat(retry.pause()).isEqualTo(row.pause());
      assertThat(told(staging(row.answer(), row.tries()))).isEqualTo(row.meaning());
    }
    if (row.tries() < 10) {
      assertThat(told(staging(row.answer(), row.tries() + 1)))
          .isEqualTo(row.meaning().replace("retry", "refused").replace(" +", ""));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void asTheAnswerToThePostCall(Row row) {
    String first = told(posting(row.answer(), false));
    String afterADoubt = told(posting(row.answer(), true));
    switch (row.commit()) {
      case "definite" -> assertThat(List.of(first, afterADoubt)).containsOnly(row.meaning());
      case "ambiguous" -> assertThat(List.of(first, afterADoubt)).containsOnly("ambiguous");
      default ->
          assertThat(List.of(first, afterADoubt)).containsExactly(row.meaning(), "ambiguous");
    }
  }

  @Test
  void hasARowHereForEachRowOfTheTable() {
    List<TwitterError> hit =
        rows()
            .map(Row::answer)
            .map(
                answer ->
                    TwitterErrors.of(
                        TwitterProblem.of(answer).orElseGet(() -> TwitterProblem.bare(answer))))
            .toList();
    assertThat(hit).containsAll(TwitterErrors.ALL);
    assertThat(TwitterErrors.ALL).doesNotHaveDuplicates();
  }

  @Test
  void readsValidationErrorsInBothWordings() {
    PlatformResponse detail =
        json(
            400,
            settings(
                "errors",
                new JsonArray().add(settings("detail", "Your media IDs are invalid.")),
                "type",
                "https://api.x.com/2/problems/invalid-request"));
    for (PlatformResponse answer : List.of(response(400, "media-invalid"), detail)) {
      assertThat(told(posting(answer, false))).isEqualTo("retry content_rejected +");
    }
  }

  @Test
  void showsNoTokenThatXRepeats() {
    String words = "no VGhpc0lzACCESS1 or bWWxhREFRESH1 " + "x".repeat(400);
    assertThat(message(staging(problem(400, "about:blank", words), 1)))
        .doesNotContain("VGhpc0lzACCESS1")
        .doesNotContain("bWWxhREFRESH1")
        .endsWith("…")
        .hasSizeLessThan(450);
  }

  @Test
  void keepsTheAnswerOfADoubtfulPostCallAsEvidence() {
    assertThat(posting(response(503, "unavailable"), false))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.evidence())
                    .isEqualTo(settings("http_status", 503, "message", "Service Unavailable")));
  }

  private static PublishOutcome staging(PlatformResponse answer, int attempt) {
    PublishJob job = job(payload(draft(image())), Journal.empty(), attempt, null, NOW);
    return read(job, answer);
  }

  private static PublishOutcome posting(PlatformResponse answer, boolean doubted) {
    Journal staged = Journal.empty().with(entry("upload-1", NOW, "id", "1880028106020515840"));
    Journal journal =
        doubted ? staged.with(entry("reconcile-posts", NOW, "since", NOW.toString())) : staged;
    return read(job(payload(draft(image())), journal, 1, NOW, NOW.plusSeconds(1)), answer);
  }

  private static PublishOutcome read(PublishJob job, PlatformResponse answer) {
    Step.Call call = (Step.Call) Samples.PLATFORM.adapter().next(job);
    StepResult result = Samples.PLATFORM.adapter().read(job, new Exchange(call, answer, 1));
    return ((StepResult.Ended) result).outcome();
  }

  private static String told(PublishOutcome outcome) {
    return switch (outcome) {
      case AuthExpired auth -> "auth";
      case Refused refused -> "refused " + refused.code().wire();
      case RetryLater retry -> "retry " + retry.code().wire() + (retry.restage() ? " +" : "");
      case Ambiguous ambiguous -> "ambiguous";
      case PublishOutcome.NotSent notSent -> "not sent";
      case PublishOutcome.Published published -> "published";
    };
  }

  private static String message(PublishOutcome outcome) {
    return switch (outcome) {
      case AuthExpired auth -> auth.message();
      case Refused refused -> refused.message();
      case RetryLater retry -> retry.message();
      case Ambiguous ambiguous -> ambiguous.message();
      case PublishOutcome.NotSent notSent -> notSent.message();
      case PublishOutcome.Published published -> "";
    };
  }
}
