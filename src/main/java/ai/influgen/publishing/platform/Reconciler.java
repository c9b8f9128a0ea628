package ai.influgen.publishing.platform;

import java.time.Duration;

/**
 * How the platform is asked what became of a commit call whose answer is missing. Only reads; pure
 * like the {@link Adapter}. Its steps are kept in the same journal, so their names start with
 * {@code reconcile-}.
 */
public interface Reconciler {
  Next next(PublishJob job);

  /**
   * What an answer means; a {@link StepResult.Ended} means that the question could not be answered
   * for now.
   */
  StepResult read(PublishJob job, Exchange exchange);

  /** What comes next. */
  sealed interface Next {
    /** Ask this; its phase is {@link Step.Phase#CONFIRM}. */
    record Ask(Step.Call call) implements Next {}

    /** Ask on after this long: a request may still be under way. */
    record Wait(Duration pause) implements Next {}

    /** It is settled, as far as it can be. */
    record Settled(Settlement settlement) implements Next {}
  }
}
