package ai.influgen.publishing.sandbox;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.form.FormFailure;
import ai.influgen.publishing.form.FormLimits;
import ai.influgen.publishing.form.FormReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The media that platforms took, one file per content: {@code <sha256>.<extension>}. Bytes never
 * pile up in memory.
 */
public final class MediaStore {
  private static final String PASSING = "passing-";

  /** For what a form has besides its file. */
  private static final long ROOM_FOR_FIELDS = 1 << 20;

  private final Vertx vertx;
  private final Path media;
  private final Path incoming;
  private final Path forms;

  /** The stream brought more bytes than allowed. */
  public static final class TooLarge extends IOException {
    /** More than that many. */
    public TooLarge(long max) {
      super("More than " + max + " bytes");
    }
  }

  public MediaStore(Vertx vertx, Path dataDir) {
    this.vertx = vertx;
    this.media = dataDir.toAbsolutePath().resolve("media");
    this.incoming = dataDir.toAbsolutePath().resolve("incoming");
    this.forms = incoming.resolve("forms");
  }

  /** Makes the directories, and removes what a kill left of files that were just coming in. */
  Future<Void> open() {
    return vertx.executeBlocking(
        () -> {
          Files.createDirectories(media);
          Files.createDirectories(forms);
          deleteAll(incoming, PASSING + "*");
          deleteAll(forms, "*");
          return null;
        });
  }

  private static void deleteAll(Path directory, String names) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, names)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  Path directory() {
    return media;
  }

  /** A file of its own for bytes that arrive in one go. */
  public Path anyFile() {
    return incoming.resolve(PASSING + UUID.randomUUID());
  }

  /** The file for bytes that may arrive in several goes, found again after a restart. */
  public Path fileFor(String upload) {
    return incoming.resolve(upload + ".part");
  }

  /**
   * Appends a paused or fresh stream to a file. What arrived before the stream broke or grew too
   * large stays there.
   *
   * @param max the largest number of bytes the stream may bring; fails with {@link TooLarge} beyond
   */
  public Future<Void> append(ReadStream<Buffer> stream, Path to, long max) {
    stream.pause();
    return vertx
        .fileSystem()
        .open(
            to.toString(),
            new OpenOptions().setRead(false).setWrite(true).setCreate(true).setAppend(true))
        .compose(file -> copy(stream, file, max).eventually(file::close));
  }

  /**
   * Receives a form. Must be called before anything else waits, as the body would be lost.
   *
   * @param max the largest file in bytes; fails with {@link TooLarge} beyond
   * @return the form; whoever receives it keeps or deletes its files
   */
  public Future<Form> receiveForm(ReadStream<Buffer> body, @Nullable String contentType, long max) {
    return new FormReader(vertx, forms, FormLimits.of(max + ROOM_FOR_FIELDS))
        .read(body, contentType)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof FormFailure.TooLarge ? new TooLarge(max) : failure))
        .compose(
            form ->
                form.files().stream().allMatch(file -> file.bytes() <= max)
                    ? Future.succeededFuture(form)
                    : delete(form).compose(deleted -> Future.failedFuture(new TooLarge(max))));
  }

  /** Deletes the files of a form that nobody kept. */
  public Future<Void> delete(Form form) {
    return form.delete(vertx);
  }

  private static Future<Void> copy(ReadStream<Buffer> stream, AsyncFile file, long max) {
    Promise<Void> done = Promise.promise();
    long[] left = {max};
    stream.exceptionHandler(done::tryFail);
    file.exceptionHandler(done::tryFail);
    stream.endHandler(end -> done.tryComplete());
    stream.handler(
        bytes -> {
          left[0] -= bytes.length();
          if (left[0] < 0) {
            stream.handler(_ -> {});
            done.tryFail(new TooLarge(max));
            return;
          }
          file.write(bytes);
          if (file.writeQueueFull()) {
            stream.pause();
            file.drainHandler(drained -> stream.resume());
          }
        });
    stream.resume();
    return done.future();
  }

  /**
   * Takes a file over under its content's name, and answers the name. Blocks.
   *
   * @param extension with its dot
   */
  public String keep(Path file, String extension) throws IOException {
    String name = sha256(file) + extension;
    Files.move(file, media.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    return name;
  }

  /**
   * Keeps a file under its content's name and leaves it where it is, so that a kill before the name
   * is noted costs nothing: it can be kept again. Blocks.
   *
   * @param extension with its dot
   */
  public String keepLinked(Path file, String extension) throws IOException {
    String name = sha256(file) + extension;
    Path kept = media.resolve(name);
    if (Files.exists(kept)) {
      return name;
    }
    try {
      Files.createLink(kept, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    return name;
  }

  /** The content hash in the name of a kept file. */
  public static String hashOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        digest.update(bytes, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
