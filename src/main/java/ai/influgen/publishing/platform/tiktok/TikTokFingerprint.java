package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishJob;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a post of ours looks like in the account's own list.
 *
 * @param earliest what was made before can't be ours
 * @param latest what was made after can't be ours
 */
record TikTokFingerprint(Payload payload, Instant earliest, Instant latest) {
  /** Our clock and TikTok's may differ by so much. */
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  /** TikTok gives up fetching after an hour; its checks come after that. */
  private static final Duration WINDOW = Duration.ofHours(3);

  /** TikTok cuts texts in its list; where exactly a pair of units is cut is not documented. */
  private static final int CUT = 149;

  /** Lengths are told in whole seconds, rounded this way or that. */
  private static final long SAME_LENGTH = 2;

  /** The fingerprint of a job's payload, for a commit call that was permitted. */
  static TikTokFingerprint of(PublishJob job) {
    Instant since = TikTokReconciliation.of(job).since();
    Instant earliest = since.equals(Instant.EPOCH) ? since : since.minus(CLOCKS);
    return new TikTokFingerprint(job.payload(), earliest, earliest.plus(WINDOW));
  }

  /** Whether a post like this is in the list at all. */
  static boolean shown(PublishJob job) {
    return TikTokHistory.of(job)
        .creator()
        .flatMap(creator -> creator.privacy(job.payload()))
        .filter(TikTokPrivacy.PUBLIC_TO_EVERYONE.name()::equals)
        .isPresent();
  }

  /** Whether a listed video may be ours. */
  boolean matches(JsonObject video) {
    return recent(video) && sameLength(video) && sameText(video);
  }

  private boolean recent(JsonObject video) {
    return AnswerJson.number(video, "create_time")
        .filter(seconds -> seconds >= 0 && seconds < Integer.MAX_VALUE * 2L)
        .map(Instant::ofEpochSecond)
        .filter(at -> !at.isBefore(earliest) && at.isBefore(latest))
        .isPresent();
  }

  /** A length that either side does not tell does not speak against it. */
  private boolean sameLength(JsonObject video) {
    Duration ours = TikTokHistory.video(payload).duration();
    Optional<Long> theirs = AnswerJson.number(video, "duration").filter(seconds -> seconds > 0);
    return ours == null
        || theirs.isEmpty()
        || Math.abs(theirs.get() * 1000 - ours.toMillis()) <= SAME_LENGTH * 1000;
  }

  /** Which of the two fields holds the caption differs by kind. */
  private boolean sameText(JsonObject video) {
    String description = AnswerJson.text(video, "video_description").orElse("");
    String title = AnswerJson.text(video, "title").orElse("");
    return payload.text().isBlank()
        ? description.isBlank() && title.isBlank()
        : begins(description) || (payload.kind().equals(TikTokRules.VIDEO) && begins(title));
  }

  private boolean begins(String told) {
    String ours = normal(payload.text());
    String theirs = normal(told);
    return ours.equals(theirs) || (told.length() >= CUT && ours.startsWith(theirs));
  }

  private static String normal(String text) {
    boolean halved = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    String whole = halved ? text.substring(0, text.length() - 1) : text;
    return Normalizer.normalize(whole, Normalizer.Form.NFC)
        .replaceAll("[\\s\\u00a0]+", " ")
        .strip();
  }
}
