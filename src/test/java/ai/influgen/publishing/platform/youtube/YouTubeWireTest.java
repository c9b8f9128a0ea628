package ai.influgen.publishing.platform.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.Adaptation;
import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import ai.influgen.publishing.platform.PublishDriver;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import ai.influgen.publishing.publish.PlatformHttp;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resumable session over real HTTP: what is public is the file, byte by byte. */
class YouTubeWireTest {
  private static final int BYTES = 1_000_000;

  @TempDir Path dir;

  private final Vertx vertx = Vertx.vertx();
  private final Buffer arrived = Buffer.buffer();
  private final List<String> heard = new ArrayList<>();
  private int most = BYTES;
  private HttpServer server;

  @BeforeEach
  void listen() {
    server =
        TestDatabase.await(
            vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    TestDatabase.await(vertx.close());
  }

  @Test
  void bringsTheWholeFile() throws IOException {
    byte[] film = film();
    PublishDriver driver = driver();
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(arrived.getBytes()).isEqualTo(film);
    assertThat(heard)
        .containsExactly(
            "POST length 1000000 video/mp4",
            "PUT bytes 0-786431/1000000 length 786432",
            "PUT bytes 786432-999999/1000000 length 213568",
            "GET dQ-_abcdefg");
  }

  @Test
  void sendsAgainWhatWasNotKept() throws IOException {
    byte[] film = film();
    most = 262_144;
    PublishDriver driver = driver();
    assertThat(driver.run()).isInstanceOf(Published.class);
    assertThat(arrived.getBytes()).isEqualTo(film);
    assertThat(heard)
        .hasSizeGreaterThan(4)
        .contains("PUT bytes 786432-999999/1000000 length 213568");
  }

  private PublishDriver driver() {
    PlatformHttp http = new PlatformHttp(vertx, item -> dir.resolve(item.id()));
    URI base = URI.create("http://127.0.0.1:" + server.actualPort());
    YouTubePlatform platform =
        new YouTubePlatform(
            new YouTubeConfig(base, base, base, Samples.APP, YouTubeConfig.Caps.DEFAULTS));
    MediaItem film =
        new MediaItem(
            "film",
            MediaItem.Type.VIDEO,
            "video/mp4",
            BYTES,
            1280,
            720,
            Duration.ofSeconds(9),
            "cc33",
            null);
    Draft draft = new Draft(Samples.CAPTION, List.of(film), new JsonObject());
    Payload payload = ((Adaptation.Ready) platform.rules().adapt(draft)).payload();
    return new PublishDriver(
        platform.adapter(),
        Samples.job(payload),
        (job, call) -> TestDatabase.await(http.call(call.request())));
  }

  private byte[] film() throws IOException {
    byte[] film = new byte[BYTES];
    new Random(7).nextBytes(film);
    Files.write(dir.resolve("film"), film);
    return film;
  }

  private void serve(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    switch (request.method().name()) {
      case "POST" -> {
        heard.add(
            "POST length %s %s"
                .formatted(
                    request.getHeader("X-Upload-Content-Length"),
                    request.getHeader("X-Upload-Content-Type")));
        String session = request.absoluteURI() + "&upload_id=k3y";
        request.response().putHeader("Location", session).end();
      }
      case "PUT" -> take(request, body);
      default -> {
        heard.add("GET " + request.getParam("id"));
        request.response().end(Samples.text("processed"));
      }
    }
  }

  /** Keeps no more of a chunk than {@link #most}, and asks for the rest. */
  private void take(HttpServerRequest request, Buffer body) {
    heard.add("PUT %s length %d".formatted(request.getHeader("Content-Range"), body.length()));
    assertThat(request.getHeader("Content-Length")).isEqualTo(Integer.toString(body.length()));
    arrived.appendBuffer(body, 0, Math.min(body.length(), most));
    if (arrived.length() == BYTES) {
      request.response().setStatusCode(201).end(Samples.text("video"));
    } else {
      String range = "bytes=0-" + (arrived.length() - 1);
      request.response().setStatusCode(308).putHeader("Range", range).end();
    }
  }
}
