package ai.influgen.publishing.platform;

/** What comes next in a publish. */
public sealed interface Step {

  /**
   * One HTTP call.
   *
   * @param name the journal's name for it; unique within one publish, such as {@code container} or
   *     {@code child-2}
   */
  record Call(String name, Phase phase, PlatformRequest request) implements Step {}

  /** Nothing is left to do. */
  record Finished(PublishOutcome outcome) implements Step {}

  /** What a call may do to the world. */
  enum Phase {
    /** Makes or asks for something that nobody sees: repeatable, done ahead of time. */
    STAGE,
    /** After it the post may be public: made once per intent, never repeated blindly. */
    COMMIT,
    /** Only reads. */
    CONFIRM
  }
}
