package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.PlatformResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long X wants to be left alone, from the headers of an answer. */
final class TwitterWaits {
  static final String CALLS = "x-rate-limit";
  static final String USER_DAY = "x-user-limit-24hour";
  static final String APP_DAY = "x-app-limit-24hour";

  private static final Duration UNTOLD = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(24);

  /** A window begins with a whole second of X's clock. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private TwitterWaits() {}

  /**
   * The wait after a limit: until the day's is lifted where that is what is used up, else the 15
   * minutes'.
   */
  static Duration regain(PlatformResponse response, Instant now) {
    return spentDay(response)
        .or(() -> reset(response, CALLS))
        .map(at -> between(now, at.plus(MARGIN)))
        .filter(Duration::isPositive)
        .orElse(UNTOLD);
  }

  /** When a day's limit that is used up begins anew; the later one of two. */
  static Optional<Instant> spentDay(PlatformResponse response) {
    return List.of(USER_DAY, APP_DAY).stream()
        .filter(limit -> remaining(response, limit).filter(left -> left <= 0).isPresent())
        .flatMap(limit -> reset(response, limit).stream())
        .max(Comparator.naturalOrder());
  }

  /** How many calls are left. */
  static Optional<Long> remaining(PlatformResponse response, String limit) {
    return number(response, limit + "-remaining");
  }

  /** When there will be more. */
  static Optional<Instant> reset(PlatformResponse response, String limit) {
    return number(response, limit + "-reset").map(Instant::ofEpochSecond);
  }

  private static Optional<Long> number(PlatformResponse response, String header) {
    return response
        .header(header)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,11}"))
        .map(Long::valueOf);
  }

  private static Duration between(Instant now, Instant then) {
    Duration wait = Duration.between(now, then);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
