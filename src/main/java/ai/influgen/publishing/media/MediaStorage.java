package ai.influgen.publishing.media;

import ai.influgen.publishing.platform.MediaItem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The files, each under the hash of its bytes ({@code ab/cd/abcd…}), so that the same picture is
 * kept once and a file never changes. A file under its final name is whole and on the disk.
 */
public final class MediaStorage {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int CHUNK = 128 * 1024;

  private final Vertx vertx;
  private final Path dir;

  /** A file that is kept. */
  public record Stored(String sha256, long bytes) {}

  public MediaStorage(Vertx vertx, Path dir) {
    this.vertx = vertx;
    this.dir = dir.toAbsolutePath();
  }

  /** Where the item's bytes lie. */
  public Path file(MediaItem item) {
    return file(item.sha256());
  }

  /**
   * Where the bytes of that hash lie, if they are kept.
   *
   * @throws IllegalArgumentException if it is no SHA-256 in lower-case hex
   */
  public Path file(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return directory(sha256).resolve(sha256);
  }

  private Path directory(String sha256) {
    return dir.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  /** A path for a file that is just coming in, on the same disk; its directory exists. */
  Future<Path> temporary() {
    return vertx.executeBlocking(this::temporaryPath, false);
  }

  /** Takes the file over: it is moved away from where it lies. */
  public Future<Stored> adopt(Path incoming) {
    return vertx.executeBlocking(() -> adoptNow(incoming), false);
  }

  private Path temporaryPath() throws IOException {
    Path temporary = Files.createDirectories(dir.resolve("incoming"));
    return temporary.resolve(UUID.randomUUID() + ".part");
  }

  private Stored adoptNow(Path incoming) throws IOException {
    Path local = onThisDisk(incoming);
    Stored stored = hash(local);
    Path target = file(stored.sha256());
    if (Files.exists(target)) {
      Files.delete(local);
      return stored;
    }
    force(local, StandardOpenOption.WRITE);
    Path parent = Files.createDirectories(directory(stored.sha256()));
    Files.move(local, target, StandardCopyOption.ATOMIC_MOVE);
    force(parent, StandardOpenOption.READ);
    return stored;
  }

  /** An upload may lie on another file system, from which nothing can be moved atomically. */
  private Path onThisDisk(Path incoming) throws IOException {
    Path local = temporaryPath();
    try {
      return Files.move(incoming, local, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      return Files.move(incoming, local);
    }
  }

  private static Stored hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
        bytes += read;
      }
    }
    return new Stored(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
