package ai.influgen.publishing.media;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the size of a JPEG image as it is shown: the frame's, turned by the Exif orientation. */
final class JpegHeader {
  private static final int SEGMENTS_AT_MOST = 2_000;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int APP1 = 0xE1;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ORIENTATION_TAG = 0x0112;
  // from 5 on, the picture is shown lying on its side (Exif 2.32, 4.6.4)
  private static final int FIRST_TURNED = 5;

  private final DataInputStream in;
  private int orientation = 1;

  private JpegHeader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** The facts; empty if it is broken before it tells its size. */
  static Optional<MediaFacts> read(InputStream in) throws IOException {
    try {
      return new JpegHeader(in).read();
    } catch (EOFException _) {
      return Optional.empty();
    }
  }

  private Optional<MediaFacts> read() throws IOException {
    if (in.readUnsignedShort() != 0xFFD8) {
      return Optional.empty();
    }
    for (int i = 0; i < SEGMENTS_AT_MOST; i++) {
      int marker = marker();
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE || marker < 0) {
        return Optional.empty();
      }
      if (standsAlone(marker)) {
        continue;
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        return Optional.empty();
      }
      if (isFrame(marker)) {
        return frame();
      }
      segment(marker, length);
    }
    return Optional.empty();
  }

  /** The next marker; any number of fill bytes may come before it. */
  private int marker() throws IOException {
    if (in.readUnsignedByte() != 0xFF) {
      return -1;
    }
    int marker = 0xFF;
    while (marker == 0xFF) {
      marker = in.readUnsignedByte();
    }
    return marker;
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }

  /** SOF0 to SOF15 without the tables that share their range (DHT, JPG, DAC). */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private Optional<MediaFacts> frame() throws IOException {
    in.readUnsignedByte();
    int height = in.readUnsignedShort();
    int width = in.readUnsignedShort();
    if (width == 0 || height == 0) {
      return Optional.empty();
    }
    boolean turned = orientation >= FIRST_TURNED;
    return Optional.of(
        new MediaFacts(MediaKind.JPEG, turned ? height : width, turned ? width : height, null));
  }

  private void segment(int marker, int length) throws IOException {
    if (marker != APP1) {
      in.skipNBytes(length);
      return;
    }
    byte[] segment = in.readNBytes(length);
    if (startsWithExif(segment)) {
      orientation =
          orientation(ByteBuffer.wrap(segment, EXIF.length, length - EXIF.length).slice());
    }
  }

  private static boolean startsWithExif(byte[] segment) {
    return segment.length > EXIF.length
        && ByteBuffer.wrap(segment, 0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
  }

  /** The orientation of a TIFF structure's first directory; 1, upright, if it tells none. */
  private static int orientation(ByteBuffer tiff) {
    try {
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = Short.toUnsignedInt(tiff.getShort(directory));
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + i * 12;
        if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION_TAG) {
          int value = tiff.getShort(entry + 8);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch (IndexOutOfBoundsException _) {
      // a broken directory: viewers show such a picture upright
    }
    return 1;
  }
}
