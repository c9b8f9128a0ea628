package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.ErrorCode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a video after its last byte. It has its address and counts as published by then;
 * that YouTube could not process it, or took it down, is a warning.
 *
 * @param status YouTube's own word: {@code processed}, {@code failed}, …
 * @param reason YouTube's own word for why; null where it gives none
 * @param trouble what that means; null if all is well
 */
record YouTubeProcessing(String status, @Nullable String reason, @Nullable Trouble trouble) {
  /**
   * Why a video is not shown.
   *
   * @param retryable whether the same video may be taken if it is uploaded again
   */
  record Trouble(ErrorCode code, boolean retryable, String text) {}

  /** Google gives no hint when to ask. The last pause is repeated. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  /** About an hour: each question costs a unit of the day's quota. */
  private static final int MOST = 10;

  private static final Set<String> BROKEN = Set.of("failed", "terminated");

  private static final Map<String, Trouble> FAILED =
      Map.of(
          "conversion", rejected("YouTube could not convert this video. Export it again as MP4."),
          "invalidFile", rejected("YouTube can't read this file. Export it again as MP4."),
          "emptyFile", rejected("YouTube got an empty file."),
          "tooSmall", rejected("The video is too small for YouTube."),
          "codec", rejected("YouTube does not know the codec. Export it as MP4 (H.264, AAC)."),
          "uploadAborted",
              new Trouble(
                  ErrorCode.NETWORK_ERROR,
                  true,
                  "The upload broke off at YouTube. Upload it again."));

  private static final Map<String, Trouble> REJECTED =
      Map.of(
          "copyright", rejected("YouTube took the video down for its copyright."),
          "inappropriate", rejected("YouTube took the video down as inappropriate."),
          "duplicate",
              rejected(
                  "YouTube says that the same video is on the channel already. Look whether it was"
                      + " published twice."),
          "termsOfUse", rejected("YouTube took the video down for its terms of use."),
          "uploaderAccountSuspended", rejected("YouTube has suspended the channel."),
          "length", rejected("The video is longer than YouTube lets this channel upload."),
          "claim", rejected("YouTube took the video down after a claim."),
          "uploaderAccountClosed", rejected("The channel was closed."),
          "trademark", rejected("YouTube took the video down for a trademark."),
          "legal", rejected("YouTube took the video down after a legal complaint."));

  private static final Trouble UNTOLD_REJECTION = rejected("YouTube rejected the video.");

  private static final Trouble UNTOLD_FAILURE =
      new Trouble(ErrorCode.UNKNOWN_ERROR, false, "YouTube could not process the video.");

  private static final Trouble DELETED =
      new Trouble(ErrorCode.UNKNOWN_ERROR, false, "The video was deleted on YouTube.");

  private static Trouble rejected(String text) {
    return new Trouble(ErrorCode.CONTENT_REJECTED, false, text);
  }

  /** What YouTube says of a video; empty while it is at work on it. */
  static Optional<YouTubeProcessing> of(JsonObject video) {
    JsonObject status = AnswerJson.object(video, "status");
    String uploaded = AnswerJson.text(status, "uploadStatus").orElse("");
    return switch (uploaded) {
      case "processed" -> Optional.of(new YouTubeProcessing(uploaded, null, null));
      case "failed" -> Optional.of(told(uploaded, status, "failureReason", FAILED, UNTOLD_FAILURE));
      case "rejected" ->
          Optional.of(told(uploaded, status, "rejectionReason", REJECTED, UNTOLD_REJECTION));
      case "deleted" -> Optional.of(new YouTubeProcessing(uploaded, null, DELETED));
      default -> stopped(AnswerJson.object(video, "processingDetails"));
    };
  }

  private static Optional<YouTubeProcessing> stopped(JsonObject details) {
    return AnswerJson.text(details, "processingStatus")
        .filter(BROKEN::contains)
        .map(state -> told(state, details, "processingFailureReason", Map.of(), UNTOLD_FAILURE));
  }

  private static YouTubeProcessing told(
      String state, JsonObject json, String key, Map<String, Trouble> known, Trouble otherwise) {
    String reason = AnswerJson.text(json, key).orElse(null);
    Trouble trouble = reason == null ? otherwise : known.getOrDefault(reason, otherwise);
    return new YouTubeProcessing(state, reason, trouble);
  }

  /** How long to wait after so many questions; empty when to leave it at that. */
  static Optional<Duration> after(int questions) {
    int next = Math.clamp(questions, 1, PAUSES.size()) - 1;
    return questions > MOST ? Optional.empty() : Optional.of(PAUSES.get(next));
  }

  /** What is remembered of it. */
  JsonObject kept() {
    JsonObject kept = new JsonObject().put("status", status);
    if (reason != null) {
      kept.put("reason", reason);
    }
    if (trouble != null) {
      kept.put("error_code", trouble.code().wire())
          .put("retryable", trouble.retryable())
          .put(YouTubeVideo.WARNING, trouble.text());
    }
    return kept;
  }
}
