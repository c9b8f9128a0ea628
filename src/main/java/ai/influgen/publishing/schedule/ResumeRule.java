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

  /** Why a post that it does not allow stays where it is, and what a person can do; plain words. */
  String words() {
    String why =
        publishLate
            ? "Its time passed while it waited, longer ago than this workspace lets posts go out late"
                + " (%d h)".formatted(window.toHours())
            : "Its time passed while it waited, and this workspace decides about late posts one by"
                + " one";
    return why + ": publish it now, or give it a new time.";
  }

  boolean allows(Instant planned, Instant now) {
    return publishLate && !planned.isBefore(now.minus(window));
  }
}
