package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.youtube.Samples.NOW;
import static ai.influgen.publishing.platform.youtube.Samples.entry;
import static ai.influgen.publishing.platform.youtube.Samples.opened;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the error table, as the answer to the session's opening and to the last chunk. */
class YouTubeErrorsTest {
  /**
   * One row: status, reason, what it means while staging ({@code auth}, {@code refused CODE},
   * {@code retry CODE}), the wait ({@code day}: until midnight in California), what it means at
   * commit ({@code definite}, {@code ambiguous}, {@code first}: definite the first time only), some
   * words.
   */
  private static final String TABLE =
      """
      401 | authError                         | auth                     |       | definite  | Connect again
      401 | unauthorized                      | auth                     |       | definite  | Connect again
      401 | expired                           | auth                     |       | definite  | Connect again
      401 | required                          | auth                     |       | definite  | Connect again
      401 | UNAUTHENTICATED                   | auth                     |       | definite  | Connect again
      401 | youtubeSignupRequired             | refused content_rejected |       | definite  | no YouTube channel
      403 | insufficientPermissions           | auth                     |       | definite  | permission
      403 | ACCESS_TOKEN_SCOPE_INSUFFICIENT   | auth                     |       | definite  | permission
      403 | quotaExceeded                     | retry rate_limited       | day   | definite  | midnight
      403 | dailyLimitExceeded                | retry rate_limited       | day   | definite  | midnight
      400 | uploadLimitExceeded               | retry rate_limited       | PT24H | definite  | as much as YouTube allows
      403 | uploadLimitExceeded               | retry rate_limited       | PT24H | definite  | as much as YouTube allows
      403 | rateLimitExceeded                 | retry rate_limited       |       | definite  | fewer calls
      429 | rateLimitExceeded                 | retry rate_limited       |       | definite  | fewer calls
      403 | userRateLimitExceeded             | retry rate_limited       |       | definite  | fewer calls
      429 | uploadRateLimitExceeded           | retry rate_limited       | PT5M  | definite  | fewer thumbnails
      400 | invalidTitle                      | refused content_rejected |       | definite  | title
      400 | invalidDescription                | refused content_rejected |       | definite  | description
      400 | invalidTags                       | refused content_rejected |       | definite  | tags
      400 | invalidCategoryId                 | refused content_rejected |       | definite  | category
      400 | invalidPublishAt                  | refused content_rejected |       | definite  | time
      400 | invalidVideoMetadata              | refused content_rejected |       | definite  | told of the video
      400 | invalidFilename                   | refused content_rejected |       | definite  | file's name
      400 | invalidRecordingDetails           | refused content_rejected |       | definite  | recording
      400 | invalidVideoGameRating            | refused content_rejected |       | definite  | rating
      400 | defaultLanguageNotSet             | refused content_rejected |       | definite  | default_language
      400 | mediaBodyRequired                 | refused content_rejected |       | definite  | no video
      400 | invalidImage                      | refused content_rejected |       | definite  | thumbnail
      400 | imageFormatUnsupported            | refused content_rejected |       | definite  | JPEG and PNG
      400 | imageTooTall                      | refused content_rejected |       | definite  | too high
      400 | imageTooWide                      | refused content_rejected |       | definite  | too wide
      400 | failedPrecondition                | refused content_rejected |       | definite  | too large
      403 | forbidden                         | refused content_rejected |       | definite  | YouTube Studio
      403 | forbiddenPrivacySetting           | refused content_rejected |       | definite  | privacy
      403 | forbiddenLicenseSetting           | refused content_rejected |       | definite  | licence
      403 | accessNotConfigured               | refused unknown_error    |       | definite  | switched on
      403 | accountDisabled                   | refused content_rejected |       | definite  | closed or suspended
      403 | accountDeleted                    | refused content_rejected |       | definite  | closed or suspended
      403 | authenticatedUserAccountSuspended | refused content_rejected |       | definite  | closed or suspended
      403 | authenticatedUserAccountClosed    | refused content_rejected |       | definite  | closed or suspended
      403 | channelClosed                     | refused content_rejected |       | definite  | closed or suspended
      403 | channelSuspended                  | refused content_rejected |       | definite  | closed or suspended
      404 | notFound                          | refused unknown_error    |       | ambiguous | does not find
      404 | videoNotFound                     | refused unknown_error    |       | ambiguous | does not find
      410 | deleted                           | refused unknown_error    |       | ambiguous | does not find
      410 | gone                              | refused unknown_error    |       | ambiguous | does not find
      413 | uploadTooLarge                    | refused content_rejected |       | definite  | too large
      416 | requestedRangeNotSatisfiable      | retry network_error      |       | ambiguous | disagree
      408 | notReady                          | retry network_error      |       | ambiguous | out of order
      500 | internalError                     | retry network_error      |       | ambiguous | out of order
      502 | backendError                      | retry network_error      |       | ambiguous | out of order
      503 | backendError                      | retry network_error      |       | ambiguous | out of order
      504 | backendError                      | retry network_error      |       | ambiguous | out of order
      400 | neverHeardOf                      | retry unknown_error      |       | ambiguous | error of its own
      """;

  record Row(
      int status,
      String reason,
      String stage,
      @Nullable Duration pause,
      String commit,
      String words) {}

  static Stream<Row> rows() {
    return TABLE.lines().map(YouTubeErrorsTest::row);
  }

  private static Row row(String line) {
    String[] cells = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    Duration pause =
        switch (cells[3]) {
          case "" -> null;
          case "day" -> YouTubeDay.untilEnd(NOW.plusSeconds(201), Samples.account().remoteId());
          default -> Duration.parse(cells[3]);
        };
    return new Row(Integer.parseInt(cells[0]), cells[1], cells[2], pause, cells[4], cells[5]);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whileStaging(Row row) {
    PublishOutcome outcome = staging(Samples.error(row.status(), row.reason()), 1);
    assertThat(told(outcome)).isEqualTo(row.stage());
    assertThat(message(outcome)).contains(row.words()).contains("YouTube says: Told by Google");
    if (outcome instanceof RetryLater retry) {
      assertThat(retry.pause()).isEqualTo(row.pause());
      assertThat(retry.restage()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void asTheAnswerToTheLastChunk(Row row) {
    PlatformResponse answer = Samples.error(row.status(), row.reason());
    String first = told(committing(answer, opened(NOW)));
    String afterADoubt = told(committing(answer, doubted()));
    switch (row.commit()) {
      case "definite" -> {
        assertThat(first).isEqualTo(row.stage());
        assertThat(afterADoubt).isEqualTo(row.stage());
      }
      default -> {
        assertThat(first).isEqualTo("ambiguous");
        assertThat(afterADoubt).isEqualTo("ambiguous");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aServerErrorAtCommitProvesNothingWhateverItSays(Row row) {
    PlatformResponse answer = Samples.error(row.status(), row.reason());
    PlatformResponse broken = new PlatformResponse(500, Map.of(), answer.text());
    assertThat(committing(broken, opened(NOW))).isInstanceOf(Ambiguous.class);
  }

  @Test
  void hasARowHereForEachReasonOfTheTable() {
    assertThat(rows().map(Row::reason))
        .containsAll(YouTubeErrors.ALL.stream().flatMap(r -> r.reasons().stream()).toList());
    assertThat(YouTubeErrors.ALL.stream().flatMap(r -> r.reasons().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void goesByTheStatusWhereThereIsNoReason() {
    String page = "<html><body>Error</body></html>";
    Map<Integer, String> expected =
        Map.of(
            401, "auth",
            403, "retry unknown_error",
            404, "refused unknown_error",
            408, "retry network_error",
            413, "refused content_rejected",
            416, "retry network_error",
            429, "retry rate_limited",
            500, "retry network_error",
            503, "retry network_error");
    expected.forEach(
        (status, outcome) -> {
          PlatformResponse answer = new PlatformResponse(status, Map.of(), page);
          assertThat(told(staging(answer, 1))).as("%d", status).isEqualTo(outcome);
          assertThat(committing(answer, opened(NOW))).isInstanceOf(Ambiguous.class);
        });
  }

  @Test
  void takesASessionThatIsGoneAfterTheLastByteForADoubt() {
    PlatformResponse gone =
        new PlatformResponse(404, Map.of("x-guploader-uploadid", "AHm"), "Not Found");
    assertThat(told(committing(gone, opened(NOW)))).isEqualTo("ambiguous");
  }

  @Test
  void readsTheReasonOfTheDetails() {
    assertThat(staging(Samples.response(403, "error-scope"), 1)).isInstanceOf(AuthExpired.class);
  }

  @Test
  void givesUpOnAnErrorThatNobodyKnows() {
    PlatformResponse answer = Samples.error(400, "neverHeardOf");
    assertThat(told(staging(answer, 3))).isEqualTo("retry unknown_error");
    assertThat(told(staging(answer, 4))).isEqualTo("refused unknown_error");
  }

  @Test
  void waitsForAsLongAsGoogleSays() {
    PlatformResponse answer = Samples.error(429, "rateLimitExceeded");
    PlatformResponse told = new PlatformResponse(429, Map.of("retry-after", "30"), answer.text());
    assertThat(((RetryLater) staging(told, 1)).pause()).hasSeconds(30);
  }

  @Test
  void waitsForMidnightInCalifornia() {
    assertThat(YouTubeDay.end(Instant.parse("2026-11-22T10:00:00Z")))
        .isEqualTo("2026-11-23T08:00:00Z");
    assertThat(YouTubeDay.end(Instant.parse("2026-07-01T06:59:59Z")))
        .isEqualTo("2026-07-01T07:00:00Z");
    assertThat(YouTubeDay.end(Instant.parse("2026-11-01T07:00:00Z")))
        .as("the day the clocks go back has 25 hours")
        .isEqualTo("2026-11-02T08:00:00Z");
    assertThat(YouTubeDay.untilEnd(Instant.parse("2026-11-22T10:00:00Z"), "UCx"))
        .isBetween(Duration.ofHours(22), Duration.ofHours(22).plusSeconds(30));
  }

  @Test
  void showsNoSecretThatGoogleRepeats() {
    String body =
        Samples.text("error-token")
            .replace("Request had", "ya29.MILA-ACCESS at https://x/?upload_id=AHmk7k3y had");
    assertThat(message(staging(new PlatformResponse(401, Map.of(), body), 1)))
        .doesNotContain("MILA-ACCESS")
        .doesNotContain("AHmk7k3y")
        .contains("upload_id=***");
  }

  private static PublishOutcome staging(PlatformResponse answer, int attempt) {
    Instant now = NOW.plusSeconds(201);
    PublishJob job = Samples.job(Samples.videoPayload(), Journal.empty(), attempt, null, now);
    return read(job, YouTubeStep.of(YouTubeStep.Kind.SESSION), answer);
  }

  private static PublishOutcome committing(PlatformResponse answer, Journal journal) {
    PublishJob job =
        Samples.job(Samples.videoPayload(), journal, 1, NOW.plusSeconds(200), NOW.plusSeconds(201));
    return read(job, new YouTubeStep(YouTubeStep.Kind.UPLOAD, 99_876_864), answer);
  }

  /** An earlier commit call to the same session had an unknown end. */
  private static Journal doubted() {
    return opened(NOW)
        .with(entry("reconcile-session", NOW.plusSeconds(30), "stored", 99_876_864L, "attempt", 1));
  }

  private static PublishOutcome read(PublishJob job, YouTubeStep step, PlatformResponse answer) {
    URI google = URI.create("https://www.googleapis.com");
    Step.Call call = new YouTubeRequests(new YouTubeApi(google, google)).call(job, step);
    StepResult result = Samples.PLATFORM.adapter().read(job, new Exchange(call, answer, 1));
    return ((StepResult.Ended) result).outcome();
  }

  private static String told(PublishOutcome outcome) {
    return switch (outcome) {
      case AuthExpired _ -> "auth";
      case Refused refused -> "refused " + refused.code().wire();
      case RetryLater retry -> "retry " + retry.code().wire() + (retry.restage() ? " +" : "");
      case Ambiguous _ -> "ambiguous";
      case PublishOutcome.NotSent _ -> "not sent";
      case PublishOutcome.Published _ -> "published";
    };
  }

  private static String message(PublishOutcome outcome) {
    return switch (outcome) {
      case AuthExpired auth -> auth.message();
      case Refused refused -> refused.message();
      case RetryLater retry -> retry.message();
      case Ambiguous ambiguous -> ambiguous.message();
      case PublishOutcome.NotSent notSent -> notSent.message();
      case PublishOutcome.Published _ -> "";
    };
  }
}
