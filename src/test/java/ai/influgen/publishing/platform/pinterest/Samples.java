package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PublishJob;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Accounts, media and recorded answers that the tests share. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
  static final String CAPTION = "Rooftop at dawn\n#mila";
  static final String BOARD = "549755885175";
  static final String PIN = "813744226420795884";
  static final String PERMALINK = "https://www.pinterest.com/pin/813744226420795884/";
  static final AppCredentials APP = new AppCredentials("1500000", new Secret("app-secret"));
  static final PinterestPlatform PLATFORM = new PinterestPlatform(PinterestConfig.usual(APP));

  private Samples() {}

  static Account account() {
    Map<String, Secret> others = Map.of("refresh", new Secret("pinr_REFRESH1"));
    return new Account(
        "549755885170",
        "mila.demo",
        new Tokens(new Secret("pina_ACCESS1"), others, NOW.plusSeconds(99)),
        new JsonObject());
  }

  static MediaItem image(int width, int height) {
    return image("image/jpeg", 400_000, width, height, null);
  }

  static MediaItem image(String type, long bytes, int width, int height, @Nullable String altText) {
    return new MediaItem(
        "med_image", MediaItem.Type.IMAGE, type, bytes, width, height, null, "aa11", altText);
  }

  static MediaItem video(int seconds) {
    return video("video/mp4", 2_000_000, 1080, 1920, Duration.ofSeconds(seconds));
  }

  static MediaItem video(
      String type, long bytes, int width, int height, @Nullable Duration duration) {
    return new MediaItem(
        "med_video", MediaItem.Type.VIDEO, type, bytes, width, height, duration, "bb22", null);
  }

  /** A draft for the board. */
  static Draft draft(JsonObject settings, MediaItem... media) {
    return new Draft(CAPTION, List.of(media), settings("board_id", BOARD).mergeIn(settings));
  }

  static JsonObject settings(@Nullable Object... pairs) {
    JsonObject settings = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put((String) pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  static Payload payload(Draft draft) {
    return ((Adaptation.Ready) PLATFORM.rules().adapt(draft)).payload();
  }

  static Payload imagePayload() {
    return payload(draft(settings(), image(1000, 1500)));
  }

  static Payload videoPayload() {
    return payload(draft(settings(), video(10)));
  }

  static PublishJob job(Payload payload) {
    return job(payload, Journal.empty(), 1, null, NOW);
  }

  static PublishJob job(
      Payload payload, Journal journal, int attempt, @Nullable Instant intentAt, Instant now) {
    return new PublishJob(
        account(),
        payload,
        journal,
        attempt,
        intentAt,
        now,
        item -> URI.create("https://media.example.com/media/k3y/" + item.id()));
  }

  static Journal.Entry entry(String step, Instant at, Object... pairs) {
    return new Journal.Entry(step, settings(pairs), at);
  }

  /** A recorded answer of src/test/resources/platform/pinterest. */
  static String text(String file) {
    String path = "/platform/pinterest/" + file;
    try (InputStream in = Samples.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlatformResponse ok(String name) {
    return new PlatformResponse(200, Map.of(), text(name + ".json"));
  }

  static PlatformResponse json(JsonObject body) {
    return new PlatformResponse(200, Map.of(), body.encode());
  }

  static PlatformResponse error(int status, int code, String message) {
    JsonObject body = new JsonObject().put("code", code).put("message", message);
    return new PlatformResponse(status, Map.of(), body.encode());
  }

  /** Pinterest on a good day. */
  static PlatformResponse good(String step) {
    return switch (PinterestStep.of(step)) {
      case MEDIA -> new PlatformResponse(201, Map.of(), text("media.json"));
      case UPLOAD -> new PlatformResponse(204, Map.of(), "");
      case STATUS -> ok("media-succeeded");
      case PIN -> new PlatformResponse(201, Map.of(), text("pin.json"));
    };
  }
}
