package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.MediaFetch;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.probe.MediaFacts;
import ai.influgen.publishing.sandbox.probe.MediaType;
import ai.influgen.publishing.sandbox.tiktok.FailReason.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches media by URL, judges files, keeps what passes. Fails with {@link FailReason}. */
final class MediaCheck {
  /** 4 GB, the smaller of its two readings. */
  static final long LARGEST_VIDEO = 4_000_000_000L;

  private static final long LARGEST_PHOTO = 20_000_000;
  private static final int SHORTEST_SIDE = 360;
  private static final int LONGEST_SIDE = 4096;
  // "1080p" for a photo, either way up
  private static final int PHOTO_SHORT_SIDE = 1080;
  private static final int PHOTO_LONG_SIDE = 1920;

  private final Vertx vertx;
  private final MediaStore store;
  private final MediaFetch fetch;
  private final TikTokSettings settings;

  /** A kept file and the bytes it has. */
  record Kept(String name, long bytes) {}

  MediaCheck(SandboxContext sandbox, TikTokSettings settings) {
    this.vertx = sandbox.vertx();
    this.store = sandbox.media();
    this.fetch = new MediaFetch(vertx, store);
    this.settings = settings;
  }

  /** Fetches, judges and keeps one file. */
  Future<Kept> pull(String url, Draft.Kind kind) {
    boolean video = kind == Draft.Kind.VIDEO;
    Reason unreachable = video ? Reason.VIDEO_PULL_FAILED : Reason.PHOTO_PULL_FAILED;
    return fetch
        .fetch(url, video ? LARGEST_VIDEO : LARGEST_PHOTO, settings.fetchTimeout())
        .recover(failure -> Future.failedFuture(new FailReason(tooLarge(failure, unreachable))))
        .compose(
            file -> keep(file, kind).eventually(() -> vertx.fileSystem().delete(file.toString())));
  }

  /** Judges a file and keeps it under its content's name, leaving it in place. */
  Future<Kept> keep(Path file, Draft.Kind kind) {
    return vertx.executeBlocking(
        () -> {
          MediaFacts facts = MediaFacts.read(file);
          judge(facts, kind);
          long bytes = Files.size(file);
          return new Kept(store.keepLinked(file, facts.type().extension()), bytes);
        },
        false);
  }

  private void judge(MediaFacts facts, Draft.Kind kind) {
    switch (kind) {
      case VIDEO -> judgeVideo(facts);
      case PHOTO -> judgePhoto(facts);
    }
  }

  /** What a file doesn't tell isn't judged. */
  private void judgeVideo(MediaFacts facts) {
    demand(facts.type().isVideo(), Reason.FILE_FORMAT_CHECK_FAILED);
    boolean sized = facts.width() > 0;
    boolean fits = shortSide(facts) >= SHORTEST_SIDE && longSide(facts) <= LONGEST_SIDE;
    demand(!sized || fits, Reason.PICTURE_SIZE_CHECK_FAILED);
    Duration longest = settings.longestVideo();
    demand(facts.length().compareTo(longest) <= 0, Reason.DURATION_CHECK_FAILED);
  }

  private static void judgePhoto(MediaFacts facts) {
    MediaType type = facts.type();
    demand(type == MediaType.JPEG || type == MediaType.WEBP, Reason.FILE_FORMAT_CHECK_FAILED);
    demand(
        shortSide(facts) <= PHOTO_SHORT_SIDE && longSide(facts) <= PHOTO_LONG_SIDE,
        Reason.PICTURE_SIZE_CHECK_FAILED);
  }

  private static int shortSide(MediaFacts facts) {
    return Math.min(facts.width(), facts.height());
  }

  private static int longSide(MediaFacts facts) {
    return Math.max(facts.width(), facts.height());
  }

  private static Reason tooLarge(Throwable failure, Reason otherwise) {
    return failure instanceof MediaStore.TooLarge ? Reason.FILE_FORMAT_CHECK_FAILED : otherwise;
  }

  private static void demand(boolean met, Reason otherwise) {
    if (!met) {
      throw new FailReason(otherwise);
    }
  }
}
