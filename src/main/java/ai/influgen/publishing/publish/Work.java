package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PublishJob;
import java.time.Instant;

/**
 * A claim with all that is needed to work on it.
 *
 * @param generation which tokens the job's account has
 * @param stagedFor under which key the journal keeps its steps: payload and account
 */
record Work(
    Claim claim,
    Platform platform,
    PostSource.Post post,
    PublishJob job,
    int generation,
    String stagedFor) {

  Work with(Journal journal, Instant now) {
    return new Work(claim, platform, post, job.with(journal, now), generation, stagedFor);
  }

  /** Whether a younger reading of its journal holds more than this work was loaded with. */
  boolean isBehind(Journal younger) {
    return younger.entries().size() > job.journal().entries().size();
  }

  /** The same work, with another question to ask. */
  Work afresh() {
    return new Work(claim.afresh(), platform, post, job, generation, stagedFor);
  }
}
