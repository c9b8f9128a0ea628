package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an approval binds to: SHA-256, lower-case hex, over captions, media and settings in one
 * canonical form. The order of captions and media counts, that of settings does not; neither do the
 * title and the captions' ids.
 */
final class ApprovalHash {
  private ApprovalHash() {}

  static String of(ContentBody body) {
    JsonArray captions = new JsonArray();
    body.captions().forEach(caption -> captions.add(canonical(caption)));
    JsonArray media = new JsonArray();
    body.media().forEach(item -> media.add(canonical(item)));
    JsonArray whole =
        new JsonArray().add(captions).add(media).add(canonical(body.settings().getMap()));
    return sha256(whole.encode());
  }

  private static JsonArray canonical(Caption caption) {
    PlatformName platform = caption.platform();
    return new JsonArray()
        .add(platform == null ? null : platform.value())
        .add(caption.text())
        .add(caption.selected());
  }

  private static JsonArray canonical(MediaItem item) {
    return new JsonArray().add(item.id()).add(item.sha256()).add(item.altText());
  }

  /** Keys sorted, numbers by value: the database gives neither back as it was written. */
  private static @Nullable Object canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case JsonObject object -> canonical(object.getMap());
      case JsonArray array -> canonical(array.getList());
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> sorted.put(String.valueOf(key), canonical(inner)));
        yield new JsonObject(sorted);
      }
      case Iterable<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(inner -> array.add(canonical(inner)));
        yield array;
      }
      case Number number -> new JsonArray().add("number").add(canonical(number));
      default -> value;
    };
  }

  private static String canonical(Number number) {
    try {
      return new BigDecimal(number.toString()).stripTrailingZeros().toString();
    } catch (NumberFormatException _) {
      return number.toString();
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
