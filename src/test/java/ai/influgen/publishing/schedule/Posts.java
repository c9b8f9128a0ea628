package ai.influgen.publishing.schedule;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts for tests that need no database. */
final class Posts {
  private Posts() {}

  static ScheduledPost pending(UUID connectionId, Instant at) {
    return post(connectionId, PostStatus.PENDING, at, null);
  }

  static ScheduledPost post(
      UUID connectionId, PostStatus status, Instant at, @Nullable Instant nextAt) {
    return new ScheduledPost(
        IdKind.next(),
        IdKind.next(),
        IdKind.next(),
        IdKind.next(),
        new PlatformName("instagram"),
        connectionId,
        status,
        status == PostStatus.PENDING ? Phase.WAITING : null,
        null,
        at,
        "America/New_York",
        Choice.none(),
        "hash",
        new ScheduledPost.Tries(0, null, null, null, nextAt),
        new ScheduledPost.Result(null, null, List.of(), null, null),
        new ScheduledPost.Doubt(false, false, null),
        false,
        at,
        at,
        null);
  }
}
