package ai.influgen.publishing.platform;

import java.util.Optional;

/**
 * How a post is published on one platform, as pure functions over the journal: {@link #next} says
 * which call comes next, {@link #read} what its answer means. The publisher makes the calls, keeps
 * the journal, waits, retries and measures.
 *
 * <p>The first call with {@link Step.Phase#COMMIT} ends the staging. A commit call's success is
 * kept in the journal before any further call, so its result holds the platform's id of the post.
 */
public interface Adapter {
  Step next(PublishJob job);

  StepResult read(PublishJob job, Exchange exchange);

  /**
   * What the journal proves to be public already, though something may be left to confirm, such as
   * the permalink; empty while the platform still has to decide.
   */
  Optional<PublishOutcome.Published> proven(Journal journal);

  Reconciler reconciler();
}
