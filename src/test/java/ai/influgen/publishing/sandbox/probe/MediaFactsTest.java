package ai.influgen.publishing.sandbox.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.sandbox.MediaHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFactsTest {
  @TempDir Path folder;

  @Test
  void readsTheSizeOfImages() throws IOException {
    assertThat(read(MediaHost.jpeg(30, 20))).isEqualTo(MediaFacts.image(MediaType.JPEG, 30, 20));
    assertThat(read(MediaHost.png(31, 21))).isEqualTo(MediaFacts.image(MediaType.PNG, 31, 21));
    assertThat(read(webp(1080, 1920))).isEqualTo(MediaFacts.image(MediaType.WEBP, 1080, 1920));
  }

  @Test
  void readsSizeAndLengthOfAFilm() throws IOException {
    assertThat(read(TestMedia.film("isom", 720, 1280, 5_000)))
        .isEqualTo(new MediaFacts(MediaType.MP4, 720, 1280, Duration.ofSeconds(5)));
    assertThat(read(TestMedia.film("qt  ", 720, 1280, 5_000)).type()).isEqualTo(MediaType.MOV);
  }

  @Test
  void knowsAFilmThatTellsNothing() throws IOException {
    assertThat(read(MediaHost.mp4(100)))
        .isEqualTo(new MediaFacts(MediaType.MP4, 0, 0, Duration.ZERO));
    assertThat(read(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}).type())
        .isEqualTo(MediaType.WEBM);
  }

  @Test
  void knowsNothingOfOtherFiles() throws IOException {
    assertThat(read("Hello".getBytes(StandardCharsets.UTF_8)).type()).isEqualTo(MediaType.OTHER);
    assertThat(read(new byte[0]).type()).isEqualTo(MediaType.OTHER);
  }

  private MediaFacts read(byte[] bytes) throws IOException {
    return MediaFacts.read(Files.write(folder.resolve("file"), bytes));
  }

  /** The head of an extended WebP file. */
  private static byte[] webp(int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
    bytes.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
    bytes.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
    bytes.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
    return bytes.array();
  }
}
