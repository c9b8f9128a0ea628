package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;

/** What the platform says became of a commit call whose answer is missing. */
public sealed interface Settlement {

  /** It is public: adopted as it is. */
  record Found(PublishOutcome.Published published) implements Settlement {}

  /**
   * It is not public, and cannot become so any more by the call that was made: the publish may go
   * on.
   *
   * @param restage whether what was staged is void; otherwise the same handle is committed again
   */
  record NotPublished(boolean restage, JsonObject evidence) implements Settlement {}

  /** It is not public, and the platform has said why it never will be. */
  record Refused(ErrorCode code, String message, JsonObject evidence) implements Settlement {}

  /**
   * The platform has no handle of the call, and shows nothing like the post though all was looked
   * through that would show it. That proves nothing: it may appear later. The workspace's rule says
   * whether a person is asked or it is sent again.
   */
  record NotFound(String message, JsonObject evidence) implements Settlement {}

  /** The platform cannot tell: a person has to look. */
  record Undecidable(String message, JsonObject evidence) implements Settlement {}
}
