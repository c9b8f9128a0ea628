package ai.influgen.publishing.platform.pinterest;

import static ai.influgen.publishing.platform.pinterest.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.ErrorCode;
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
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the error table, as the answer to a staging call and to the commit call. */
class PinterestErrorsTest {
  /**
   * Status, code, Pinterest's words; what follows while staging: {@code auth}, {@code refused CODE}
   * or {@code retry CODE}, after a slash the number of tries, {@code +} where the video is void;
   * the wait; whether the answer to the commit call is definite; a word of ours.
   */
  private static final String TABLE =
      """
      401 | 2    | Authentication failed.                       | auth                      |       | definite  | Connect again
      401 | 3    | Insufficient scopes.                         | auth                      |       | definite  | permission
      401 | 7    | You are not authorized to access that board. | refused content_rejected  |       | definite  | may not pin
      401 | 29   | You are not permitted to access the resource | refused content_rejected  |       | definite  | does not permit
      401 | 29   | Missing scope pins:write                     | auth                      |       | definite  | permission
      401 | 29   | Apps with Trial access may not create pins   | refused unknown_error     |       | definite  | Trial
      401 | 99   | Whatever                                     | auth                      |       | definite  | Connect again
      403 | 29   | You are not permitted to update this pin     | refused content_rejected  |       | definite  | does not permit
      403 | 29   | Missing scope boards:write                   | auth                      |       | definite  | permission
      403 | 29   | Trial access: use the sandbox                | refused unknown_error     |       | definite  | Standard
      403 | 3    | Missing scope boards:write                   | auth                      |       | definite  | permission
      403 | 3    | Trial access: use the sandbox                | refused unknown_error     |       | definite  | Trial
      403 | 3    | Not for you                                  | refused content_rejected  |       | definite  | does not permit
      400 | 1    | Invalid parameters.                          | refused content_rejected  |       | definite  | refuses a part
      400 | 400  | Invalid board.                               | refused content_rejected  |       | definite  | board
      400 | 77   | New in this version                          | refused content_rejected  |       | definite  | refuses a part
      400 | 1    | cover_image_url or cover_image_content_type is needed | refused content_rejected | | definite | cover
      400 | 1    | Unable to reach the URL.                     | retry network_error / 3   |       | definite  | public address
      400 | 1    | Sorry, we could not fetch the image          | retry network_error / 3   |       | definite  | public address
      400 | 1    | Something went wrong on our end              | retry network_error       |       | ambiguous | error of its own
      403 | 233  | Image too small                              | refused content_rejected  |       | definite  | too small
      403 | 235  | Image is broken                              | refused content_rejected  |       | definite  | can't read
      403 | 403  | Not authorized                               | refused content_rejected  |       | definite  | may not pin
      403 | 88   | New in this version                          | refused content_rejected  |       | definite  | does not permit
      404 | 40   | Board not found.                             | refused content_rejected  |       | definite  | board
      404 | 2031 | Section not found.                           | refused content_rejected  |       | definite  | section
      404 | 50   | Pin not found.                               | refused content_rejected  |       | definite  | does not find
      404 | 404  | Not found                                    | refused content_rejected  |       | definite  | does not find
      404 | 404  | Media upload not found.                      | retry unknown_error + / 2 |       | definite  | video
      408 | 0    | Timeout                                      | retry network_error       |       | ambiguous | too long
      409 | 409  | Could not get exclusive access               | retry unknown_error       | PT30S | definite  | busy
      422 | 1    | New in this version                          | refused unknown_error     |       | definite  | refuses
      429 | 8    | You have exceeded your rate limit.           | retry rate_limited        | PT1M  | definite  | limit
      429 | 8    | We blocked this to combat Spam               | refused content_rejected  |       | definite  | spam
      500 | 500  | Server error                                 | retry network_error       |       | ambiguous | out of order
      503 | 12   | Server error                                 | retry network_error       |       | ambiguous | out of order
      """;

  record Row(
      int status,
      int code,
      String told,
      String stage,
      @Nullable Duration pause,
      boolean definite,
      String words) {

    static Row of(String line) {
      String[] c = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
      return new Row(
          Integer.parseInt(c[0]),
          Integer.parseInt(c[1]),
          c[2],
          c[3],
          c[4].isEmpty() ? null : Duration.parse(c[4]),
          c[5].equals("definite"),
          c[6]);
    }

    PlatformResponse answer() {
      return Samples.error(status, code, told);
    }

    ErrorCode errorCode() {
      return ErrorCode.ofWire(stage.split(" ", -1)[1]);
    }
  }

  static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meansThisWhileStaging(Row row) {
    check(row, read("media", row.answer(), 1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meansThisAfterTheCommit(Row row) {
    PublishOutcome outcome = read("pin", row.answer(), 1);
    if (row.definite()) {
      check(row, outcome);
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Ambiguous.class,
              ambiguous ->
                  assertThat(ambiguous.evidence().getMap())
                      .containsEntry("http_status", row.status())
                      .containsEntry("code", row.code()));
    }
  }

  private static void check(Row row, PublishOutcome outcome) {
    switch (row.stage().split(" ", -1)[0]) {
      case "auth" ->
          assertThat(outcome)
              .isInstanceOfSatisfying(AuthExpired.class, e -> words(row, e.message()));
      case "refused" ->
          assertThat(outcome)
              .isInstanceOfSatisfying(
                  Refused.class,
                  refused -> {
                    assertThat(refused.code()).isEqualTo(row.errorCode());
                    words(row, refused.message());
                  });
      default -> retried(row, outcome);
    }
  }

  private static void retried(Row row, PublishOutcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RetryLater.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(row.errorCode());
              assertThat(retry.pause()).isEqualTo(row.pause());
              assertThat(retry.restage()).isEqualTo(row.stage().contains("+"));
              words(row, retry.message());
            });
    int slash = row.stage().indexOf('/');
    if (slash > 0) {
      int tries = Integer.parseInt(row.stage().substring(slash + 1).strip());
      assertThat(read("pin", row.answer(), tries)).isInstanceOf(RetryLater.class);
      assertThat(read("pin", row.answer(), tries + 1)).isInstanceOf(Refused.class);
    }
  }

  private static void words(Row row, String message) {
    assertThat(message).contains(row.words()).contains("Pinterest says: " + row.told());
  }

  @Test
  void everyRowOfTheTableIsTested() {
    assertThat(PinterestErrors.ALL)
        .allSatisfy(
            error ->
                assertThat(rows().map(PinterestErrorsTest::reply).map(PinterestErrors::of))
                    .contains(error));
  }

  private static PinterestReply reply(Row row) {
    return PinterestReply.of(row.answer()).orElseThrow();
  }

  @Test
  void findsSpamInTheDetailOfALimitToo() {
    PlatformResponse spam =
        new PlatformResponse(
            429, Map.of(), "{\"message\":\"Blocked\",\"message_detail\":\"looks like spam\"}");
    assertThat(read("pin", spam, 1)).isInstanceOf(Refused.class);
  }

  @Test
  void waitsForAsLongAsPinterestSays() {
    assertThat(wait("x-ratelimit-reset", "17")).isEqualTo(Duration.ofSeconds(17));
    assertThat(wait("x-ratelimit-reset", "17.3;w=60")).isEqualTo(Duration.ofSeconds(18));
    String epoch = Long.toString(NOW.plusSeconds(90).getEpochSecond());
    assertThat(wait("x-ratelimit-reset", epoch)).isEqualTo(Duration.ofSeconds(90));
    assertThat(wait("x-ratelimit-reset", "999999999")).isEqualTo(Duration.ofHours(24));
    assertThat(wait("x-ratelimit-reset", "0")).isEqualTo(Duration.ofSeconds(1));
    assertThat(wait("x-ratelimit-reset", "soon")).isEqualTo(Duration.ofSeconds(60));
    assertThat(wait("retry-after", "5")).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void waitsUntilTomorrowForTheLimitsOfTrialAccess() {
    PlatformResponse limited = Samples.error(429, 8, "limit");
    assertThat(PinterestUsage.regain(limited, NOW, true)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void takesALimitWithoutAnEnvelopeForDefinite() {
    PlatformResponse bare = new PlatformResponse(429, Map.of(), "");
    assertThat(read("pin", bare, 1)).isInstanceOf(RetryLater.class);
  }

  @Test
  void showsNoTokenThatAnErrorQuotes() {
    PlatformResponse quoting = Samples.error(400, 1, "bad pina_ACCESS1 or pinr_REFRESH1");
    assertThat(((Refused) read("pin", quoting, 1)).message()).contains("bad *** or ***");
  }

  private static Duration wait(String header, String value) {
    PlatformResponse limited =
        new PlatformResponse(429, Map.of(header, value), "{\"code\":8,\"message\":\"limit\"}");
    Duration pause = ((RetryLater) read("pin", limited, 1)).pause();
    return pause == null ? Duration.ZERO : pause;
  }

  private static PublishOutcome read(String step, PlatformResponse answer, int attempt) {
    PublishJob job = Samples.job(Samples.videoPayload(), staged(), attempt, NOW, NOW);
    Step.Call call = new PinterestRequests(api()).call(job, PinterestStep.of(step));
    StepResult result = Samples.PLATFORM.adapter().read(job, new Exchange(call, answer, 1));
    return ((StepResult.Ended) result).outcome();
  }

  private static PinterestApi api() {
    return new PinterestApi(PinterestConfig.usual(null).apiUrl());
  }

  private static Journal staged() {
    return Journal.empty().with(Samples.entry("media", NOW, "media_id", "1"));
  }
}
