package ai.influgen.publishing.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path uploads;

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = new TestEdge(uploads);
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void handsAFileOverOnDiskAndRemovesItAfterwards() throws IOException {
    edge.on("uploadMedia", call -> Future.succeededFuture(Reply.ok(described(call))));

    HttpResponse<String> answer = edge.send(upload(5, "file"));

    assertThat(new JsonObject(answer.body()))
        .isEqualTo(
            new JsonObject()
                .put("field", "file")
                .put("name", "clip.mp4")
                .put("bytes", 5)
                .put("on_disk", 5));
    Path left = edge.lastCall().uploads().getFirst().path();
    edge.close();
    assertThat(left).doesNotExist();
  }

  @Test
  void leavesAFileThatTheOperationMovedAway(@TempDir Path kept) throws IOException {
    edge.on(
        "uploadMedia",
        call -> {
          move(call.uploads().getFirst().path(), kept.resolve("clip"));
          return Future.succeededFuture(Reply.ok(new JsonObject()));
        });

    assertThat(edge.send(upload(5, "file")).statusCode()).isEqualTo(200);
    assertThat(kept.resolve("clip")).hasSize(5);
  }

  @Test
  void refusesAnUploadWithoutTheFile() {
    HttpResponse<String> answer = edge.send(upload(5, "picture"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/file");
  }

  @Test
  void takesNoUploadFromNobody() throws IOException {
    HttpRequest.Builder request =
        edge.request("/api/v1/media")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofInputStream(() -> multipart(MEGABYTE, "file")));

    assertThat(edge.send(request).statusCode()).isEqualTo(401);
    try (Stream<Path> files = Files.list(uploads)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void keepsALargeUploadOutOfTheHeap() {
    edge.on("uploadMedia", call -> Future.succeededFuture(Reply.ok(described(call))));
    edge.send(upload(MEGABYTE, "file"));
    long before = peakOfOldGeneration();

    HttpResponse<String> answer = edge.send(upload(300 * MEGABYTE, "file"));

    assertThat(new JsonObject(answer.body()).getLong("on_disk")).isEqualTo(300 * MEGABYTE);
    assertThat(peakOfOldGeneration() - before).isLessThan(48 * MEGABYTE);
  }

  private HttpRequest.Builder upload(long bytes, String field) {
    return edge.authorized("/api/v1/media")
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofInputStream(() -> multipart(bytes, field)));
  }

  private static InputStream multipart(long bytes, String field) {
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"clip.mp4\"\r\n"
                .formatted(field)
            + "Content-Type: video/mp4\r\n\r\n";
    return new SequenceInputStream(
        Collections.enumeration(List.of(text(head), new Zeros(bytes), text("\r\n--b--\r\n"))));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject described(Call call) {
    Call.Upload upload = call.uploads().getFirst();
    try {
      return new JsonObject()
          .put("field", upload.field())
          .put("name", upload.fileName())
          .put("bytes", upload.bytes())
          .put("on_disk", Files.size(upload.path()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What survived collections so far at most; short-lived buffers are none of it. */
  private static long peakOfOldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old"))
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      left -= count;
      return count;
    }
  }
}
