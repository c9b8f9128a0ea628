package ai.influgen.publishing.platform.twitter;

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
  static final String CAPTION = "Rooftop & dawn example.com #mila";
  static final AppCredentials APP = new AppCredentials("client:1", new Secret("app-secret"));
  static final TwitterPlatform PLATFORM = new TwitterPlatform(TwitterConfig.x(APP));

  private Samples() {}

  static Account account() {
    return new Account(
        "2244994945",
        "mila_demo",
        new Tokens(
            new Secret("VGhpc0lzACCESS1"),
            Map.of("refresh", new Secret("bWWxhREFRESH1")),
            NOW.plusSeconds(99)),
        new JsonObject().put("verified", false));
  }

  static MediaItem image() {
    return image("image/jpeg", 400_000, null);
  }

  static MediaItem image(String type, long bytes, @Nullable String altText) {
    return new MediaItem(
        "med_image", MediaItem.Type.IMAGE, type, bytes, 1080, 720, null, "aa11", altText);
  }

  static MediaItem gif(@Nullable String altText) {
    return image("image/gif", 1_500_000, altText);
  }

  static MediaItem video(int seconds) {
    return video("video/mp4", 2_500_000, 720, 1280, Duration.ofSeconds(seconds));
  }

  static MediaItem video(
      String type, long bytes, int width, int height, @Nullable Duration duration) {
    return new MediaItem(
        "med_video", MediaItem.Type.VIDEO, type, bytes, width, height, duration, "bb22", null);
  }

  static Draft draft(MediaItem... media) {
    return draft(settings(), media);
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

  /** A recorded answer of src/test/resources/platform/twitter. */
  static String text(String name) {
    String path = "/platform/twitter/" + name + ".json";
    try (InputStream in = Samples.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlatformResponse ok(String name) {
    return response(200, name);
  }

  static PlatformResponse response(int status, String name) {
    return new PlatformResponse(status, Map.of(), text(name));
  }

  static PlatformResponse problem(int status, String type, String detail) {
    return json(
        status, settings("title", "Told", "detail", detail, "type", type, "status", status));
  }

  static PlatformResponse json(int status, JsonObject body) {
    return new PlatformResponse(status, Map.of(), body.encode());
  }
}
