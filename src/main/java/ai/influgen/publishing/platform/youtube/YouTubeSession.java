package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.PlatformResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an upload session answers, to bytes as to a question. */
sealed interface YouTubeSession {
  /** It waits for the byte after these: what it says counts, not what it was sent. */
  record Holds(long stored) implements YouTubeSession {}

  /** All bytes have arrived, as this video. */
  record Complete(String videoId) implements YouTubeSession {}

  /** It does not exist (any more). */
  record Gone() implements YouTubeSession {}

  /** It says nothing of all that. */
  record Unclear() implements YouTubeSession {}

  /** {@code Resume Incomplete}: no redirect, whatever the number means elsewhere. */
  int INCOMPLETE = 308;

  /** {@code bytes=0-1048575}: the last stored byte. */
  Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");

  /** What that answer says. */
  static YouTubeSession of(PlatformResponse response) {
    return switch (response.status()) {
      case INCOMPLETE -> new Holds(stored(response));
      case 200, 201 ->
          YouTubeJson.id(response.json(), "id")
              .<YouTubeSession>map(Complete::new)
              .orElseGet(Unclear::new);
      case 404, 410 -> new Gone();
      default -> new Unclear();
    };
  }

  /** Without the header nothing is stored. */
  private static long stored(PlatformResponse response) {
    Matcher range = RANGE.matcher(response.header("range").orElse(""));
    return range.matches() ? Long.parseLong(range.group(1)) + 1 : 0;
  }
}
