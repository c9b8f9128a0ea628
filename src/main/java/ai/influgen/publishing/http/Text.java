package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets only text in that can be stored: PostgreSQL takes no U+0000 and no half characters. */
final class Text {
  private Text() {}

  /**
   * The bytes as text.
   *
   * @throws Problem 400 if they are not UTF-8
   */
  static String utf8(Buffer bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(ProblemType.INVALID_REQUEST, "The body is not valid UTF-8.");
    }
  }

  /**
   * Looks through every key and value.
   *
   * @throws Problem 400 at the first one that can't be stored
   */
  static void check(String pointer, @Nullable Object value) {
    switch (value) {
      case String text -> checkText(pointer, text);
      case JsonObject object -> {
        for (Map.Entry<String, Object> field : object) {
          checkText(pointer, field.getKey());
          check(pointer + "/" + escaped(field.getKey()), field.getValue());
        }
      }
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          check(pointer + "/" + i, array.getValue(i));
        }
      }
      case null, default -> {}
    }
  }

  private static void checkText(String pointer, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw Problem.invalid(pointer, "The text contains the character U+0000: leave it out.");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw Problem.invalid(
              pointer, "The text contains half a character (a lone surrogate): leave it out.");
        }
        i++;
      }
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
