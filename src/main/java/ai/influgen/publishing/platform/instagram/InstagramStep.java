package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Step;

/**
 * A step of an Instagram publish, as the journal names it.
 *
 * @param item which media item it is about, from 1; 0 for the post as a whole
 */
record InstagramStep(Kind kind, int item) {
  static final String LIMIT = "limit";
  static final String PUBLISH = "publish";
  static final String PERMALINK = "permalink";

  /** What a step does. */
  enum Kind {
    LIMIT,
    CONTAINER,
    OFFSET,
    UPLOAD,
    STATUS,
    PUBLISH,
    PERMALINK
  }

  static InstagramStep container(int item) {
    return new InstagramStep(Kind.CONTAINER, item);
  }

  static InstagramStep offset(int item) {
    return new InstagramStep(Kind.OFFSET, item);
  }

  static InstagramStep upload(int item) {
    return new InstagramStep(Kind.UPLOAD, item);
  }

  static InstagramStep status(int item) {
    return new InstagramStep(Kind.STATUS, item);
  }

  /**
   * {@code limit}, {@code container}, {@code child-2}, {@code upload-2-offset}, {@code
   * child-2-status}, …
   */
  String name() {
    return switch (kind) {
      case CONTAINER -> item == 0 ? "container" : "child-" + item;
      case OFFSET -> "upload-" + item + "-offset";
      case UPLOAD -> "upload-" + item;
      case STATUS -> container(item).name() + "-status";
      case LIMIT -> LIMIT;
      case PUBLISH -> PUBLISH;
      case PERMALINK -> PERMALINK;
    };
  }

  Step.Phase phase() {
    return switch (kind) {
      case LIMIT, CONTAINER, OFFSET, UPLOAD, STATUS -> Step.Phase.STAGE;
      case PUBLISH -> Step.Phase.COMMIT;
      case PERMALINK -> Step.Phase.CONFIRM;
    };
  }

  /**
   * The step of that name.
   *
   * @throws IllegalArgumentException if no step is called so
   */
  static InstagramStep of(String name) {
    return switch (name) {
      case LIMIT -> new InstagramStep(Kind.LIMIT, 0);
      case PUBLISH -> new InstagramStep(Kind.PUBLISH, 0);
      case PERMALINK -> new InstagramStep(Kind.PERMALINK, 0);
      case String s when s.endsWith("-status") -> status(item(s.replace("-status", "")));
      case String s when s.endsWith("-offset") -> offset(item(s.replace("-offset", "")));
      case String s when s.startsWith("upload-") -> upload(item(s));
      default -> container(item(name));
    };
  }

  private static int item(String name) {
    return name.equals("container") ? 0 : Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }
}
