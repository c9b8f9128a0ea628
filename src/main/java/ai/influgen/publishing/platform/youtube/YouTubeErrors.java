package ai.influgen.publishing.platform.youtube;

import static ai.influgen.publishing.platform.ErrorCode.CONTENT_REJECTED;
import static ai.influgen.publishing.platform.ErrorCode.NETWORK_ERROR;
import static ai.influgen.publishing.platform.ErrorCode.RATE_LIMITED;
import static ai.influgen.publishing.platform.ErrorCode.UNKNOWN_ERROR;
import static ai.influgen.publishing.platform.youtube.YouTubeError.AtCommit.AMBIGUOUS;
import static ai.influgen.publishing.platform.youtube.YouTubeError.nextDay;
import static ai.influgen.publishing.platform.youtube.YouTubeError.reconnect;
import static ai.influgen.publishing.platform.youtube.YouTubeError.refuse;
import static ai.influgen.publishing.platform.youtube.YouTubeError.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The error table of YouTube publishing: decided on the reason, then on the HTTP status. The domain
 * that comes with a reason is not stable and plays no part.
 */
final class YouTubeErrors {
  static final YouTubeError TOKEN =
      reconnect(
          "The access is not valid any more. Connect again.",
          "authError",
          "unauthorized",
          "expired",
          "required",
          "UNAUTHENTICATED");

  static final YouTubeError THROTTLED =
      retry(
          RATE_LIMITED,
          "YouTube wants fewer calls at a time; it goes on by itself.",
          "rateLimitExceeded",
          "userRateLimitExceeded");

  static final YouTubeError TOO_LARGE =
      refuse(CONTENT_REJECTED, "The file is too large for YouTube.", "uploadTooLarge");

  /** Google did not take a range: it says itself which one it wants, when asked. */
  static final YouTubeError RANGE =
      retry(
              NETWORK_ERROR,
              "YouTube and this server disagree on how much of the video has arrived.",
              "requestedRangeNotSatisfiable")
          .atCommit(AMBIGUOUS);

  static final YouTubeError PASSING =
      retry(
              NETWORK_ERROR,
              "YouTube is out of order for the moment.",
              "internalError",
              "backendError",
              "notReady")
          .atCommit(AMBIGUOUS);

  /** Of anything but a session. */
  static final YouTubeError UNSEEN =
      refuse(
          UNKNOWN_ERROR,
          "YouTube does not find what was asked for. Connect again if it stays so.",
          "notFound",
          "videoNotFound",
          "deleted",
          "gone");

  /**
   * 404 or 410 at a session's address. After the last byte it says nothing of the video: the
   * session may have ended because it had made it.
   */
  static final YouTubeError SESSION_GONE =
      retry(UNKNOWN_ERROR, "The upload's session at YouTube has ended; the upload begins anew.")
          .restaged()
          .pause(Duration.ofSeconds(1))
          .atCommit(AMBIGUOUS);

  /** An answer that no row is for. At commit nothing can be concluded from it. */
  static final YouTubeError UNLISTED =
      retry(UNKNOWN_ERROR, "YouTube answered with an error of its own.")
          .tries(3)
          .atCommit(AMBIGUOUS);

  private static final List<YouTubeError> ACCESS =
      List.of(
          TOKEN,
          reconnect(
              "A permission is missing. Connect again and leave all boxes ticked.",
              "insufficientPermissions",
              "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
          refuse(
              CONTENT_REJECTED,
              "The Google account has no YouTube channel. Create one at youtube.com.",
              "youtubeSignupRequired"),
          refuse(
              CONTENT_REJECTED,
              "YouTube does not let this channel do that. Look into YouTube Studio for the reason.",
              "forbidden"),
          refuse(
              UNKNOWN_ERROR,
              "The YouTube Data API is not switched on for this server's Google Cloud project.",
              "accessNotConfigured"),
          refuse(
              CONTENT_REJECTED,
              "Google has closed or suspended this account or channel. Look into YouTube Studio.",
              "accountDisabled",
              "accountDeleted",
              "authenticatedUserAccountSuspended",
              "authenticatedUserAccountClosed",
              "channelClosed",
              "channelSuspended"));

  private static final List<YouTubeError> LIMITS =
      List.of(
          nextDay(
              "This server's uploads or calls to YouTube are used up for today; it goes on after"
                  + " midnight in California.",
              "quotaExceeded",
              "dailyLimitExceeded"),
          retry(
                  RATE_LIMITED,
                  "The channel has uploaded as much as YouTube allows for now.",
                  "uploadLimitExceeded")
              .pause(Duration.ofHours(24)),
          THROTTLED,
          retry(
                  RATE_LIMITED,
                  "YouTube wants fewer thumbnails at a time; it goes on by itself.",
                  "uploadRateLimitExceeded")
              .pause(Duration.ofMinutes(5)));

  private static final List<YouTubeError> CONTENT =
      List.of(
          content("YouTube refuses the title. Change it.", "invalidTitle"),
          content("YouTube refuses the description. Change it.", "invalidDescription"),
          content("YouTube refuses the tags. Change or remove them.", "invalidTags"),
          content("YouTube has no such category. Choose another.", "invalidCategoryId"),
          content("YouTube refuses the time of publication.", "invalidPublishAt"),
          content("YouTube refuses what it was told of the video.", "invalidVideoMetadata"),
          content("YouTube refuses the file's name.", "invalidFilename"),
          content("YouTube refuses the details of the recording.", "invalidRecordingDetails"),
          content("YouTube refuses the rating.", "invalidVideoGameRating"),
          content("YouTube wants a default_language. Set one.", "defaultLanguageNotSet"),
          content("YouTube got no video.", "mediaBodyRequired"),
          content(
              "YouTube does not let this channel choose that privacy.", "forbiddenPrivacySetting"),
          content(
              "YouTube does not let this channel choose that licence.", "forbiddenLicenseSetting"),
          content("YouTube can't read the thumbnail. Use JPEG or PNG.", "invalidImage"),
          content("YouTube takes JPEG and PNG as a thumbnail.", "imageFormatUnsupported"),
          content("The thumbnail is too high. Use 1280 by 720 pixels.", "imageTooTall"),
          content("The thumbnail is too wide. Use 1280 by 720 pixels.", "imageTooWide"),
          content(
              "YouTube does not take this now; a thumbnail may be too large.",
              "failedPrecondition"),
          TOO_LARGE);

  /** All rows that a reason leads to. */
  static final List<YouTubeError> ALL =
      List.of(ACCESS, LIMITS, CONTENT, List.of(RANGE, PASSING, UNSEEN)).stream()
          .flatMap(List::stream)
          .toList();

  private YouTubeErrors() {}

  /** What an error means. */
  static YouTubeError of(GoogleError error, int status) {
    return error.reasons().stream()
        .flatMap(reason -> ofReason(reason).stream())
        .findFirst()
        .orElseGet(() -> ofStatus(status));
  }

  /** What an answer means that does not give a reason, as a proxy's page does. */
  static YouTubeError ofStatus(int status) {
    return switch (status) {
      case 401 -> TOKEN;
      case 404, 410 -> UNSEEN;
      case 408 -> PASSING;
      case 413 -> TOO_LARGE;
      case 416 -> RANGE;
      case 429 -> THROTTLED;
      default -> status >= 500 ? PASSING : UNLISTED;
    };
  }

  private static Optional<YouTubeError> ofReason(String reason) {
    return ALL.stream().filter(row -> row.reasons().contains(reason)).findFirst();
  }

  private static YouTubeError content(String text, String reason) {
    return refuse(CONTENT_REJECTED, text, reason);
  }
}
