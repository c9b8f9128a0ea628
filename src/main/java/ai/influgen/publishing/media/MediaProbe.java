package ai.influgen.publishing.media;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a file is by its bytes; its name and what its sender says play no part. Blocks:
 * call it on a worker.
 */
final class MediaProbe {
  private static final int HEAD = 64;
  private static final Set<String> STILL_BRANDS =
      Set.of("heic", "heix", "hevc", "mif1", "msf1", "avif", "avis");
  // QuickTime files from before there was a file type box begin with one of these
  private static final Set<String> OLD_MOV = Set.of("moov", "mdat", "wide", "free", "skip");

  private final FfmpegProbe ffmpeg;

  MediaProbe(FfmpegProbe ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * What the file is.
   *
   * @throws Problem 422 if it is none of the kinds taken, or broken
   */
  MediaFacts probe(Path file) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      throw unsupported("The file is empty.");
    }
    if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
      return jpeg(file);
    }
    if (startsWith(head, 0x1A, 0x45, 0xDF, 0xA3)) {
      return webm(file, head);
    }
    Optional<MediaFacts> image = ImageHeader.read(head);
    return image.isPresent() ? image.get() : film(file, head);
  }

  private static MediaFacts jpeg(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return JpegHeader.read(in).orElseThrow(() -> broken("JPEG image"));
    }
  }

  private MediaFacts webm(Path file, byte[] head) {
    if (!text(head, 0, head.length).contains("webm")) {
      throw unsupported("This is a Matroska video.");
    }
    return ffmpeg.read(file, MediaKind.WEBM).orElseThrow(() -> broken("WebM video"));
  }

  private MediaFacts film(Path file, byte[] head) throws IOException {
    String box = head.length >= 12 ? text(head, 4, 4) : "";
    String brand = box.equals("ftyp") ? text(head, 8, 4) : "";
    if (STILL_BRANDS.contains(brand)) {
      throw unsupported("This is an HEIC or AVIF image: save it as JPEG.");
    }
    if (!box.equals("ftyp") && !OLD_MOV.contains(box)) {
      throw unsupported("The file is no image or video that this server knows.");
    }
    boolean quickTime = brand.isEmpty() || brand.equals("qt  ");
    MediaKind kind = quickTime ? MediaKind.MOV : MediaKind.MP4;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return Mp4Boxes.read(channel, kind)
          .or(() -> ffmpeg.read(file, kind))
          .orElseThrow(() -> broken("video"));
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static boolean startsWith(byte[] head, int... signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= head.length || Byte.toUnsignedInt(head[i]) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }

  private static Problem broken(String what) {
    return unsupported(
        "The " + what + " is broken, or holds no picture: its size or length can't be read.");
  }

  private static Problem unsupported(String what) {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA, what + " This server takes " + MediaKind.ALL + ".");
  }
}
