package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one try at publishing ended. Closed: whoever switches over it must treat each case. */
public sealed interface PublishOutcome {

  /**
   * It is public.
   *
   * @param remotePostId the platform's id of the post; null where the platform says that it is
   *     public but not under which id
   * @param permalink where a person sees it; null if not known (yet)
   * @param evidence what the platform answered, without secrets; under {@link #WARNING} what went
   *     wrong without keeping the post from being public, in words for people
   */
  record Published(@Nullable String remotePostId, @Nullable String permalink, JsonObject evidence)
      implements PublishOutcome {
    /** The key of the warning among the evidence. */
    public static final String WARNING = "warning";

    /** What people should know though it went out, such as a thumbnail that was refused. */
    public @Nullable String warning() {
      return evidence.getString(WARNING);
    }
  }

  /**
   * Not public, and a later try may succeed.
   *
   * @param pause how long the platform asked us to wait; null leaves it to the retry policy
   * @param restage whether what was staged is void and has to be made anew; after a commit call
   *     only where the platform says for certain that nothing of it will become public
   */
  record RetryLater(ErrorCode code, String message, @Nullable Duration pause, boolean restage)
      implements PublishOutcome {}

  /** Not public, and no later try of the same payload can succeed. */
  record Refused(ErrorCode code, String message) implements PublishOutcome {}

  /** Not public: the token is unusable. One refresh and one more try come first. */
  record AuthExpired(String message) implements PublishOutcome {}

  /** Not public: provably, the call never left this machine. */
  record NotSent(String message) implements PublishOutcome {}

  /**
   * It may be public or not: only the platform can tell, so it is asked before anything else
   * happens.
   */
  record Ambiguous(String message, JsonObject evidence) implements PublishOutcome {}
}
