package ai.influgen.publishing.platform.instagram;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the error table, as the answer to a staging call and to the commit call. */
class InstagramErrorsTest {
  /**
   * One row. In {@code stage}: {@code auth}, {@code refused CODE}, {@code retry CODE} and, after a
   * slash, how it ends once the tries are used up: {@code 2 content_rejected}. A {@code +} means
   * that the container is void. In {@code commit}: {@code definite}, {@code ambiguous}, {@code
   * first} (definite the first time only).
   */
  private static final String TABLE =
      """
      190   | 458     | auth                                            |        | definite  | revoked
      190   | 459     | auth                                            |        | definite  | facebook.com
      190   | 460     | auth                                            |        | definite  | password
      190   | 463     | auth                                            |        | definite  | expired
      190   | 464     | auth                                            |        | definite  | Confirm
      190   | 467     | auth                                            |        | definite  | not valid
      190   | 492     | auth                                            |        | definite  | role
      190   | 0       | auth                                            |        | definite  | Connect again
      102   | 0       | auth                                            |        | definite  | session
      3     | 0       | auth                                            |        | definite  | Connect again
      10    | 0       | auth                                            |        | definite  | permission
      200   | 0       | auth                                            |        | definite  | permission
      299   | 0       | auth                                            |        | definite  | permission
      100   | 33      | retry unknown_error / 3 unknown_error           | PT2M   | ambiguous | does not show
      100   | 0       | refused content_rejected                        |        | definite  | refuses
      100   | 4711    | refused content_rejected                        |        | definite  | refuses
      100   | 2207023 | refused content_rejected                        |        | definite  | kind of media
      100   | 2207028 | refused content_rejected                        |        | definite  | 2 to 10
      100   | 2207035 | refused content_rejected                        |        | definite  | product tag
      100   | 2207036 | refused content_rejected                        |        | definite  | product tag
      100   | 2207037 | refused content_rejected                        |        | definite  | product tag
      100   | 2207040 | refused content_rejected                        |        | definite  | 20 accounts
      4     | 2207051 | refused content_rejected                        |        | definite  | spam
      4     | 0       | retry rate_limited                              | PT1H   | definite  | limit
      17    | 0       | retry rate_limited                              | PT1H   | definite  | limit
      32    | 0       | retry rate_limited                              | PT1H   | definite  | limit
      613   | 0       | retry rate_limited                              | PT1H   | definite  | limit
      80001 | 0       | retry rate_limited                              | PT1H   | definite  | limit
      80002 | 0       | retry rate_limited                              | PT1H   | definite  | limit
      341   | 0       | retry rate_limited                              | PT1H   | definite  | limit
      9     | 2207042 | retry rate_limited                              | PT1H   | definite  | 24 hours
      368   | 0       | retry rate_limited / 1 rate_limited             | PT6H   | definite  | blocked
      25    | 2207050 | refused content_rejected                        |        | definite  | restricted
      352   | 2207026 | refused content_rejected                        |        | definite  | format
      36000 | 2207004 | refused content_rejected                        |        | definite  | 8 MB
      36001 | 2207005 | refused content_rejected                        |        | definite  | JPEG
      36003 | 2207009 | refused content_rejected                        |        | definite  | ratio
      36004 | 2207010 | refused content_rejected                        |        | definite  | 2,200
      1     | 2207057 | refused content_rejected                        |        | definite  | cover
      506   | 0       | refused content_rejected                        |        | first     | same post
      -2    | 2207003 | retry network_error + / 2 network_error         |        | definite  | fetch
      9004  | 2207052 | retry network_error + / 2 content_rejected      |        | definite  | public address
      -2    | 2207020 | retry unknown_error +                           |        | definite  | expired
      -1    | 2207001 | retry unknown_error                             |        | ambiguous | error of its own
      -1    | 2207032 | retry unknown_error +                           |        | ambiguous | media
      -1    | 2207053 | retry unknown_error +                           |        | ambiguous | video
      24    | 2207006 | retry unknown_error + / 1 unknown_error         |        | first     | not find
      24    | 2207008 | retry unknown_error + / 3 unknown_error         | PT30S  | first     | not find
      9007  | 2207027 | retry unknown_error                             | PT30S  | definite  | still processing
      1     | 0       | retry unknown_error                             |        | ambiguous | error of its own
      2     | 0       | retry network_error                             |        | ambiguous | out of order
      0     | 2207077 | retry unknown_error + / 1 unknown_error         |        | definite  | video
      0     | 2207082 | retry unknown_error + / 1 unknown_error         |        | definite  | process
      0     | 2207081 | refused content_rejected                        |        | definite  | trial
      0     | 2207085 | refused content_rejected                        |        | definite  | process
      12345 | 0       | retry unknown_error                             |        | ambiguous | error of its own
      """;

  record Row(
      int code, int subcode, String stage, @Nullable Duration pause, String commit, String words) {
    String first() {
      return stage.contains("/") ? stage.substring(0, stage.indexOf('/')).strip() : stage;
    }

    /** How many tries end as {@link #first}. */
    int tries() {
      return stage.contains("/") ? Integer.parseInt(last().split(" ", -1)[0]) : 100;
    }

    String thereafter() {
      return stage.contains("/") ? "refused " + last().split(" ", -1)[1] : first();
    }

    private String last() {
      return stage.substring(stage.indexOf('/') + 1).strip();
    }
  }

  static Stream<Row> rows() {
    return TABLE.lines().map(InstagramErrorsTest::row);
  }

  private static Row row(String line) {
    String[] cells = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    Duration pause = cells[3].isEmpty() ? null : Duration.parse(cells[3]);
    int code = Integer.parseInt(cells[0]);
    return new Row(code, Integer.parseInt(cells[1]), cells[2], pause, cells[4], cells[5]);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whileStaging(Row row) {
    PlatformResponse answer = Samples.error(row.code(), row.subcode());
    for (int attempt : new int[] {1, row.tries()}) {
      PublishOutcome outcome = staging(answer, attempt);
      assertThat(told(outcome)).isEqualTo(row.first());
      assertThat(message(outcome)).contains(row.words()).contains("Instagram says: Told by Meta");
      if (outcome instanceof RetryLater retry) {
        assertThat(retry.pause()).isEqualTo(row.pause());
      }
    }
    assertThat(told(staging(answer, row.tries() + 1))).isEqualTo(row.thereafter());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void asTheAnswerToTheCommit(Row row) {
    PlatformResponse answer = Samples.error(row.code(), row.subcode());
    String first = told(committing(answer, Journal.empty()));
    String afterADoubt = told(committing(answer, doubted()));
    switch (row.commit()) {
      case "definite" -> assertThat(List.of(first, afterADoubt)).containsOnly(row.first());
      case "ambiguous" -> assertThat(List.of(first, afterADoubt)).containsOnly("ambiguous");
      default -> assertThat(List.of(first, afterADoubt)).containsExactly(row.first(), "ambiguous");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aServerErrorAtCommitProvesNothingWhateverItSays(Row row) {
    PlatformResponse answer = Samples.error(row.code(), row.subcode());
    PlatformResponse broken = new PlatformResponse(500, Map.of(), answer.text());
    assertThat(committing(broken, Journal.empty())).isInstanceOf(Ambiguous.class);
  }

  @Test
  void hasARowHereForEachRowOfTheTable() {
    List<InstagramError> hit =
        rows()
            .map(r -> InstagramErrors.of(new GraphError(r.code(), r.subcode(), false, "")))
            .toList();
    assertThat(hit).containsAll(InstagramErrors.ALL);
    assertThat(InstagramErrors.ALL).doesNotHaveDuplicates();
  }

  @Test
  void findsASubcodeUnderAnyCode() {
    assertThat(told(staging(Samples.error(1, 2207004), 1))).isEqualTo("refused content_rejected");
  }

  @Test
  void takesMetasWordThatItWillPassUnlessTheRowKnowsBetter() {
    assertThat(InstagramErrors.of(new GraphError(100, 0, true, "")))
        .isEqualTo(InstagramErrors.PASSING);
    assertThat(InstagramErrors.of(new GraphError(77, 0, true, "")))
        .isEqualTo(InstagramErrors.PASSING);
    assertThat(InstagramErrors.of(new GraphError(4, 0, true, "")).code())
        .isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(InstagramErrors.of(new GraphError(190, 0, true, "")).code())
        .isEqualTo(ErrorCode.TOKEN_EXPIRED);
    assertThat(InstagramErrors.of(new GraphError(352, 2207026, true, "")).code())
        .isEqualTo(ErrorCode.CONTENT_REJECTED);
  }

  @Test
  void namesTheMissingPermission() {
    assertThat(message(staging(Samples.error("error-permission"), 1)))
        .startsWith("The permission instagram_content_publish is missing.");
  }

  @Test
  void namesTheItem() {
    assertThat(message(staging(Samples.error("error-image-too-big"), 1)))
        .startsWith("Item 1: The image is larger than 8 MB.");
  }

  @Test
  void showsNoTokenThatInstagramRepeats() {
    String body = Samples.text("error-image-too-big").replace("less than", "EAAPAGE1 and EAABuser");
    assertThat(message(staging(new PlatformResponse(400, Map.of(), body), 1)))
        .doesNotContain("EAAPAGE1")
        .doesNotContain("EAABuser");
  }

  @Test
  void waitsForAsLongAsInstagramSays() {
    assertThat(pause("{\"17841400000000001\":[" + regain(19) + "]}", null)).hasMinutes(19);
    assertThat(pause("{\"1\":[" + regain(7) + "],\"2\":[" + regain(9) + "]}", null)).hasMinutes(9);
    assertThat(
            pause("{\"1\":[" + regain(90) + "],\"17841400000000001\":[" + regain(5) + "]}", null))
        .hasMinutes(5);
    assertThat(pause("{\"1\":[" + regain(0) + "]}", null)).hasHours(1);
    assertThat(pause("nonsense", null)).hasHours(1);
    assertThat(pause("{\"17841400000000001\":[" + regain(19) + "]}", "30")).hasSeconds(30);
    assertThat(pause("{}", "999999999")).hasHours(24);
    assertThat(pause("{}", "Wed, 21 Oct 2026 07:28:00 GMT")).hasHours(1);
  }

  private static String regain(int minutes) {
    return "{\"type\":\"instagram\",\"call_count\":100,\"estimated_time_to_regain_access\":"
        + minutes
        + "}";
  }

  private static @Nullable Duration pause(String usage, @Nullable String retryAfter) {
    Map<String, String> headers =
        retryAfter == null
            ? Map.of("x-business-use-case-usage", usage)
            : Map.of("x-business-use-case-usage", usage, "retry-after", retryAfter);
    PlatformResponse answer = new PlatformResponse(400, headers, Samples.text("error-rate-limit"));
    return ((RetryLater) staging(answer, 1)).pause();
  }

  private static PublishOutcome staging(PlatformResponse answer, int attempt) {
    PublishJob job =
        Samples.job(Samples.imagePayload(), Journal.empty(), attempt, null, Samples.NOW);
    return read(job, InstagramStep.container(0), answer);
  }

  private static PublishOutcome committing(PlatformResponse answer, Journal doubts) {
    Journal journal =
        new Journal(
            Stream.concat(
                    Stream.of(Samples.entry("container", Samples.NOW, "id", "17900000000000001")),
                    doubts.entries().stream())
                .toList());
    PublishJob job =
        Samples.job(
            Samples.imagePayload(),
            journal,
            1,
            Samples.NOW.plusSeconds(200),
            Samples.NOW.plusSeconds(201));
    return read(job, InstagramStep.of("publish"), answer);
  }

  /** An earlier commit call with the same container had an unknown end. */
  private static Journal doubted() {
    return Journal.empty()
        .with(
            Samples.entry(
                "reconcile-status", Samples.NOW.plusSeconds(30), "status_code", "FINISHED"));
  }

  private static PublishOutcome read(PublishJob job, InstagramStep step, PlatformResponse answer) {
    InstagramRequests requests =
        new InstagramRequests(
            new InstagramGraph(URI.create("https://graph.facebook.com"), "v26.0"));
    Step.Call call = requests.call(job, step);
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
