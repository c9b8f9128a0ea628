package ai.influgen.publishing.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks ffmpeg for size and duration of a video, as a child process with limits; blocks. */
final class FfmpegProbe {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final int OUTPUT_LIMIT = 64 * 1024;

  private static final Pattern DURATION =
      Pattern.compile("Duration: (\\d+):(\\d{2}):(\\d{2})\\.(\\d{2})");
  private static final Pattern SIZE =
      Pattern.compile("Stream #.*: Video: .*?[ ,](\\d{2,5})x(\\d{2,5})");
  private static final Pattern QUARTER_TURN =
      Pattern.compile("rotation of -?(90|270)\\.00 degrees");

  private final FfmpegBinary binary;

  FfmpegProbe(FfmpegBinary binary) {
    this.binary = binary;
  }

  /** The facts; empty if there is no ffmpeg, or it can't tell. */
  Optional<MediaFacts> read(Path file, MediaKind kind) {
    return binary.find().flatMap(ffmpeg -> parse(run(ffmpeg, file, kind), kind));
  }

  /** What {@code ffmpeg -i} prints says it all; that it then ends with 1 is its way. */
  static Optional<MediaFacts> parse(String output, MediaKind kind) {
    Matcher duration = DURATION.matcher(output);
    Matcher size = SIZE.matcher(output);
    if (!duration.find() || !size.find()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(size.group(1));
    int height = Integer.parseInt(size.group(2));
    boolean turned = QUARTER_TURN.matcher(output).find();
    return Optional.of(
        new MediaFacts(kind, turned ? height : width, turned ? width : height, time(duration)));
  }

  private static Duration time(Matcher parts) {
    return Duration.ofHours(Long.parseLong(parts.group(1)))
        .plusMinutes(Long.parseLong(parts.group(2)))
        .plusSeconds(Long.parseLong(parts.group(3)))
        .plusMillis(Long.parseLong(parts.group(4)) * 10);
  }

  /**
   * The demuxer is named and only files may be opened, so that a file that is really a playlist
   * can't make ffmpeg read anything else.
   */
  private static String run(Path ffmpeg, Path file, MediaKind kind) {
    String demuxer = kind == MediaKind.WEBM ? "matroska" : "mov";
    List<String> command =
        List.of(
            ffmpeg.toString(),
            "-hide_banner",
            "-nostdin",
            "-protocol_whitelist",
            "file",
            "-f",
            demuxer,
            "-i",
            file.toAbsolutePath().toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        return output(process);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ffmpeg could not be started", e);
    }
  }

  private static String output(Process process) {
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(process.getInputStream(), output));
    try {
      return output.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static void read(InputStream from, CompletableFuture<String> into) {
    try {
      into.complete(new String(from.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      into.completeExceptionally(e);
    }
  }
}
