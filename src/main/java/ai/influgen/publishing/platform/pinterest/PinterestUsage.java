package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.PlatformResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headers of an answer say of Pinterest's limits. */
final class PinterestUsage {
  /** Standard access counts by the minute. */
  private static final Duration UNTOLD = Duration.ofSeconds(60);

  /** No window of Pinterest's is longer. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** A value may carry more than its number, such as the window: {@code 97;w=60}. */
  private static final Pattern LEADING = Pattern.compile("^\\s*([0-9]{1,12})(\\.[0-9]+)?");

  /** What is larger is no number of seconds to wait but a time. */
  private static final long EPOCHS = 1_000_000_000L;

  private PinterestUsage() {}

  /** The wait after a limit. */
  static Duration regain(PlatformResponse response, Instant now, boolean trial) {
    return retryAfter(response)
        .or(() -> resetsAt(response, now).map(at -> bounded(Duration.between(now, at))))
        .orElseGet(() -> trial ? untilTomorrow(now) : UNTOLD);
  }

  /** {@code Retry-After} in seconds. Pinterest does not document it; where it comes, it wins. */
  static Optional<Duration> retryAfter(PlatformResponse response) {
    return leading(response, "retry-after").map(s -> bounded(Duration.ofSeconds(s)));
  }

  /** When the window ends that {@code x-ratelimit-*} speaks of. */
  static Optional<Instant> resetsAt(PlatformResponse response, Instant now) {
    return leading(response, "x-ratelimit-reset")
        .map(n -> n > EPOCHS ? Instant.ofEpochSecond(n) : now.plusSeconds(n));
  }

  /** How many calls are left in that window. */
  static Optional<Integer> remaining(PlatformResponse response) {
    return leading(response, "x-ratelimit-remaining")
        .map(n -> Math.toIntExact(Math.min(n, Integer.MAX_VALUE)));
  }

  /** A fraction counts as a whole: too long a wait is better than one too short. */
  private static Optional<Long> leading(PlatformResponse response, String header) {
    Matcher number = LEADING.matcher(response.header(header).orElse(""));
    return number.find()
        ? Optional.of(Long.parseLong(number.group(1)) + (number.group(2) == null ? 0 : 1))
        : Optional.empty();
  }

  /** When the limits of Trial access begin anew is not said: midnight UTC is taken. */
  private static Duration untilTomorrow(Instant now) {
    Instant midnight =
        now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    return Duration.between(now, midnight);
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
      return Duration.ofSeconds(1);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
