package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.tiktok.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Payload;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the error tables, as the answer to a staging call and to the commit call. */
class TikTokErrorsTest {
  /** HTTP status, code, what it is while staging, pause, what it means at commit, words. */
  private static final String TABLE =
      """
      400 | invalid_param                                      | refused content_rejected |       | definite  | a part of this post
      400 | invalid_params                                     | refused content_rejected |       | definite  | a part of this post
      400 | invalid_file_upload                                | refused content_rejected |       | definite  | size or format
      400 | app_version_check_failed                           | refused content_rejected |       | definite  | too old
      400 | invalid_publish_id                                 | refused unknown_error    |       | definite  | does not know
      400 | token_not_authorized_for_specified_publish_id      | refused unknown_error    |       | definite  | another account
      400 | publish_not_cancellable                            | refused unknown_error    |       | definite  | cancel
      400 | scope_permission_missed                            | auth                     |       | definite  | permission
      401 | scope_not_authorized                               | auth                     |       | definite  | permission
      401 | access_token_invalid                               | auth                     |       | definite  | Connect again
      200 | spam_risk_too_many_posts                           | retry rate_limited       | PT3H  | definite  | 24 hours
      403 | spam_risk_too_many_posts                           | retry rate_limited       | PT3H  | definite  | 24 hours
      403 | spam_risk_too_many_pending_share                   | retry rate_limited       | PT3H  | definite  | drafts
      200 | reached_active_user_cap                            | retry rate_limited       | PT3H  | definite  | as many accounts
      403 | reached_active_user_cap                            | retry rate_limited       | PT3H  | definite  | as many accounts
      200 | spam_risk_user_banned_from_posting                 | refused content_rejected |       | definite  | banned
      403 | spam_risk_user_banned_from_posting                 | refused content_rejected |       | definite  | banned
      403 | unaudited_client_can_only_post_to_private_accounts | refused content_rejected |       | definite  | audited
      403 | url_ownership_unverified                           | refused content_rejected |       | definite  | Verify
      403 | privacy_level_option_mismatch                      | refused content_rejected |       | definite  | Choose another
      429 | rate_limit_exceeded                                | retry rate_limited       | PT60S | definite  | limit of calls
      500 | internal_error                                     | retry network_error      |       | ambiguous | out of order
      200 | internal_error                                     | retry network_error      |       | ambiguous | out of order
      400 | brand_new_code                                     | retry unknown_error      |       | ambiguous | error of its own
      """;

  /** Reason, what it is, pause, words. A {@code +} means that all begins anew. */
  private static final String REASONS =
      """
      file_format_check_failed           | refused content_rejected |      | format
      duration_check_failed              | refused content_rejected |      | too short or too long
      frame_rate_check_failed            | refused content_rejected |      | 23 to 60
      picture_size_check_failed          | refused content_rejected |      | 360 to 4096
      video_pull_failed                  | retry network_error +    |      | fetch the video
      photo_pull_failed                  | retry network_error +    |      | fetch the photos
      internal                           | retry network_error +    |      | error of its own
      publish_cancelled                  | refused unknown_error    |      | cancelled
      auth_removed                       | refused token_expired    |      | Connect again
      spam_risk_too_many_posts           | retry rate_limited +     | PT3H | 24 hours
      spam_risk_user_banned_from_posting | refused content_rejected |      | banned
      spam_risk_text                     | refused content_rejected |      | caption
      spam_risk                          | refused content_rejected |      | spam
      a_new_reason                       | refused unknown_error    |      | could not publish
      """;

  record Row(
      int status,
      String code,
      String stage,
      @Nullable Duration pause,
      String commit,
      String words) {}

  record Reason(String word, String outcome, @Nullable Duration pause, String words) {}

  static Stream<Row> rows() {
    return TABLE
        .lines()
        .map(TikTokErrorsTest::cells)
        .map(c -> new Row(Integer.parseInt(c[0]), c[1], c[2], pause(c[3]), c[4], c[5]));
  }

  static Stream<Reason> reasons() {
    return REASONS
        .lines()
        .map(TikTokErrorsTest::cells)
        .map(c -> new Reason(c[0], c[1], pause(c[2]), c[3]));
  }

  private static String[] cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
  }

  private static @Nullable Duration pause(String cell) {
    return cell.isEmpty() ? null : Duration.parse(cell);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whileStaging(Row row) {
    PublishOutcome outcome = staging(Samples.error(row.status(), row.code()));
    assertThat(told(outcome)).isEqualTo(row.stage());
    assertThat(message(outcome)).contains(row.words()).contains("TikTok says: Told by TikTok");
    if (outcome instanceof RetryLater retry) {
      assertThat(retry.pause()).isEqualTo(row.pause());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void asTheAnswerToTheCommit(Row row) {
    PlatformResponse answer = Samples.error(row.status(), row.code());
    for (Payload payload : List.of(Samples.fetched(), Samples.photos(), Samples.sent())) {
      assertThat(told(committing(payload, answer)))
          .isEqualTo(row.commit().equals("ambiguous") ? "ambiguous" : row.stage());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aServerErrorAtCommitProvesNothingWhateverItSays(Row row) {
    assertThat(committing(Samples.fetched(), Samples.error(502, row.code())))
        .isInstanceOf(Ambiguous.class);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void asTheReasonOfAFailedPublish(Reason reason) {
    String body =
        "{\"data\":{\"status\":\"FAILED\",\"fail_reason\":\"%s\"},\"error\":{\"code\":\"ok\"}}"
            .formatted(reason.word());
    PublishJob job = Samples.job(Samples.fetched(), committed(), NOW, NOW.plusSeconds(9));
    PublishOutcome outcome = read(job, new PlatformResponse(200, Map.of(), body));
    assertThat(told(outcome)).isEqualTo(reason.outcome());
    assertThat(message(outcome)).contains(reason.words()).contains(reason.word());
    if (outcome instanceof RetryLater retry) {
      assertThat(retry.pause()).isEqualTo(reason.pause());
    }
  }

  @Test
  void hasARowHereForEachRowOfTheTables() {
    assertThat(rows().map(r -> TikTokErrors.of(r.code())).toList()).containsAll(TikTokErrors.ALL);
    assertThat(reasons().map(r -> TikTokFailReasons.of(r.word())).toList())
        .containsAll(TikTokFailReasons.ALL);
    assertThat(TikTokErrors.ALL.stream().map(TikTokError::word)).doesNotHaveDuplicates();
    assertThat(TikTokFailReasons.ALL.stream().map(TikTokError::word)).doesNotHaveDuplicates();
  }

  @Test
  void readsAnAnswerWithoutTikToksEnvelopeByItsStatus() {
    assertThat(told(staging(new PlatformResponse(429, Map.of(), ""))))
        .isEqualTo("retry rate_limited");
    assertThat(told(staging(new PlatformResponse(503, Map.of(), "<html>"))))
        .isEqualTo("retry network_error");
    assertThat(told(staging(new PlatformResponse(302, Map.of(), ""))))
        .isEqualTo("retry unknown_error");
  }

  @Test
  void keepsTheTraceIdHoweverItIsSpelled() {
    for (String field : List.of("log_id", "logid")) {
      String body =
          "{\"error\":{\"code\":\"internal_error\",\"message\":\"\",\"%s\":\"L0G\"}}"
              .formatted(field);
      assertThat(committing(Samples.fetched(), new PlatformResponse(200, Map.of(), body)))
          .isInstanceOfSatisfying(
              Ambiguous.class,
              a -> assertThat(a.evidence().getMap()).containsEntry("log_id", "L0G"));
    }
  }

  @Test
  void showsNoTokenThatTikTokRepeats() {
    String body = Samples.text("error-token").replace("is invalid", "act.CURRENT1 or rft.CURRENT1");
    assertThat(message(staging(new PlatformResponse(401, Map.of(), body))))
        .doesNotContain("CURRENT1");
  }

  private static Journal committed() {
    return Journal.empty()
        .with(Samples.creator(NOW))
        .with(Samples.entry("init", NOW, "publish_id", "v_pub_url~v2.1"));
  }

  private static PublishOutcome staging(PlatformResponse answer) {
    return read(Samples.job(Samples.sent()), answer);
  }

  private static PublishOutcome committing(Payload payload, PlatformResponse answer) {
    Journal journal =
        payload.equals(Samples.sent())
            ? Samples.staged(NOW)
            : Journal.empty().with(Samples.creator(NOW));
    PublishJob job = Samples.job(payload, journal, NOW.plusSeconds(8), NOW.plusSeconds(9));
    Step.Call call = (Step.Call) Samples.PLATFORM.adapter().next(job);
    assertThat(call.phase()).isEqualTo(Step.Phase.COMMIT);
    return read(job, answer);
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
