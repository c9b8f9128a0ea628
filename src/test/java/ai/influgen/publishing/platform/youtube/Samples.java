package ai.influgen.publishing.platform.youtube;

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
import io.vertx.core.json.JsonArray;
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
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String CAPTION = "Rooftop at dawn\n#mila";
  static final String VIDEO_ID = "dQ-_abcdefg";
  static final String SESSION =
      "https://www.googleapis.com/upload/youtube/v3/videos?uploadType=resumable"
          + "&part=snippet%2Cstatus&upload_id=AHmk7k3y";
  static final AppCredentials APP =
      new AppCredentials("4711.apps.example.com", new Secret("shh-secret"));
  static final YouTubePlatform PLATFORM = new YouTubePlatform(YouTubeConfig.google(APP));

  /** Three chunks of 33,292,288 bytes and the last one of 123,136. */
  static final long BYTES = 100_000_000;

  private Samples() {}

  static Account account() {
    return new Account(
        "UCmila0000000000000000x",
        "mila.demo",
        new Tokens(
            new Secret("ya29.MILA-ACCESS"),
            Map.of("refresh", new Secret("1//0gMILA-REFRESH")),
            NOW.plusSeconds(3599)),
        new JsonObject().put("uploads", "UUmila0000000000000000x"));
  }

  static MediaItem video() {
    return video(1920, 1080, Duration.ofSeconds(90), BYTES);
  }

  static MediaItem upright() {
    return video(1080, 1920, Duration.ofSeconds(30), 200_000);
  }

  static MediaItem video(int width, int height, @Nullable Duration duration, long bytes) {
    return new MediaItem(
        "med_video",
        MediaItem.Type.VIDEO,
        "video/mp4",
        bytes,
        width,
        height,
        duration,
        "bb22",
        null);
  }

  static MediaItem image() {
    return image("image/jpeg", 400_000, 1280);
  }

  static MediaItem image(String type, long bytes, int width) {
    return new MediaItem(
        "med_image", MediaItem.Type.IMAGE, type, bytes, width, 720, null, "aa11", null);
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

  static Payload videoPayload() {
    return payload(draft(settings(), video()));
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

  /** A session of the first try that was opened then. */
  static Journal opened(Instant at) {
    return Journal.empty().with(entry("session", at, "uri", SESSION, "stored", 0L, "attempt", 1));
  }

  /** A recorded answer of src/test/resources/platform/youtube. */
  static String text(String name) {
    String path = "/platform/youtube/" + name + ".json";
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

  static PlatformResponse empty(int status) {
    return new PlatformResponse(status, Map.of(), "");
  }

  /** {@code Resume Incomplete} with so many bytes stored. */
  static PlatformResponse holds(long stored) {
    Map<String, String> headers =
        stored == 0 ? Map.of() : Map.of("range", "bytes=0-" + (stored - 1));
    return new PlatformResponse(308, headers, "");
  }

  /** An error in Google's envelope. */
  static PlatformResponse error(int status, String reason) {
    JsonObject one = new JsonObject().put("domain", "global").put("reason", reason);
    JsonObject error =
        new JsonObject()
            .put("code", status)
            .put("message", "Told by Google")
            .put("errors", new JsonArray().add(one));
    return new PlatformResponse(status, Map.of(), new JsonObject().put("error", error).encode());
  }
}
