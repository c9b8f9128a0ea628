package ai.influgen.publishing.sandbox.tiktok;

import java.util.Locale;

/** Ends a publish as FAILED; the words are those of the status reference. */
final class FailReason extends RuntimeException {
  /** The reasons that the simulator finds by itself; any other can be asked for. */
  enum Reason {
    FILE_FORMAT_CHECK_FAILED,
    DURATION_CHECK_FAILED,
    PICTURE_SIZE_CHECK_FAILED,
    VIDEO_PULL_FAILED,
    PHOTO_PULL_FAILED,
    PUBLISH_CANCELLED,
    INTERNAL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  FailReason(Reason reason) {
    super(reason.word(), null, false, false);
    this.reason = reason;
  }

  /** The word for what made a step fail. */
  static String of(Throwable failure) {
    return failure instanceof FailReason known ? known.reason.word() : Reason.INTERNAL.word();
  }
}
