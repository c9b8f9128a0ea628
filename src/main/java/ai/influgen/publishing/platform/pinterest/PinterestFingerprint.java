package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.Timestamps;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a pin of ours looks like in Pinterest's lists.
 *
 * @param earliest what was made before can't be ours
 * @param latest what was made after can't be ours either
 */
record PinterestFingerprint(Payload payload, Instant earliest, Instant latest) {
  /** Our clock and Pinterest's may differ by so much. */
  static final Duration CLOCKS = Duration.ofMinutes(2);

  /** By then the call has ended, whatever became of it. */
  static final Duration END = Duration.ofMinutes(10);

  /** The fingerprint of a payload whose commit call was permitted then. */
  static PinterestFingerprint of(Payload payload, Instant intent) {
    return new PinterestFingerprint(payload, intent.minus(CLOCKS), intent.plus(END));
  }

  /** Whether a listed pin may be ours. */
  boolean matches(JsonObject pin) {
    JsonObject settings = payload.settings();
    UnaryOperator<String> words = PinterestFingerprint::normal;
    return tells(settings)
        && !Boolean.FALSE.equals(pin.getValue("is_owner"))
        && createdAt(pin).filter(at -> isRecent(at) && !at.isAfter(latest)).isPresent()
        && is(pin, PinterestSettings.BOARD_ID, settings.getString("board_id"), words)
        && is(pin, PinterestSettings.TITLE, settings.getString("title"), words)
        && is(pin, PinterestSettings.DESCRIPTION, payload.text(), words)
        && is(pin, "alt_text", payload.media().getFirst().altText(), words)
        && is(
            pin, PinterestSettings.LINK, settings.getString("link"), PinterestFingerprint::address);
  }

  // without words any pin on the board looks like ours; and a group's board has others' pins too
  private boolean tells(JsonObject settings) {
    return !payload.text().isBlank()
        || !settings.getString("title", "").isBlank()
        || !settings.getString("link", "").isBlank();
  }

  boolean isRecent(Instant createdAt) {
    return !createdAt.isBefore(earliest);
  }

  /** When a pin was made. */
  static Optional<Instant> createdAt(JsonObject pin) {
    return Timestamps.of(pin, "created_at");
  }

  /** A field that Pinterest leaves out does not speak against it; one that it shows empty does. */
  private static boolean is(
      JsonObject pin, String field, @Nullable String ours, UnaryOperator<String> normal) {
    if (!pin.containsKey(field)) {
      return true;
    }
    String theirs = AnswerJson.text(pin, field).orElse("");
    return normal.apply(theirs).equals(normal.apply(Objects.requireNonNullElse(ours, "")));
  }

  /** Texts may come back trimmed, with other spaces, or in another form of the same letters. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** Whether Pinterest rewrites links is not known: what leads to the same page is the same. */
  private static String address(String link) {
    try {
      URI uri = new URI(link.strip());
      String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
      return host.replaceFirst("^www\\.", "") + path + "?" + uri.getRawQuery();
    } catch (URISyntaxException e) {
      return link.strip();
    }
  }
}
