package ai.influgen.publishing.platform.tiktok;

import static ai.influgen.publishing.platform.ErrorCode.CONTENT_REJECTED;
import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.TOKEN_EXPIRED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.tiktok.TikTokError.refuse;
import static ai.influgen.publishing.platform.tiktok.TikTokError.retry;

import java.util.List;

/** Why a publish has failed, by its {@code fail_reason}. Nothing is public then, definitely. */
final class TikTokFailReasons {
  /** A reason that no row is for. */
  static final TikTokError UNLISTED = refuse("", UNKNOWN_ERROR, "TikTok could not publish this.");

  /** All rows, in no particular order. */
  static final List<TikTokError> ALL =
      List.of(
          refuse(
              "file_format_check_failed",
              CONTENT_REJECTED,
              "TikTok can't read this format. Export videos as MP4 (H.264, AAC), photos as JPEG."),
          refuse(
              "duration_check_failed",
              CONTENT_REJECTED,
              "The video is too short or too long for this account. Cut it."),
          refuse(
              "frame_rate_check_failed",
              CONTENT_REJECTED,
              "TikTok takes videos of 23 to 60 frames a second. Export it again."),
          refuse(
              "picture_size_check_failed",
              CONTENT_REJECTED,
              "The picture's size does not suit TikTok: videos have 360 to 4096 pixels on each"
                  + " side, photos at most 1080p."),
          retry("video_pull_failed", NETWORK_ERROR, "TikTok could not fetch the video.").restaged(),
          retry("photo_pull_failed", NETWORK_ERROR, "TikTok could not fetch the photos.")
              .restaged(),
          retry("internal", NETWORK_ERROR, "TikTok had an error of its own.").restaged(),
          refuse("publish_cancelled", UNKNOWN_ERROR, "The post was cancelled at TikTok."),
          refuse(
              "auth_removed",
              TOKEN_EXPIRED,
              "Access was taken back in the TikTok account before the post was out. Connect"
                  + " again."),
          retry(
                  TikTokErrors.TOO_MANY_POSTS,
                  RATE_LIMITED,
                  "The account has posted as much as TikTok allows apps in 24 hours.")
              .restaged()
              .pause(TikTokErrors.ROLLING_DAY),
          refuse(
              "spam_risk_user_banned_from_posting",
              CONTENT_REJECTED,
              "TikTok has banned this account from posting. Look into the TikTok app for the"
                  + " reason."),
          refuse(
              "spam_risk_text",
              CONTENT_REJECTED,
              "TikTok takes the text for spam or offensive. Change the caption."),
          refuse(
              "spam_risk",
              CONTENT_REJECTED,
              "TikTok takes this for spam. Change the post, or wait some days."));

  private TikTokFailReasons() {}

  /** What a reason means. */
  static TikTokError of(String reason) {
    return ALL.stream().filter(row -> row.word().equals(reason)).findFirst().orElse(UNLISTED);
  }
}
