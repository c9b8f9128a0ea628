package ai.influgen.publishing.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small media files, made in the test. */
public final class TestMedia {
  private TestMedia() {}

  /** An image in one of the formats that the JDK writes. */
  public static byte[] image(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("the JDK writes no " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The JPEG with an Exif segment right after its first marker. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer exif =
        ByteBuffer.allocate(36)
            .putShort((short) 0xFFE1)
            .putShort((short) 34)
            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0);
    return concat(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A film without frames: only the boxes that tell what it is, after 1,000 bytes of data. */
  public static byte[] film(String brand, int width, int height, long millis) {
    byte[] soundTrack = box("trak", trackHeader(0, 0, false), media("soun"));
    byte[] pictureTrack = box("trak", trackHeader(width, height, false), media("vide"));
    return film(brand, millis, soundTrack, pictureTrack);
  }

  static byte[] turnedFilm(int width, int height, long millis) {
    return film("isom", millis, box("trak", trackHeader(width, height, true), media("vide")));
  }

  static byte[] film(String brand, long millis, byte[]... tracks) {
    byte[] header =
        box("mvhd", ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, (int) millis).array());
    return concat(
        box("ftyp", (brand + "\0\0\0\0" + brand).getBytes(StandardCharsets.ISO_8859_1)),
        box("mdat", new byte[1000]),
        box("moov", header, concat(tracks)));
  }

  private static byte[] media(String handler) {
    byte[] type = ("\0\0\0\0\0\0\0\0" + handler).getBytes(StandardCharsets.ISO_8859_1);
    return box("mdia", box("hdlr", type, new byte[12]));
  }

  private static byte[] trackHeader(int width, int height, boolean turned) {
    ByteBuffer header = ByteBuffer.allocate(84);
    int one = 0x10000;
    header.putInt(40, turned ? 0 : one).putInt(44, turned ? one : 0);
    header.putInt(52, turned ? -one : 0).putInt(56, turned ? 0 : one);
    header.putInt(76, width << 16).putInt(80, height << 16);
    return box("tkhd", header.array());
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] content = concat(parts);
    byte[] head =
        ByteBuffer.allocate(8)
            .putInt(content.length + 8)
            .put(type.getBytes(StandardCharsets.ISO_8859_1))
            .array();
    return concat(head, content);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
