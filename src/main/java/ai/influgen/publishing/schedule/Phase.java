package ai.influgen.publishing.schedule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is going on with a pending post. Never stored: it follows from the post and from its rows in
 * the engine's tables, so that it can't contradict them.
 */
public enum Phase {
  WAITING,
  STAGING,
  PUBLISHING,
  CONFIRMING,
  RECONCILING,
  HELD;

  /** As JSON has it, such as {@code waiting}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the call that publishes has been permitted: nobody can stop the post any more. */
  public boolean tooLate() {
    return this == PUBLISHING || this == CONFIRMING || this == RECONCILING;
  }

  /**
   * Where the engine has a post.
   *
   * @param dueKind the kind of its row in {@code due}; null: it has none
   * @param inflightKind the kind of its row in {@code inflight}; null: it has none
   * @param sending whether the row in {@code inflight} holds a permission to publish
   */
  public record Whereabouts(
      @Nullable String dueKind, @Nullable String inflightKind, boolean sending) {}

  /** The phase of a pending post. */
  public static Phase of(@Nullable Hold held, boolean unsettled, Whereabouts engine) {
    if (held != null) {
      return HELD;
    }
    Phase worked = ofInflight(engine);
    if (worked != null) {
      return worked;
    }
    if (unsettled || "reconcile".equals(engine.dueKind)) {
      return RECONCILING;
    }
    return "confirm".equals(engine.dueKind) ? CONFIRMING : WAITING;
  }

  private static @Nullable Phase ofInflight(Whereabouts engine) {
    return switch (engine.inflightKind) {
      case "confirm" -> CONFIRMING;
      case "reconcile" -> RECONCILING;
      case "stage" -> engine.sending ? PUBLISHING : STAGING;
      case "commit" -> engine.sending ? PUBLISHING : null;
      case null, default -> null;
    };
  }
}
