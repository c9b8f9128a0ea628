package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.ErrorCode;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One content item that goes to one account at one time.
 *
 * @param connectionId the account, bound when the post was scheduled
 * @param phase what is going on; null unless pending
 * @param held why it waits for a person; null: it does not
 * @param timezone the IANA zone in which the time was chosen
 * @param approvalHash the approval under which it may be published
 * @param repost whether the same content may be pending there besides
 * @param endedAt null while pending
 */
public record ScheduledPost(
    UUID id,
    UUID workspaceId,
    UUID contentId,
    UUID characterId,
    PlatformName platform,
    UUID connectionId,
    PostStatus status,
    @Nullable Phase phase,
    @Nullable Hold held,
    Instant scheduledAt,
    String timezone,
    Choice choice,
    String approvalHash,
    Tries tries,
    Result result,
    Doubt doubt,
    boolean repost,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {

  /**
   * How publishing has gone so far.
   *
   * @param count how many tries there were since it was last (re)scheduled
   * @param error of the last try; null if it had none
   * @param retryable whether the failure may pass by itself
   * @param nextAt when it is tried again
   */
  public record Tries(
      int count,
      @Nullable ErrorCode error,
      @Nullable String message,
      @Nullable Boolean retryable,
      @Nullable Instant nextAt) {}

  /**
   * What became public.
   *
   * @param latenessMs from the due instant to the call that published it
   */
  public record Result(
      @Nullable String remotePostId,
      @Nullable String permalink,
      List<String> mediaUrls,
      @Nullable Instant publishedAt,
      @Nullable Long latenessMs) {
    public Result {
      mediaUrls = List.copyOf(mediaUrls);
    }
  }

  /**
   * Whether it is known what became of it.
   *
   * @param unsettled a commit call was made whose effect is not known yet
   * @param needsConfirmation … and the platform can't tell either: a person has to look
   * @param evidence what is known
   */
  public record Doubt(
      boolean unsettled, boolean needsConfirmation, @Nullable JsonObject evidence) {}

  /** This post, as the engine's queue knows it. */
  DueQueue.Entry due(Instant at) {
    return new DueQueue.Entry(id, workspaceId, connectionId, platform, at);
  }
}
