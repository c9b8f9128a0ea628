package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A video on its way through a server whose heap would not hold it; with {@code
 * -Dvideo.bytes=1000000000} less than a tenth.
 */
class LargeVideoIT {
  private static final int SIZE = Integer.getInteger("video.bytes", 160_000_000);
  private static final String HEAP = "112m";

  private final World world = new World("large", Map.of());
  private final ServerProcess server = world.server().withHeap(HEAP);

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  @Test
  void goesFromStorageToThePlatformInPieces() {
    server.start();
    Api api = new Api(server);
    String character = api.character("Mila at length");
    api.connectTo("tiktok");
    String film = api.upload("long.mp4", LargeVideoIT::film);
    JsonObject everyone = new JsonObject().put("privacy_level", "PUBLIC_TO_EVERYONE");
    String content = api.contentFor("tiktok", character, "A long film", List.of(film), everyone);

    String post = api.scheduleOn("tiktok", content, Instant.now());

    api.awaitStatus(post, Duration.ofMinutes(2), "published");
    assertThat(world.sandbox().entries("A long film")).hasSize(1);
    assertThat(server.output()).doesNotContain("OutOfMemoryError");
  }

  /** The boxes of a film, and a box of nothing that makes it long. */
  private static InputStream film() {
    byte[] boxes = TestMedia.film("isom", 720, 1280, 60_000);
    int rest = SIZE - boxes.length;
    byte[] head =
        ByteBuffer.allocate(8).putInt(rest).put("free".getBytes(StandardCharsets.US_ASCII)).array();
    InputStream start =
        new SequenceInputStream(new ByteArrayInputStream(boxes), new ByteArrayInputStream(head));
    return new SequenceInputStream(start, new Zeros(rest - 8));
  }

  /** So many zeros. */
  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int count) {
      this.left = count;
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
      int count = Math.min(left, length);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
