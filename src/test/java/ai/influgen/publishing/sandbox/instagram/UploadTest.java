package ai.influgen.publishing.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends SandboxCase {
  private static final int SIZE = 200_000;
  private final byte[] video = MediaHost.mp4(SIZE);
  private InstagramClient client;
  private String container;
  private String uri;

  @BeforeEach
  void prepare() {
    client = InstagramClient.connected(sandbox);
    JsonObject created =
        client
            .create(new JsonObject().put("media_type", "REELS").put("upload_type", "resumable"))
            .json();
    container = created.getString("id");
    uri = created.getString("uri");
  }

  @Test
  void takesAVideoInOneGo() {
    Answer answer = send(0, SIZE, video);

    assertThat(uri)
        .isEqualTo(sandbox.url() + "/instagram/rupload/ig-api-upload/v26.0/" + container);
    assertThat(answer.text()).isEqualTo("{\"success\":true,\"message\":\"Upload successful.\"}");
    assertThat(client.processed(container).getString("status_code")).isEqualTo("FINISHED");
    assertThat(client.publish(container).status()).isEqualTo(200);
  }

  @Test
  void goesOnWhereAnInterruptedUploadEnded() throws IOException {
    long transferred = interrupt(50_000);
    sandbox.restart();

    Answer wrong = send(transferred + 1, SIZE, video);
    Answer rest = send(transferred, SIZE, Arrays.copyOfRange(video, (int) transferred, SIZE));

    assertThat(wrong.json().getJsonObject("debug_info").getBoolean("retriable")).isTrue();
    assertThat(rest.status()).isEqualTo(200);
    assertThat(client.processed(container).getString("status_code")).isEqualTo("FINISHED");
  }

  @Test
  void refusesBytesThatAreNoVideo() {
    Answer refused = send(0, 1000, new byte[1000]);

    assertThat(refused.json().getJsonObject("debug_info").getBoolean("retriable")).isFalse();
    assertThat(client.status(container).getString("status")).endsWith("error code 2207026");
  }

  @Test
  void refusesMoreBytesThanWereAnnounced() {
    assertThat(send(0, 1000, video).json().getJsonObject("debug_info").getBoolean("retriable"))
        .isFalse();
  }

  @Test
  void pullsFromAnAddressWhenAskedTo() {
    sandbox.send(
        upload().header("file_url", host.serving(video)).POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(client.processed(container).getString("status_code")).isEqualTo("FINISHED");
  }

  @Test
  void findsTheTokenRevokedInTheMiddle() {
    sandbox.fault("revoke_token", new JsonObject().put("at", "upload"));

    assertThat(client.status(container).getString("status_code")).isEqualTo("IN_PROGRESS");
    assertThat(send(0, SIZE, video).error()).isEqualTo("190/458");
  }

  private HttpRequest.Builder upload() {
    return HttpRequest.newBuilder(sandbox.uri(URI.create(uri).getPath()))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "OAuth " + client.pageToken());
  }

  private Answer send(long offset, long fileSize, byte[] bytes) {
    return sandbox.send(
        upload()
            .header("offset", Long.toString(offset))
            .header("file_size", Long.toString(fileSize))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  /** Breaks off when that many bytes have arrived. */
  private long interrupt(int after) throws IOException {
    URI target = sandbox.uri(URI.create(uri).getPath());
    try (Socket socket = new Socket(target.getHost(), target.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: OAuth %s\r
          offset: 0\r
          file_size: %d\r
          Content-Length: %d\r
          \r
          """
              .formatted(target.getPath(), client.pageToken(), SIZE, SIZE);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(video, 0, after);
      out.flush();
      return waitForBytes(after);
    }
  }

  /** The bytes arrive in the background: asks until all that were sent are counted. */
  private long waitForBytes(long sent) {
    long transferred = 0;
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (transferred < sent && System.nanoTime() < deadline) {
      transferred =
          client
              .status(container)
              .getJsonObject("video_status")
              .getJsonObject("uploading_phase")
              .getLong("bytes_transferred");
    }
    assertThat(transferred).isEqualTo(sent);
    return transferred;
  }
}
