package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token or key that may be used.
 *
 * @param expiresAt null if it never does
 * @param unseen whether its last use is unknown or more than a minute ago
 */
record ValidToken(UUID id, Caller caller, @Nullable Instant expiresAt, boolean unseen) {}
