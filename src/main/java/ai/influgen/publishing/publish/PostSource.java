package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.Draft;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the engine reads what a post says. */
public interface PostSource {

  /** The post as it stands now; empty if there is none. */
  Future<Optional<Post>> find(UUID workspaceId, UUID postId);

  /**
   * A post to publish.
   *
   * @param pending whether it is neither public nor given up
   * @param held whether it waits for a person
   * @param published whether it is public already
   * @param approvalHash what it may be published under
   * @param draft what is to be published; null if the content is not approved under that hash now
   * @param payloadHash what was sent by the newest commit call; null before the first
   * @param intentAt when the newest permission to commit was given; null before the first
   * @param accountId the platform's account that it is for; null if it was not known
   * @param attempts how many tries were made
   * @param firstAttemptAt when the first of them was; null before
   * @param paused whether publishing it is paused
   */
  record Post(
      boolean pending,
      boolean held,
      boolean published,
      String approvalHash,
      @Nullable Draft draft,
      @Nullable String payloadHash,
      @Nullable Instant intentAt,
      @Nullable String accountId,
      int attempts,
      @Nullable Instant firstAttemptAt,
      boolean paused) {}
}
