package ai.influgen.publishing.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A workspace's rule for posts whose time has passed while they were held.
 *
 * @param publishLate false: a person decides about each
 * @param window how late they may be
 */
record ResumeRule(boolean publishLate, Duration window) {

  boolean allows(Instant planned, Instant now) {
    return publishLate && !planned.isBefore(now.minus(window));
  }
}
