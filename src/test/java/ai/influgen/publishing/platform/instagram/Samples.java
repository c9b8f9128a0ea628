package ai.influgen.publishing.platform.instagram;

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
  static final AppCredentials APP = new AppCredentials("4711", new Secret("app-secret"));
  static final InstagramPlatform PLATFORM = new InstagramPlatform(InstagramConfig.meta(APP));

  private Samples() {}

  static Account account() {
    return new Account(
        "17841400000000001",
        "mila.demo",
        new Tokens(
            new Secret("EAAPAGE1"), Map.of("user", new Secret("EAABuser")), NOW.plusSeconds(99)),
        new JsonObject().put("page_id", "110000000000001").put("user_id", "100000000000001"));
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

  static MediaItem video(String type, long bytes, int width, int height, Duration duration) {
    return new MediaItem(
        "med_video", MediaItem.Type.VIDEO, type, bytes, width, height, duration, "bb22", null);
  }

  static Draft draft(JsonObject settings, MediaItem... media) {
    return new Draft(CAPTION, List.of(media), settings);
  }

  static JsonObject settings(Object... pairs) {
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
    return payload(draft(settings(), image(1080, 1350)));
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

  /** A recorded answer of src/test/resources/platform/instagram. */
  static String text(String name) {
    String path = "/platform/instagram/" + name + ".json";
    try (InputStream in = Samples.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlatformResponse ok(String name) {
    return response(200, name);
  }

  /** All documented publishing errors come as 400. */
  static PlatformResponse error(String name) {
    return response(400, name);
  }

  static PlatformResponse response(int status, String name) {
    return new PlatformResponse(status, Map.of(), text(name));
  }

  static PlatformResponse error(int code, int subcode) {
    JsonObject error = new JsonObject().put("message", "Told by Meta").put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    return new PlatformResponse(400, Map.of(), new JsonObject().put("error", error).encode());
  }
}
