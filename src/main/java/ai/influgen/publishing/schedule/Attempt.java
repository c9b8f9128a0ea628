package ai.influgen.publishing.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a post's log, as the engine wrote it.
 *
 * @param kind what was tried: {@code stage}, {@code commit}, {@code confirm}, {@code reconcile}
 * @param intentAt when the publishing call was permitted; null if it came not so far
 */
public record Attempt(
    UUID id,
    UUID postId,
    int number,
    String kind,
    Instant startedAt,
    @Nullable Instant intentAt,
    Instant endedAt,
    String outcome,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable String remotePostId,
    @Nullable Instant nextAttemptAt) {}
