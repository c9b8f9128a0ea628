package ai.influgen.publishing.chaos;

/**
 * A place in the engine where an instance may be made to die: the entry of a method. The lines of
 * docs/state-machine.md, "A crash at this point leads to", by the names of the code.
 */
enum Point {
  /** The claim is committed and known. */
  CLAIM("Engine", "expect"),
  /** A staging call is answered, its result not yet kept. */
  STAGING("StepRunner", "keep"),
  /** The permission is committed, the call not yet written. */
  INTENT("Committer", "send"),
  /** The answer is read, nothing of it kept. */
  ANSWER("Committer", "judge"),
  /** The outcome is committed. */
  OUTCOME("Dispatcher", "done");

  private final String type;
  private final String method;

  Point(String type, String method) {
    this.type = type;
    this.method = method;
  }

  Mutation hook() {
    return new Mutation.Hook(Mutation.ENGINE + type, method, name());
  }
}
