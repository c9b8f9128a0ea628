package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What the answer to a call means. */
public sealed interface StepResult {

  /** The step is done: remember this in the journal and go on. */
  record Keep(JsonObject result) implements StepResult {}

  /** Not ready: make the same call again after this long. Never given for a commit call. */
  record Again(Duration after) implements StepResult {}

  /** The publish ends here. */
  record Ended(PublishOutcome outcome) implements StepResult {}
}
