package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.upload.ContentRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code PUT} to a session brings, by its headers. */
sealed interface Piece {
  /** All pieces but the last are a multiple of this: 256 KiB. */
  long UNIT = 262_144;

  Pattern QUESTION = Pattern.compile("bytes \\*/(\\d{1,18}|\\*)");

  /**
   * No bytes: where does the session stand?
   *
   * @param total the size of the file, -1 when it isn't said
   */
  record Question(long total) implements Piece {}

  /**
   * Bytes from one offset to another.
   *
   * @param first the first byte's offset
   * @param length how many there are
   * @param total the size of the file
   */
  record Bytes(long first, long length, long total) implements Piece {
    boolean isFinal() {
      return first + length == total;
    }
  }

  /** Headers that make no sense. */
  record Malformed(String complaint) implements Piece {}

  /** Reads the headers. */
  static Piece of(Call call) {
    Optional<String> range = call.header("Content-Range");
    Optional<Long> length = length(call);
    if (range.isPresent()) {
      Matcher question = QUESTION.matcher(range.get().strip());
      if (question.matches()) {
        String total = question.group(1);
        return new Question(total.equals("*") ? -1 : Long.parseLong(total));
      }
      return ContentRange.parse(range.get())
          .map(sent -> bytes(sent, length))
          .orElse(new Malformed("Content-Range"));
    }
    // the whole file in one go needs no range
    return length
        .<Piece>map(whole -> new Bytes(0, whole, whole))
        .orElse(new Malformed("Content-Length"));
  }

  private static Piece bytes(ContentRange sent, Optional<Long> length) {
    if (!length.equals(Optional.of(sent.length()))) {
      return new Malformed("Content-Length differs from Content-Range.");
    }
    return sent.isFinal() || sent.length() % UNIT == 0
        ? new Bytes(sent.first(), sent.length(), sent.total())
        : new Malformed("A piece must be a multiple of 256 KiB.");
  }

  private static Optional<Long> length(Call call) {
    try {
      return call.header("Content-Length").map(Long::parseLong);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
