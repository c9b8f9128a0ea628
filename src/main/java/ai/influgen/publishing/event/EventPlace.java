package ai.influgen.publishing.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of events: by transaction, then by number within all of them. It stays good
 * when the event that stood there is swept.
 *
 * @param xid the transaction, PostgreSQL's 64 bits
 */
public record EventPlace(String xid, long seq) {
  /** Before all events. */
  public static final EventPlace START = new EventPlace("0", 0);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,19})\\.([0-9]{1,18})");

  /** As callers get and give it. */
  public String encode() {
    String text = xid + "." + seq;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The place that the text names; empty if it is none of ours. */
  public static Optional<EventPlace> decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      Matcher parts = TEXT.matcher(text);
      return parts.matches()
          ? Optional.of(new EventPlace(parts.group(1), Long.parseLong(parts.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
