package ai.influgen.publishing.platform.tiktok;

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
  static final AppCredentials APP = new AppCredentials("awkey", new Secret("app-secret"));
  static final TikTokPlatform PLATFORM = new TikTokPlatform(TikTokConfig.real(APP));

  /** Three chunks, the last of which is the longest. */
  static final long VIDEO_BYTES = 30_000_000;

  static final String UPLOAD_URL =
      "https://open-upload.tiktokapis.com/video/?upload_id=7100000000000000001&upload_token=s1gned";

  private Samples() {}

  static Account account() {
    return new Account(
        "open-4711",
        "mila.demo",
        new Tokens(
            new Secret("act.CURRENT1"),
            Map.of("refresh", new Secret("rft.CURRENT1")),
            NOW.plusSeconds(7200)),
        new JsonObject());
  }

  static MediaItem photo(int width, int height) {
    return photo("image/jpeg", 400_000, width, height, null);
  }

  static MediaItem photo(String type, long bytes, int width, int height, @Nullable String altText) {
    return new MediaItem(
        "med_photo", MediaItem.Type.IMAGE, type, bytes, width, height, null, "aa11", altText);
  }

  static MediaItem video() {
    return video("video/mp4", VIDEO_BYTES, 1080, 1920, Duration.ofSeconds(10));
  }

  static MediaItem video(
      String type, long bytes, int width, int height, @Nullable Duration duration) {
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

  /** A video that we send. */
  static Payload sent() {
    return payload(draft(settings("privacy_level", "PUBLIC_TO_EVERYONE"), video()));
  }

  /** A video that TikTok fetches. */
  static Payload fetched() {
    return payload(
        draft(settings("privacy_level", "PUBLIC_TO_EVERYONE", "upload", "url"), video()));
  }

  static Payload photos() {
    return payload(
        draft(
            settings("privacy_level", "PUBLIC_TO_EVERYONE"), photo(1080, 1350), photo(1080, 1350)));
  }

  static PublishJob job(Payload payload) {
    return job(payload, Journal.empty(), null, NOW);
  }

  static PublishJob job(Payload payload, Journal journal, @Nullable Instant intentAt, Instant now) {
    return new PublishJob(
        account(),
        payload,
        journal,
        1,
        intentAt,
        now,
        item -> URI.create("https://media.example.com/media/k3y/" + item.id()));
  }

  static Journal.Entry entry(String step, Instant at, Object... pairs) {
    return new Journal.Entry(step, settings(pairs), at);
  }

  /** The account as it was asked about then. */
  static Journal.Entry creator(Instant at) {
    JsonObject data = new JsonObject(text("creator")).getJsonObject("data");
    return new Journal.Entry("creator", TikTokCreator.of(data, "").orElseThrow().told(), at);
  }

  /** An upload as it was begun then. */
  static Journal.Entry init(Instant at) {
    return entry(
        "init",
        at,
        "publish_id",
        "v_pub_file~v2-1.7100000000000000001",
        "upload_url",
        UPLOAD_URL,
        "expires_at",
        at.plus(Duration.ofHours(1)).toString(),
        "video_size",
        VIDEO_BYTES,
        "chunk_size",
        10_000_000L);
  }

  /** All but the last chunk is there. */
  static Journal staged(Instant at) {
    return Journal.empty()
        .with(creator(at))
        .with(init(at.plusSeconds(1)))
        .with(entry("chunk-1", at.plusSeconds(2), "uploaded", 10_000_000L))
        .with(entry("chunk-2", at.plusSeconds(3), "uploaded", 20_000_000L));
  }

  /** A recorded answer of src/test/resources/platform/tiktok. */
  static String text(String name) {
    String path = "/platform/tiktok/" + name + ".json";
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

  /** The API's error of that code. */
  static PlatformResponse error(int status, String code) {
    JsonObject error =
        new JsonObject().put("code", code).put("message", "Told by TikTok").put("log_id", "L0G");
    return new PlatformResponse(
        status,
        Map.of(),
        new JsonObject().put("data", new JsonObject()).put("error", error).encode());
  }

  /** The upload host's answer; {@code stored} bytes are there, or it does not say. */
  static PlatformResponse upload(int status, @Nullable Long stored) {
    Map<String, String> headers =
        stored == null
            ? Map.of()
            : Map.of("content-range", "bytes 0-%d/%d".formatted(stored - 1, VIDEO_BYTES));
    return new PlatformResponse(status, headers, "");
  }
}
