package ai.influgen.publishing.media;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a file in: looks at its bytes, keeps it, and writes down that the workspace has it. */
public final class MediaIntake {
  private static final int NAME_LENGTH = 200;

  private final Vertx vertx;
  private final MediaProbe probe;
  private final MediaStorage storage;
  private final MediaStore store;
  private final long maxBytes;
  private final InstantSource clock;

  MediaIntake(
      Vertx vertx,
      MediaProbe probe,
      MediaStorage storage,
      MediaStore store,
      long maxBytes,
      InstantSource clock) {
    this.vertx = vertx;
    this.probe = probe;
    this.storage = storage;
    this.store = store;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /**
   * Takes the file over; it is gone from where it lay if this succeeds.
   *
   * @param fileName as its sender named it
   * @param sourceUrl where it was fetched from; null for an upload
   * @throws Problem as the future's failure: 413 or 422 if it is too large or no media
   */
  public Future<MediaAsset> take(
      UUID workspaceId, Path file, String fileName, @Nullable String sourceUrl) {
    return vertx
        .executeBlocking(() -> facts(file), false)
        .compose(
            facts ->
                storage
                    .adopt(file)
                    .compose(
                        stored -> {
                          UUID id = IdKind.next();
                          Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                          return store.insert(
                              new MediaAsset(
                                  id,
                                  workspaceId,
                                  item(id, facts, stored),
                                  cleanName(fileName, facts.kind()),
                                  sourceUrl,
                                  now));
                        }));
  }

  private MediaFacts facts(Path file) throws java.io.IOException {
    if (Files.size(file) > maxBytes) {
      throw Problem.of(
          ProblemType.TOO_LARGE,
          "The file has more than the " + maxBytes + " bytes that are taken here.");
    }
    return probe.probe(file);
  }

  private static MediaItem item(UUID id, MediaFacts facts, MediaStorage.Stored stored) {
    return new MediaItem(
        IdKind.MEDIA.show(id),
        facts.kind().type(),
        facts.kind().contentType(),
        stored.bytes(),
        facts.width(),
        facts.height(),
        facts.duration(),
        stored.sha256(),
        null);
  }

  /** The last part of the name, without control characters; only ever shown. */
  static String cleanName(String name, MediaKind kind) {
    int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    String last = name.substring(cut + 1).replaceAll("\\p{Cntrl}", "").strip();
    String shown = last.isEmpty() ? "media." + kind.extension() : last;
    int length = shown.codePointCount(0, shown.length());
    return length <= NAME_LENGTH
        ? shown
        : shown.substring(shown.offsetByCodePoints(0, length - NAME_LENGTH));
  }
}
