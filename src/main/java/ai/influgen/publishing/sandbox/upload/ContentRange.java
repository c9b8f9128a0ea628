package ai.influgen.publishing.sandbox.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Range header of a request (RFC 9110, 14.4): {@code bytes 0-9/100}.
 *
 * @param first the first byte sent
 * @param last the last byte sent
 * @param total the size of the file
 */
public record ContentRange(long first, long last, long total) {
  private static final Pattern SENT = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  /** Reads the header; empty unless it is a range of bytes within the total. */
  public static Optional<ContentRange> parse(String header) {
    Matcher sent = SENT.matcher(header.strip());
    if (!sent.matches()) {
      return Optional.empty();
    }
    return Optional.of(
            new ContentRange(
                Long.parseLong(sent.group(1)),
                Long.parseLong(sent.group(2)),
                Long.parseLong(sent.group(3))))
        .filter(range -> range.first <= range.last && range.last < range.total);
  }

  /** How many bytes it spans. */
  public long length() {
    return last - first + 1;
  }

  /** Whether it reaches to the end of the file. */
  public boolean isFinal() {
    return last == total - 1;
  }
}
