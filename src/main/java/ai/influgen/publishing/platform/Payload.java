package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * What goes to one platform: content after adaptation.
 *
 * @param kind the platform's kind of post, such as {@code image}, {@code carousel}, {@code story},
 *     {@code reel}
 * @param text the text as it will be sent
 * @param media in order
 * @param settings what else the platform is told; only what this payload needs
 */
public record Payload(String kind, String text, List<MediaItem> media, JsonObject settings) {
  public Payload {
    media = List.copyOf(media);
  }

  /**
   * What makes two payloads the same post: SHA-256, lower-case hex, over kind, text, the media's
   * bytes and alt texts, and settings. Where the media lie plays no part. What was staged is kept
   * under it.
   */
  public String hash() {
    JsonArray items = new JsonArray();
    media.forEach(m -> items.add(new JsonArray().add(m.sha256()).add(m.altText())));
    JsonArray whole =
        new JsonArray()
            .add(kind)
            .add(text)
            .add(items)
            .add(new JsonObject(new TreeMap<>(settings.getMap())));
    return sha256(whole.encode());
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
