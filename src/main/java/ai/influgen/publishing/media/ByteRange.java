package ai.influgen.publishing.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file a {@code Range} header asks for (RFC 9110, 14.2). */
sealed interface ByteRange {
  Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** All of them: no range, or a form that may be ignored, such as several ranges. */
  record Whole() implements ByteRange {}

  /** These; both ends count. */
  record Part(long first, long last) implements ByteRange {
    long length() {
      return last - first + 1;
    }
  }

  /** None that the file has. */
  record Unsatisfiable() implements ByteRange {}

  /** What the header asks of a file of that size. */
  static ByteRange of(@Nullable String header, long size) {
    Matcher range = ONE_RANGE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Whole();
    }
    if (range.group(1).isEmpty()) {
      long count = Math.min(Long.parseLong(range.group(2)), size);
      return count == 0 ? new Unsatisfiable() : new Part(size - count, size - 1);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    if (last < first && !range.group(2).isEmpty()) {
      return new Whole();
    }
    return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
  }
}
