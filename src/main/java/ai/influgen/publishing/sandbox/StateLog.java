package ai.influgen.publishing.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state file: one JSON line per change, appended in the order of the calls, replayed at start.
 *
 * <p>Memory changes at once, the disk a little later, and everything that was appended while one
 * write was under way goes out with the next: so an answer has to wait for {@link #synced()}.
 * Confined to the context of the verticle.
 */
public final class StateLog {
  private final Vertx vertx;
  private final Path file;
  private final Map<String, Consumer<JsonObject>> kindToReplay = new HashMap<>();
  private StringBuilder waiting = new StringBuilder();
  private Promise<Void> waitingDone = Promise.promise();
  private @Nullable Promise<Void> writing;
  private @Nullable FileChannel channel;

  public StateLog(Vertx vertx, Path file) {
    this.vertx = vertx;
    this.file = file;
  }

  /** Says who takes the lines of one kind at start. Each kind has one taker. */
  public <T> void register(String kind, Class<T> type, Consumer<T> replay) {
    kindToReplay.put(kind, json -> replay.accept(json.mapTo(type)));
  }

  /**
   * Replays what the file holds and opens it for appending. A last line without an end was never
   * answered: it goes.
   */
  public Future<Void> open() {
    return vertx
        .executeBlocking(
            () -> {
              Files.createDirectories(file.toAbsolutePath().getParent());
              FileChannel opened =
                  FileChannel.open(
                      file,
                      StandardOpenOption.CREATE,
                      StandardOpenOption.READ,
                      StandardOpenOption.WRITE);
              opened.truncate(endOfLastLine(opened));
              opened.position(opened.size());
              replay();
              return opened;
            })
        .onSuccess(opened -> channel = opened)
        .mapEmpty();
  }

  /** Appends a change of the given kind; {@link #synced()} tells when it is on disk. */
  public void append(String kind, Object change) {
    waiting
        .append(
            new JsonObject().put("kind", kind).put("value", JsonObject.mapFrom(change)).encode())
        .append('\n');
    if (writing == null) {
      write();
    }
  }

  /** Completes once everything appended so far is on disk; fails when it can't get there. */
  public Future<Void> synced() {
    if (!waiting.isEmpty()) {
      return waitingDone.future();
    }
    return writing == null ? Future.succeededFuture() : writing.future();
  }

  /** Waits for the last write and closes the file. */
  public Future<Void> close() {
    FileChannel open = channel;
    return open == null
        ? Future.succeededFuture()
        : synced()
            .transform(
                written ->
                    vertx.executeBlocking(
                        () -> {
                          open.close();
                          return null;
                        }));
  }

  private void write() {
    ByteBuffer bytes = ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8));
    Promise<Void> done = waitingDone;
    waiting = new StringBuilder();
    waitingDone = Promise.promise();
    writing = done;
    vertx
        .<Void>executeBlocking(
            () -> {
              flush(bytes);
              return null;
            })
        .onComplete(
            written -> {
              writing = null;
              if (!waiting.isEmpty()) {
                write();
              }
              done.handle(written);
            });
  }

  private void flush(ByteBuffer bytes) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException("The state file is not open");
    }
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    open.force(false);
  }

  private void replay() {
    try (Stream<String> lines = Files.lines(file)) {
      lines.map(JsonObject::new).forEach(this::replay);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replay(JsonObject line) {
    Consumer<JsonObject> taker = kindToReplay.get(line.getString("kind"));
    if (taker == null) {
      throw new IllegalStateException(
          "Nobody knows lines of kind " + line.getString("kind") + " in " + file);
    }
    taker.accept(line.getJsonObject("value"));
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }
}
