package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Step;

/**
 * A step of a publish on X, as the journal names it.
 *
 * @param number which image it is about, from 1, or which segment, from 0; 0 where there is but one
 */
record TwitterStep(Kind kind, int number) {
  static final String POST = "post";

  /** What a step does. */
  enum Kind {
    UPLOAD,
    INITIALIZE,
    APPEND,
    FINALIZE,
    STATUS,
    ALT,
    POST
  }

  static TwitterStep of(Kind kind) {
    return new TwitterStep(kind, 0);
  }

  static TwitterStep upload(int item) {
    return new TwitterStep(Kind.UPLOAD, item);
  }

  static TwitterStep append(int segment) {
    return new TwitterStep(Kind.APPEND, segment);
  }

  static TwitterStep alt(int item) {
    return new TwitterStep(Kind.ALT, item);
  }

  /** {@code upload-2}, {@code initialize}, {@code append-17}, {@code alt-1}, {@code post}, … */
  String name() {
    return switch (kind) {
      case UPLOAD -> "upload-" + number;
      case INITIALIZE -> "initialize";
      case APPEND -> "append-" + number;
      case FINALIZE -> "finalize";
      case STATUS -> "status";
      case ALT -> "alt-" + number;
      case POST -> POST;
    };
  }

  Step.Phase phase() {
    return switch (kind) {
      case UPLOAD, INITIALIZE, APPEND, FINALIZE, STATUS, ALT -> Step.Phase.STAGE;
      case POST -> Step.Phase.COMMIT;
    };
  }

  /**
   * The step of that name.
   *
   * @throws IllegalArgumentException if no step is called so
   */
  static TwitterStep of(String name) {
    return switch (name) {
      case "initialize" -> of(Kind.INITIALIZE);
      case "finalize" -> of(Kind.FINALIZE);
      case "status" -> of(Kind.STATUS);
      case POST -> of(Kind.POST);
      case String s when s.startsWith("upload-") -> upload(number(s));
      case String s when s.startsWith("append-") -> append(number(s));
      case String s when s.startsWith("alt-") -> alt(number(s));
      default -> throw new IllegalArgumentException("no step is called " + name);
    };
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }
}
