package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** What the media calls have in common: finding, measuring, keeping and processing files. */
final class MediaDesk {
  private final SandboxContext sandbox;
  private final MediaLibrary library;
  private final CallFaults faults;
  private final TwitterSettings settings;
  private final Segments segments;
  private final MediaCheck check;

  MediaDesk(
      SandboxContext sandbox, MediaLibrary library, CallFaults faults, TwitterSettings settings) {
    this.sandbox = sandbox;
    this.library = library;
    this.faults = faults;
    this.settings = settings;
    this.segments = new Segments(sandbox.media());
    this.check = new MediaCheck(sandbox.media());
  }

  MediaLibrary library() {
    return library;
  }

  CallFaults faults() {
    return faults;
  }

  Instant now() {
    return sandbox.clock().instant();
  }

  /** The account's file of that id, or a refusal. */
  Media find(String id, Account account) {
    return library
        .find(id, account)
        .filter(media -> media.expiresAt() > sandbox.clock().millis())
        .orElseThrow(() -> Problems.invalid("id", id, "Invalid media id.").exception());
  }

  /** Refuses a file that is too large for its kind, or empty. */
  void checkSize(MediaKind kind, long bytes) {
    if (bytes <= 0 || bytes > kind.maxBytes(settings)) {
      throw Problems.invalid(
              "total_bytes",
              Long.toString(bytes),
              "File size must be between 1 and %d bytes.".formatted(kind.maxBytes(settings)))
          .exception();
    }
  }

  /** Takes a segment over. */
  Future<Void> keepSegment(Media media, int index, Path bytes) {
    return blocking(
        () -> {
          segments.keep(media.id(), index, bytes);
          return null;
        });
  }

  /** Joins the segments of a file and looks at it; refuses when bytes are missing. */
  Future<MediaCheck.Found> join(Media media) {
    return blocking(
        () -> {
          if (segments.size(media.id()) != media.spec().totalBytes()) {
            throw Problems.invalid(
                    "id", media.id(), "Segments do not add up to provided total file size.")
                .exception();
          }
          MediaCheck.Found found = check.keep(segments.join(media.id()), media.spec().kind());
          segments.drop(media.id());
          return found;
        });
  }

  /** Looks at a file that came in one go. */
  Future<MediaCheck.Found> look(Path file, MediaKind kind) {
    return blocking(() -> check.keep(file, kind));
  }

  /**
   * The work on a file whose bytes are there.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when it is refused at once, as a
   *     photo is
   */
  Media.Processing processing(Call call, MediaKind kind, MediaCheck.Found found, Instant begin) {
    boolean fails = faults.take(FaultKind.PROCESSING_FAILED, CallKind.STAGE, call).isPresent();
    String failure = fails ? "processing failed" : found.fault();
    if (!kind.processed() || !settings.on("finalize_processing")) {
      if (!failure.isEmpty()) {
        throw Problems.invalid("media", "", failure).exception();
      }
      return Media.Processing.NONE;
    }
    Duration more =
        faults.take(FaultKind.SLOW, CallKind.STAGE, call).map(Fault::waiting).orElse(Duration.ZERO);
    Instant ready = begin.plus(settings.millis("processing_ms")).plus(more);
    return new Media.Processing(begin.toEpochMilli(), ready.toEpochMilli(), failure);
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return sandbox.vertx().executeBlocking(work, false);
  }
}
