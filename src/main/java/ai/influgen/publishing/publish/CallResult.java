package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformResponse;
import java.time.Duration;
import java.time.Instant;

/** What came of one call to a platform, as far as the wire can tell. */
public sealed interface CallResult {

  /** An answer came. */
  record Answered(PlatformResponse response) implements CallResult {}

  /** Not one byte of it left: the platform can't have acted on it. */
  record NotSent(String why) implements CallResult {}

  /** Not one byte of it left, for a reason on our side: it says nothing about the platform. */
  record Stopped(String why) implements CallResult {}

  /**
   * Not one byte of it left, since this server was held up or has too much to do: nothing is wrong
   * with the post or the platform.
   */
  record Late(String why) implements CallResult {}

  /** It left, in part at least, and no answer came: the platform may have acted on it. */
  record NoAnswer(String why) implements CallResult {}

  /** Not made: a limit of the platform is used up until then; the words are for people. */
  record OverQuota(Instant until, String message) implements CallResult {}

  /** Not made: the platform counts as down, for this much longer. */
  record Withheld(Duration pause) implements CallResult {}
}
