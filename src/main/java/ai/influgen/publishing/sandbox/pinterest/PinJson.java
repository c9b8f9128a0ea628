package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pins as the API answers them. */
final class PinJson {
  /** Without a zone, as real answers have it; it is UTC. */
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final Map<String, Integer> SIZE_TO_WIDTH =
      Map.of("150x150", 150, "400x300", 400, "600x", 600, "1200x", 1200);

  private final Accounts accounts;
  private final PublicUrl url;
  private final PinterestSettings settings;
  private final InstantSource clock;

  PinJson(Accounts accounts, PublicUrl url, PinterestSettings settings, InstantSource clock) {
    this.accounts = accounts;
    this.url = url;
    this.settings = settings;
    this.clock = clock;
  }

  /** A Pin, as that account sees it. */
  JsonObject pin(Pin pin, Account viewer) {
    Pin.Words words = pin.words();
    return new JsonObject()
        .put("id", pin.id())
        .put("created_at", TIME.format(pin.at()))
        .put("board_id", pin.board())
        .put("board_section_id", orNull(pin.section()))
        .put(
            "board_owner",
            new JsonObject().put("username", accounts.byId(pin.account()).orElseThrow().username()))
        .put("title", orNull(words.title()))
        .put("description", orNull(words.description()))
        .put("link", orNull(words.link()))
        .put("alt_text", orNull(words.altText()))
        .put("dominant_color", words.dominantColor().isEmpty() ? "#e8d3db" : words.dominantColor())
        .put("parent_pin_id", null)
        .put("is_owner", pin.account().equals(viewer.id()))
        .put("is_standard", true)
        .put("has_been_promoted", false)
        .put("creative_type", creativeType(pin))
        .put("pin_metrics", null)
        .put("media", media(pin.media()));
  }

  private String creativeType(Pin pin) {
    boolean settled =
        !clock.instant().isBefore(pin.at().plus(settings.millis("creative_delay_ms")));
    return switch (pin.media().kind()) {
      case IMAGE -> "REGULAR";
      case MULTIPLE_IMAGES -> "CAROUSEL";
      case VIDEO -> settled ? "VIDEO" : "REGULAR";
    };
  }

  private JsonObject media(Pin.Shown shown) {
    JsonObject json =
        new JsonObject().put("media_type", shown.kind().name().toLowerCase(Locale.ROOT));
    return switch (shown.kind()) {
      case IMAGE -> json.put("images", images(shown.files().getFirst()));
      case MULTIPLE_IMAGES ->
          json.put(
              "items",
              new JsonArray(
                  shown.files().stream()
                      .map(image -> new JsonObject().put("images", images(image)))
                      .toList()));
      case VIDEO ->
          json.put("cover_image_url", shown.cover().isEmpty() ? null : address(shown.cover()))
              .put("duration", null)
              .put("width", null)
              .put("height", null);
    };
  }

  private JsonObject images(Pin.Image image) {
    JsonObject sizes = new JsonObject();
    SIZE_TO_WIDTH.forEach(
        (size, width) ->
            sizes.put(
                size,
                new JsonObject()
                    .put("width", width)
                    .put("height", Math.max(1, width * image.height() / image.width()))
                    .put("url", address(image.file()))));
    return sizes;
  }

  private String address(String file) {
    return url.of("/sandbox/media/" + file);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
