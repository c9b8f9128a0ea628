package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Until when a platform asks to be left alone: {@code Retry-After} of RFC 9110. */
final class RetryAfter {
  /** No platform asks for more; whatever does would switch refreshing off. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** That instant, at most a day away; now if it does not ask, or can't be understood. */
  static Instant of(PlatformResponse answer, Instant now) {
    Instant until = answer.header("retry-after").map(text -> read(text.strip(), now)).orElse(now);
    Instant latest = now.plus(LONGEST);
    return until.isBefore(now) ? now : until.isAfter(latest) ? latest : until;
  }

  private static Instant read(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return now.plusSeconds(Long.parseLong(text));
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return now;
    }
  }
}
