package ai.influgen.publishing.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads as a network brings them, where a client library would send them in one go. */
class UploadInPiecesTest {
  private static final String FILE = "a movie";
  private static final String PART =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"clip.mp4\"\r\n\r\n" + FILE;
  private static final String CLOSE = "\r\n--b--\r\n";

  @TempDir private Path uploads;

  private TestEdge edge;
  private Socket client;

  @BeforeEach
  void start() throws IOException {
    edge = new TestEdge(uploads);
    edge.on("uploadMedia", call -> Future.succeededFuture(Reply.ok(bytes(call))));
    client = new Socket("localhost", edge.port());
    client.setTcpNoDelay(true);
    client.setSoTimeout(10_000);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    edge.close();
  }

  @Test
  void aFileGrowsByNoneOfItsDelimiterHoweverThatIsCut() throws IOException {
    send(head((PART + CLOSE).length()) + PART + "\r");
    arrived();
    send(CLOSE.substring(1));

    assertThat(answer()).startsWith("HTTP/1.1 200").endsWith("{\"bytes\":7,\"on_disk\":7}");
  }

  @Test
  void nothingIsLeftOfAFileThatBrokeOff() throws IOException {
    send(head(1_000) + PART);
    arrived();
    client.close();

    nothingIsLeft();
    assertThat(edge.callCount()).isZero();
  }

  @Test
  void nothingIsLeftOfAFormWithoutAnEnd() throws IOException {
    send(head(PART.length()) + PART);

    assertThat(answer()).startsWith("HTTP/1.1 400").contains("The request can't be read.");
    nothingIsLeft();
  }

  @Test
  void nothingIsLeftOfACallWhoseClientWentAway() throws IOException {
    Promise<Reply> work = Promise.promise();
    edge.on("uploadMedia", call -> work.future());
    send(head((PART + CLOSE).length()) + PART + CLOSE);
    Waiting.until(Duration.ofSeconds(10), edge::callCount, calls -> calls == 1);
    client.close();
    assertThat(uploaded()).hasSize(1);
    work.complete(Reply.ok(new JsonObject()));

    nothingIsLeft();
  }

  @Test
  void refusesAnUploadThatAnnouncesTooMuchBeforeItCame() throws IOException {
    send(head(401L << 20));

    assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
        .isEqualTo("HTTP/1.1 413");
  }

  @Test
  void tellsAClientThatAsksToGoOn() throws IOException {
    send(head() + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
    String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    assertThat(
            new String(client.getInputStream().readNBytes(goOn.length()), StandardCharsets.UTF_8))
        .isEqualTo(goOn);
    send(Integer.toHexString((PART + CLOSE).length()) + "\r\n" + PART + CLOSE + "\r\n0\r\n\r\n");

    assertThat(answer()).startsWith("HTTP/1.1 200").endsWith("{\"bytes\":7,\"on_disk\":7}");
  }

  @Test
  void aFormOfNothingMissesItsFile() throws IOException {
    send(head(0));

    assertThat(answer()).startsWith("HTTP/1.1 400").contains("/file");
  }

  private static JsonObject bytes(Call call) {
    Call.Upload upload = call.uploads().getFirst();
    return new JsonObject().put("bytes", upload.bytes()).put("on_disk", size(upload.path()));
  }

  private static String head(long length) {
    return head() + "Content-Length: " + length + "\r\n\r\n";
  }

  private static String head() {
    return "POST /api/v1/media HTTP/1.1\r\nHost: publishing.test\r\nConnection: close\r\n"
        + "Authorization: Bearer "
        + TestEdge.TOKEN
        + "\r\n"
        + "Content-Type: multipart/form-data; boundary=b\r\n";
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  private String answer() throws IOException {
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The server has what was sent so far. */
  private void arrived() {
    Waiting.until(
        Duration.ofSeconds(10),
        this::uploaded,
        files -> files.stream().anyMatch(file -> size(file) >= FILE.length()));
  }

  private void nothingIsLeft() {
    Waiting.until(Duration.ofSeconds(10), this::uploaded, List::isEmpty);
  }

  private List<Path> uploaded() {
    try (Stream<Path> files = Files.list(uploads)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
