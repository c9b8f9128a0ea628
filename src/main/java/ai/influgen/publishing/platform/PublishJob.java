package ai.influgen.publishing.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that an adapter may know about one publish: a snapshot, so that the adapter stays a pure
 * function.
 *
 * @param account the account it goes to
 * @param payload what is published
 * @param journal what is done already
 * @param attempt which try this is, from 1
 * @param intentAt when permission for the commit call was last given; null before the first
 * @param now the database's time
 * @param links where the platform fetches media
 */
public record PublishJob(
    Account account,
    Payload payload,
    Journal journal,
    int attempt,
    @Nullable Instant intentAt,
    Instant now,
    MediaLinks links) {

  /** The same job one step on. */
  public PublishJob with(Journal longer, Instant later) {
    return new PublishJob(account, payload, longer, attempt, intentAt, later, links);
  }
}
