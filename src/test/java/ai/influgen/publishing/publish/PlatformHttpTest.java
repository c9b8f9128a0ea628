package ai.influgen.publishing.publish;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformHttpTest {
  private static final MediaItem ITEM =
      new MediaItem("med_1", MediaItem.Type.VIDEO, "video/mp4", 10, 0, 0, null, "", null);

  private static final MediaItem LONG =
      new MediaItem("med_2", MediaItem.Type.VIDEO, "video/mp4", 64L << 20, 0, 0, null, "", null);

  private final Vertx vertx = Vertx.vertx();

  @TempDir Path dir;

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(10, SECONDS);
  }

  @Test
  void streamsAFileFromAnOffset() throws Exception {
    byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(dir.resolve("film"), content);
    int port =
        serving(request -> request.body().onSuccess(body -> request.response().end("got " + body)));
    PlatformHttp http = new PlatformHttp(vertx, item -> file);
    PlatformRequest request = post(port, Body.Media.from(ITEM, 4));

    assertThat(http.call(request).await(20, SECONDS).text()).isEqualTo("got 456789");
  }

  @Test
  void sendsAFormOfSeveralPartsWithItsLength() throws Exception {
    Path file = Files.writeString(dir.resolve("film"), "0123456789");
    int port =
        serving(
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .end(
                                    request.getHeader("Content-Length").equals("" + body.length())
                                        + " "
                                        + body)));
    PlatformRequest request =
        post(
            port,
            new Body.Multipart(
                List.of(new Body.Multipart.Field("key", "one"), new Body.Multipart.Field("b", "2")),
                "file",
                "film.mp4",
                new Body.Media(ITEM, 2, 3)));

    String text = new PlatformHttp(vertx, item -> file).call(request).await(20, SECONDS).text();

    assertThat(text)
        .startsWith("true --influgen-")
        .containsSubsequence("name=\"key\"\r\n\r\none\r\n", "name=\"b\"\r\n\r\n2\r\n")
        .contains("filename=\"film.mp4\"\r\nContent-Type: video/mp4\r\n\r\n234\r\n--influgen-")
        .endsWith("--\r\n");
  }

  /** A call that was sent may have taken effect, whatever becomes of its answer. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void neverTakesACallThatWasSentForOneThatWasNot(boolean dropped) throws Exception {
    Path file = Files.writeString(dir.resolve("film"), "0123456789");
    List<String> heard = new CopyOnWriteArrayList<>();
    int port =
        serving(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          heard.add(body.toString());
                          if (dropped) {
                            request.connection().close();
                          }
                        }));
    Body.Media media = Body.Media.from(ITEM, 0);
    List<Body> bodies =
        List.of(
            new Body.None(),
            new Body.Form(Map.of("a", "b")),
            new Body.Json(new JsonObject().put("a", "b")),
            media,
            new Body.Multipart(List.of(), "file", "film.mp4", media));
    PlatformHttp http = new PlatformHttp(vertx, item -> file);

    for (Body body : bodies) {
      CallResult result =
          http.send(post(port, body), () -> true, Duration.ofMillis(300)).await(20, SECONDS);
      assertThat(result).as(body.toString()).isInstanceOf(CallResult.NoAnswer.class);
    }

    assertThat(heard).hasSize(bodies.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopsReadingAFileWhoseUploadTakesTooLong(boolean form) throws Exception {
    List<Throwable> unheard = new CopyOnWriteArrayList<>();
    vertx.exceptionHandler(unheard::add);
    Path file = longFile();
    int port = serving(request -> request.handler(bytes -> {}));
    Body.Media media = Body.Media.from(LONG, 0);
    Body body = form ? new Body.Multipart(List.of(), "file", "film.mp4", media) : media;
    PlatformHttp http = new PlatformHttp(vertx, item -> file);

    for (int i = 1; i <= 40; i++) {
      CallResult result =
          http.send(post(port, body), () -> true, Duration.ofMillis(5L * i)).await(20, SECONDS);
      assertThat(result).isInstanceOf(CallResult.NoAnswer.class);
    }

    assertThat(unheard).isEmpty();
  }

  @Test
  void takesAnAnswerThatComesBeforeEverythingIsSent() throws Exception {
    Path file = longFile();
    int port = serving(request -> request.pause().response().setStatusCode(413).end("too large"));

    PlatformResponse answer =
        new PlatformHttp(vertx, any -> file)
            .call(post(port, Body.Media.from(LONG, 0)))
            .await(20, SECONDS);

    assertThat(answer.status()).isEqualTo(413);
  }

  private Path longFile() throws Exception {
    Path file = dir.resolve("long");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LONG.bytes());
    }
    return file;
  }

  private int serving(Handler<HttpServerRequest> handler) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(handler)
        .listen(0)
        .await(10, SECONDS)
        .actualPort();
  }

  private static PlatformRequest post(int port, Body body) {
    return new PlatformRequest(
        HttpMethod.POST,
        URI.create("http://localhost:" + port + "/upload"),
        Map.of(),
        Map.of(),
        body,
        Duration.ofSeconds(5));
  }
}
