package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.probe.MediaFacts;
import ai.influgen.publishing.sandbox.upload.PartFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of sessions. What an interrupted piece brought stays as far as it fills whole units,
 * over a restart too.
 */
final class Pieces {
  private final SandboxContext sandbox;
  private final Videos videos;
  private final YouTubeSettings settings;

  /** A kept file and the failure its looks lead to, empty for none. */
  private record Kept(Video.File file, String failure) {}

  Pieces(SandboxContext sandbox, Videos videos, YouTubeSettings settings) {
    this.sandbox = sandbox;
    this.videos = videos;
    this.settings = settings;
  }

  /** How many bytes of a session count. */
  Future<Long> stored(Session session) {
    return file(session).size().map(size -> stored(session, size));
  }

  /** Takes a piece, and answers how many bytes are there then. */
  Future<Long> append(Session session, ReadStream<Buffer> stream, Piece.Bytes bytes) {
    return stored(session)
        .compose(
            stored ->
                stored == bytes.first()
                    ? file(session).append(stream, stored, bytes.length())
                    : Future.failedFuture(YouTubeError.RANGE.exception()))
        .compose(appended -> spoil(session, bytes));
  }

  /** Makes the video of a session whose bytes are all there. */
  Future<Video> complete(Session session) {
    PartFile file = file(session);
    return sandbox
        .vertx()
        .executeBlocking(() -> keep(file.path()), false)
        .map(
            kept ->
                videos.make(
                    session,
                    kept.failure().isEmpty()
                        ? session.plan()
                        : session.plan().failing(kept.failure()),
                    kept.file()))
        .compose(video -> sandbox.log().synced().compose(synced -> file.delete()).map(video));
  }

  private Kept keep(Path path) throws IOException {
    MediaFacts facts = MediaFacts.read(path);
    long bytes = Files.size(path);
    String failure = bytes == 0 ? "emptyFile" : facts.type().isVideo() ? "" : "invalidFile";
    String name = sandbox.media().keepLinked(path, facts.type().extension());
    return new Kept(new Video.File(name, bytes), failure);
  }

  /** Forgets half of a piece where a knob says so. */
  private Future<Long> spoil(Session session, Piece.Bytes bytes) {
    boolean breaks = settings.breaksChunk();
    if (!breaks && !settings.storesFewer()) {
      return Future.succeededFuture(bytes.first() + bytes.length());
    }
    long kept = bytes.first() + wholeUnits(bytes.length() / 2);
    return file(session)
        .cut(kept)
        .compose(
            cut ->
                breaks
                    ? Future.failedFuture(YouTubeError.BACKEND_ERROR.exception())
                    : Future.succeededFuture(kept));
  }

  private PartFile file(Session session) {
    return new PartFile(sandbox.vertx(), sandbox.media(), YouTubeSandbox.NAME + "-" + session.id());
  }

  /** A file that is whole counts to its last byte: a kill came before its video was noted. */
  private static long stored(Session session, long size) {
    return size == session.size() ? size : wholeUnits(size);
  }

  private static long wholeUnits(long bytes) {
    return bytes - bytes % Piece.UNIT;
  }
}
