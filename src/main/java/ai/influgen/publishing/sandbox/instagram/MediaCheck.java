package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.ImageHeader;
import ai.influgen.publishing.sandbox.MediaFetch;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.VideoHeader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * Fetches media as the platform does, and keeps what passes its checks. Fails with {@link
 * GraphException}.
 */
final class MediaCheck {
  private static final long LARGEST_IMAGE = 8L << 20;
  private static final long LARGEST_REEL = 300L << 20;
  private static final long LARGEST_STORY_VIDEO = 100L << 20;
  private static final double NARROWEST = 0.8;
  private static final double WIDEST = 1.91;
  // an encoder may round a side to a whole or an even pixel
  private static final double ROUNDING = 0.01;

  private final Vertx vertx;
  private final MediaStore store;
  private final MediaFetch fetch;

  MediaCheck(Vertx vertx, MediaStore store) {
    this.vertx = vertx;
    this.store = store;
    this.fetch = new MediaFetch(vertx, store);
  }

  /** Fetches and checks the file of a draft by URL, and answers the name it is kept under. */
  Future<String> take(Draft draft, Duration timeout) {
    return draft.video()
        ? fetch(draft.url(), largestVideo(draft), timeout, GraphErrors.VIDEO_FORMAT)
            .compose(this::keepVideo)
        : image(draft.url(), timeout, draft.kind() == MediaKind.IMAGE);
  }

  /** Fetches and checks the cover of a reel, where there is one. */
  Future<Void> cover(Draft draft, Duration timeout) {
    return draft.coverUrl().isEmpty()
        ? Future.succeededFuture()
        : image(draft.coverUrl(), timeout, false).mapEmpty();
  }

  /** Checks a video whose bytes are all there, and keeps it. */
  Future<String> keepVideo(Path file) {
    return checked(
        file,
        () -> {
          if (!VideoHeader.isMovie(file)) {
            throw GraphErrors.VIDEO_FORMAT.exception();
          }
          return store.keep(file, ".mp4");
        });
  }

  /** The most bytes a video may have. */
  static long largestVideo(Draft draft) {
    return draft.kind() == MediaKind.STORY ? LARGEST_STORY_VIDEO : LARGEST_REEL;
  }

  private Future<String> image(String url, Duration timeout, boolean inFeed) {
    return fetch(url, LARGEST_IMAGE, timeout, GraphErrors.IMAGE_TOO_BIG)
        .compose(file -> checked(file, () -> keepImage(file, inFeed)));
  }

  private String keepImage(Path file, boolean inFeed) throws IOException {
    ImageHeader header =
        ImageHeader.read(file)
            .filter(image -> image.format() == ImageHeader.Format.JPEG)
            .orElseThrow(GraphErrors.IMAGE_FORMAT::exception);
    double ratio = (double) header.width() / header.height();
    boolean fits = ratio >= NARROWEST - ROUNDING && ratio <= WIDEST + ROUNDING;
    if (inFeed && !fits) {
      throw GraphErrors.IMAGE_RATIO.exception(header.width() + " x " + header.height());
    }
    return store.keep(file, ".jpg");
  }

  private Future<Path> fetch(String url, long max, Duration timeout, GraphError tooLarge) {
    return fetch
        .fetch(url, max, timeout)
        .recover(
            failure ->
                Future.failedFuture(
                    switch (failure) {
                      case TimeoutException _ -> GraphErrors.MEDIA_SLOW.exception();
                      case MediaStore.TooLarge _ -> tooLarge.exception();
                      default ->
                          GraphErrors.MEDIA_UNREACHABLE.exception(
                              String.valueOf(failure.getMessage()));
                    }));
  }

  private Future<String> checked(Path file, Callable<String> check) {
    return vertx
        .executeBlocking(check, false)
        .onFailure(refused -> vertx.fileSystem().delete(file.toString()));
  }
}
