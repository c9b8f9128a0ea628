package ai.influgen.publishing.media;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaRoutesTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final byte[] bytes = TestMedia.image("png", 300, 200);
  @TempDir Path dir;

  private Instant now = Instant.parse("2026-03-23T14:30:00Z");
  private URI link;
  private MediaStorage storage;

  @BeforeEach
  void serve() throws IOException {
    storage = new MediaStorage(vertx, dir);
    Path incoming = Files.write(dir.resolve("incoming.bin"), bytes);
    MediaStorage.Stored stored = await(storage.adopt(incoming));
    Router router = Router.router(vertx);
    HttpServer server =
        await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    SignedLinks links =
        new SignedLinks(
            URI.create("http://127.0.0.1:" + server.actualPort()),
            new Secret("key"),
            Duration.ofHours(1),
            () -> now);
    new MediaRoutes(vertx, links, storage).mount(router);
    link =
        links.of(
            new MediaItem(
                "med_01",
                MediaItem.Type.IMAGE,
                "image/png",
                stored.bytes(),
                300,
                200,
                null,
                stored.sha256(),
                null));
  }

  @AfterEach
  void stop() {
    client.close();
    await(vertx.close());
  }

  @Test
  void givesTheBytesWithTheirExactTypeAndLength() throws Exception {
    HttpResponse<byte[]> answer = ask("GET", link);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.headers().firstValue("content-type")).contains("image/png");
    assertThat(answer.headers().firstValue("content-length")).contains("" + bytes.length);
    assertThat(answer.headers().firstValue("accept-ranges")).contains("bytes");
  }

  @Test
  void answersHeadLikeGetWithoutTheBytes() throws Exception {
    HttpResponse<byte[]> answer = ask("HEAD", link);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("content-type")).contains("image/png");
    assertThat(answer.headers().firstValue("content-length")).contains("" + bytes.length);
  }

  @Test
  void givesPartOfTheBytes() throws Exception {
    HttpResponse<byte[]> answer = ask("GET", link, "Range", "bytes=10-19");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
    assertThat(answer.headers().firstValue("content-range"))
        .contains("bytes 10-19/" + bytes.length);
  }

  @Test
  void refusesARangePastTheEnd() throws Exception {
    HttpResponse<byte[]> answer = ask("GET", link, "Range", "bytes=9999999-");
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("content-range")).contains("bytes */" + bytes.length);
  }

  @Test
  void sendsNothingToWhoHasItAlready() throws Exception {
    String tag = ask("GET", link).headers().firstValue("etag").orElseThrow();
    assertThat(ask("GET", link, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void knowsNoForgedLink() throws Exception {
    String forged = link.toString().replaceFirst("/media/.", "/media/_");
    HttpResponse<byte[]> answer = ask("GET", URI.create(forged));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void knowsNoExpiredLink() throws Exception {
    now = now.plus(Duration.ofHours(3));
    assertThat(ask("GET", link).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsTheSameBytesOnce() throws IOException {
    Path again = Files.write(dir.resolve("again.bin"), bytes);
    MediaStorage.Stored stored = await(storage.adopt(again));
    assertThat(stored.bytes()).isEqualTo(bytes.length);
    assertThat(again).doesNotExist();
    assertThat(storage.file(stored.sha256())).hasBinaryContent(bytes);
    assertThat(dir.resolve("incoming")).isEmptyDirectory();
  }

  private HttpResponse<byte[]> ask(String method, URI url, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
