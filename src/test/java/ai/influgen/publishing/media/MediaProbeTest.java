package ai.influgen.publishing.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaProbeTest {
  @TempDir Path dir;
  private MediaProbe probe;

  @BeforeEach
  void withoutAnyFfmpeg() {
    probe = new MediaProbe(new FfmpegProbe(new FfmpegBinary(dir.resolve("none"), "")));
  }

  @ParameterizedTest
  @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF"})
  void tellsImagesByTheirBytes(String format, MediaKind kind) throws IOException {
    assertThat(probe(TestMedia.image(format, 640, 480)))
        .isEqualTo(new MediaFacts(kind, 640, 480, null));
  }

  @ParameterizedTest
  @CsvSource({"1, 640, 480", "3, 640, 480", "5, 480, 640", "6, 480, 640", "8, 480, 640"})
  void turnsAJpegAsItsOrientationSays(int orientation, int width, int height) throws IOException {
    byte[] jpeg = TestMedia.withOrientation(TestMedia.image("jpg", 640, 480), orientation);
    assertThat(probe(jpeg)).isEqualTo(new MediaFacts(MediaKind.JPEG, width, height, null));
  }

  @ParameterizedTest
  @CsvSource({
    "56503858 0A000000 10000000 7F0200 DF0100 0000",
    "5650384C 0A000000 2F 7FC27700 0000000000000000",
    "56503820 0A000000 000000 9D012A 8002 E001 0000"
  })
  void readsEveryFormOfWebP(String chunk) throws IOException {
    byte[] head = HexFormat.of().parseHex("52494646" + "20000000" + "57454250");
    byte[] rest = HexFormat.of().parseHex(chunk.replace(" ", ""));
    byte[] webp = Arrays.copyOf(TestMedia.concat(head, rest), 64);
    assertThat(probe(webp)).isEqualTo(new MediaFacts(MediaKind.WEBP, 640, 480, null));
  }

  @ParameterizedTest
  @CsvSource({"isom, MP4", "mp42, MP4", "'qt  ', MOV"})
  void readsTheBoxesOfAFilm(String brand, MediaKind kind) throws IOException {
    assertThat(probe(TestMedia.film(brand, 1080, 1920, 12_340)))
        .isEqualTo(new MediaFacts(kind, 1080, 1920, Duration.ofMillis(12_340)));
  }

  @Test
  void turnsAFilmAsItsMatrixSays() throws IOException {
    assertThat(probe(TestMedia.turnedFilm(1920, 1080, 5_000)))
        .isEqualTo(new MediaFacts(MediaKind.MP4, 1080, 1920, Duration.ofSeconds(5)));
  }

  @Test
  void refusesAFilmWithoutPicture() {
    byte[] sound = TestMedia.film("isom", 5_000, new byte[0]);
    assertThatThrownBy(() -> probe(sound)).hasMessageContaining("holds no picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF", "%PDF-1.7 and so on", "<html><body>not found</body></html>"})
  void refusesWhatIsNoMediaAndSaysWhatIsTaken(String text) {
    assertThatThrownBy(() -> probe(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA))
        .hasMessageContaining("JPEG, PNG, GIF and WebP images, MP4, MOV and WebM videos");
  }

  @Test
  void saysWhatToDoWithAnHeicImage() {
    byte[] heic = TestMedia.film("heic", 1, new byte[0]);
    assertThatThrownBy(() -> probe(heic)).hasMessageContaining("save it as JPEG");
  }

  /** Whatever the bytes are: facts or a problem, never another failure, and no endless loop. */
  @Test
  void survivesBrokenFiles() throws IOException {
    for (byte[] whole :
        new byte[][] {
          TestMedia.withOrientation(TestMedia.image("jpg", 64, 48), 6),
          TestMedia.film("isom", 64, 48, 1000)
        }) {
      for (int i = 0; i < whole.length; i += 3) {
        assertFactsOrProblem(Arrays.copyOf(whole, i));
        byte[] bent = whole.clone();
        bent[i] = (byte) 0xFF;
        assertFactsOrProblem(bent);
      }
    }
  }

  @Test
  void survivesAnOrientationThatPointsNowhere() throws IOException {
    byte[] jpeg = TestMedia.withOrientation(TestMedia.image("jpg", 640, 480), 6);
    ByteBuffer.wrap(jpeg).order(ByteOrder.BIG_ENDIAN).putInt(16, 0x7FFFFFF0);
    assertThat(probe(jpeg)).isEqualTo(new MediaFacts(MediaKind.JPEG, 640, 480, null));
  }

  private void assertFactsOrProblem(byte[] bytes) throws IOException {
    try {
      assertThat(probe(bytes).width()).isPositive();
    } catch (Problem problem) {
      assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA);
    }
  }

  private MediaFacts probe(byte[] bytes) throws IOException {
    // the name lies on purpose
    Path file = Files.write(dir.resolve("file.txt"), bytes);
    return probe.probe(file);
  }
}
