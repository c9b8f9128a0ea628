package ai.influgen.publishing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProbeTest {
  private static final String OUTPUT =
      """
      Input #0, matroska,webm, from 'clip.webm':
        Metadata:
          ENCODER         : Lavf59.16.100
        Duration: 00:01:02.50, start: 0.000000, bitrate: 21 kb/s
        Stream #0:0: Video: vp8, yuv420p(tv, bt470bg/unknown/unknown, progressive), 320x240, SAR 1:1 DAR 4:3, 25 fps (default)
      At least one output file must be specified
      """;

  @TempDir Path dir;

  @Test
  void readsSizeAndDurationFromWhatFfmpegPrints() {
    assertThat(FfmpegProbe.parse(OUTPUT, MediaKind.WEBM))
        .contains(new MediaFacts(MediaKind.WEBM, 320, 240, Duration.ofMillis(62_500)));
  }

  @Test
  void turnsAsTheRotationSays() {
    String turned = OUTPUT + "displaymatrix: rotation of -90.00 degrees";
    assertThat(FfmpegProbe.parse(turned, MediaKind.MP4).orElseThrow().width()).isEqualTo(240);
  }

  @Test
  void saysNothingWhereFfmpegSaysNothing() {
    assertThat(FfmpegProbe.parse("Invalid data found when processing input", MediaKind.MP4))
        .isEmpty();
  }

  @Test
  void prefersTheSystemsFfmpeg() throws Exception {
    Path system = Files.createFile(dir.resolve("ffmpeg"));
    Files.setPosixFilePermissions(system, PosixFilePermissions.fromString("rwxr-xr-x"));
    String searchPath = dir.resolve("missing") + ":" + dir;
    assertThat(new FfmpegBinary(dir.resolve("bin"), searchPath).find()).contains(system);
  }

  @Test
  void runsTheFfmpegThatItUnpacks() throws Exception {
    FfmpegBinary binary = new FfmpegBinary(dir.resolve("bin"), "");
    Path ffmpeg = binary.find().orElseThrow();
    Path clip = dir.resolve("clip.webm");
    List<String> make =
        List.of(
            ffmpeg.toString(),
            "-loglevel",
            "error",
            "-f",
            "lavfi",
            "-i",
            "color=size=160x90:duration=2:rate=10",
            "-c:v",
            "libvpx",
            clip.toString());
    assertThat(new ProcessBuilder(make).inheritIO().start().waitFor()).isZero();

    assertThat(new MediaProbe(new FfmpegProbe(binary)).probe(clip))
        .isEqualTo(new MediaFacts(MediaKind.WEBM, 160, 90, Duration.ofSeconds(2)));
  }
}
