package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.ErrorCode.CONTENT_REJECTED;
import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.tiktok.TikTokError.reconnect;
import static ai.influgen.publishing.platform.tiktok.TikTokError.refuse;
import static ai.influgen.publishing.platform.tiktok.TikTokError.retry;

import java.time.Duration;
import java.util.List;

/** The error table of TikTok's answers; that of failed publishes is {@link TikTokFailReasons}. */
final class TikTokErrors {
  /** A sliding minute; TikTok sends no header that says when it ends. */
  static final Duration MINUTE = Duration.ofSeconds(60);

  /** Something falls out of a rolling 24 hours every so often. */
  static final Duration ROLLING_DAY = Duration.ofHours(3);

  static final String TOO_MANY_POSTS = "spam_risk_too_many_posts";

  static final TikTokError THROTTLED =
      retry(
              "rate_limit_exceeded",
              RATE_LIMITED,
              "TikTok's limit of calls is used up; it goes on by itself.")
          .pause(MINUTE);

  static final TikTokError PASSING =
      retry("internal_error", NETWORK_ERROR, "TikTok is out of order for the moment.").ambiguous();

  /** An answer that no row is for. At commit nothing can be concluded from it. */
  static final TikTokError UNLISTED =
      retry("", UNKNOWN_ERROR, "TikTok answered with an error of its own.").ambiguous();

  /** The upload host's 400: a header or the length does not fit. */
  static final TikTokError UPLOAD_REFUSED =
      refuse(
              "",
              CONTENT_REJECTED,
              "TikTok refuses the video's upload. Export it again as MP4 (H.264, AAC).")
          .ambiguous();

  /** The upload host's 403, 404 or 416: the upload can't be gone on with. */
  static final TikTokError UPLOAD_LOST =
      retry("", NETWORK_ERROR, "The upload of the video was interrupted and begins anew.")
          .restaged();

  private static final List<TikTokError> TOKEN =
      List.of(
          reconnect("access_token_invalid", "The access is not valid any more. Connect again."),
          reconnect(
              "scope_not_authorized",
              "A permission is missing. Connect again and leave all permissions switched on."),
          reconnect(
              "scope_permission_missed",
              "A permission is missing. Connect again and leave all permissions switched on."));

  private static final List<TikTokError> LIMITS =
      List.of(
          THROTTLED,
          retry(
                  TOO_MANY_POSTS,
                  RATE_LIMITED,
                  "The account has posted as much as TikTok allows apps in 24 hours.")
              .pause(ROLLING_DAY),
          retry(
                  "spam_risk_too_many_pending_share",
                  RATE_LIMITED,
                  "Too many drafts wait in the account's inbox. Publish or delete some in the"
                      + " TikTok app.")
              .pause(ROLLING_DAY),
          retry(
                  "reached_active_user_cap",
                  RATE_LIMITED,
                  "The app has posted for as many accounts as TikTok allows it in 24 hours.")
              .pause(ROLLING_DAY));

  private static final List<TikTokError> REFUSED =
      List.of(
          refuse("invalid_param", CONTENT_REJECTED, "TikTok refuses a part of this post."),
          refuse("invalid_params", CONTENT_REJECTED, "TikTok refuses a part of this post."),
          refuse(
              "invalid_file_upload",
              CONTENT_REJECTED,
              "TikTok can't take a file of this size or format. Export it again as MP4 (H.264,"
                  + " AAC)."),
          refuse(
              "app_version_check_failed",
              CONTENT_REJECTED,
              "The account's TikTok app is too old for this. Update it, then try again."),
          refuse(
              "spam_risk_user_banned_from_posting",
              CONTENT_REJECTED,
              "TikTok has banned this account from posting. Look into the TikTok app for the"
                  + " reason."),
          refuse(
              "unaudited_client_can_only_post_to_private_accounts",
              CONTENT_REJECTED,
              "TikTok has not audited the app yet: until then it posts to private accounts only."
                  + " Set the account to private, or have the app audited."),
          refuse(
              "url_ownership_unverified",
              CONTENT_REJECTED,
              "TikTok fetches media only from verified addresses. Verify this server's public"
                  + " address in TikTok's developer portal."),
          refuse(
              "privacy_level_option_mismatch",
              CONTENT_REJECTED,
              "The account does not offer this privacy level any more. Choose another."),
          refuse("invalid_publish_id", UNKNOWN_ERROR, "TikTok does not know what was begun there."),
          refuse(
              "token_not_authorized_for_specified_publish_id",
              UNKNOWN_ERROR,
              "What was begun at TikTok belongs to another account."),
          refuse(
              "publish_not_cancellable", UNKNOWN_ERROR, "TikTok can't cancel this post any more."));

  /** All rows, in no particular order. */
  static final List<TikTokError> ALL =
      List.of(TOKEN, LIMITS, REFUSED, List.of(PASSING)).stream().flatMap(List::stream).toList();

  private TikTokErrors() {}

  /** What a code means. */
  static TikTokError of(String code) {
    return ALL.stream().filter(row -> row.word().equals(code)).findFirst().orElse(UNLISTED);
  }

  /** What an answer without TikTok's envelope means. */
  static TikTokError ofStatus(int status) {
    if (status == 429) {
      return THROTTLED;
    }
    return status >= 500 ? PASSING : UNLISTED;
  }
}
