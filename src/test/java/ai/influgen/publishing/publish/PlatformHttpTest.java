package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformHttpTest {
  private final Vertx vertx = Vertx.vertx();

  @TempDir Path dir;

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void streamsAFileFromAnOffset() throws Exception {
    byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(dir.resolve("film"), content);
    int port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.body().onSuccess(body -> request.response().end("got " + body)))
            .listen(0)
            .await(10, TimeUnit.SECONDS)
            .actualPort();
    PlatformHttp http = new PlatformHttp(vertx, item -> file);
    MediaItem item =
        new MediaItem("med_1", MediaItem.Type.VIDEO, "video/mp4", 10, 0, 0, null, "", null);
    PlatformRequest request =
        new PlatformRequest(
            HttpMethod.POST,
            URI.create("http://localhost:" + port + "/upload"),
            Map.of(),
            Map.of(),
            Body.Media.from(item, 4),
            Duration.ofSeconds(5));

    assertThat(http.call(request).await(20, TimeUnit.SECONDS).text()).isEqualTo("got 456789");
  }
}
