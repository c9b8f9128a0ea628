package ai.influgen.publishing.sandbox.call;

/** Ends a call with an answer, usually a refusal. */
public final class ReplyException extends RuntimeException {
  private final transient Reply reply;

  ReplyException(Reply reply) {
    super("Answered " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** The answer. */
  public Reply reply() {
    return reply;
  }
}
