package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection belongs; there is at most one per place.
 *
 * @param characterId whose it is; null: the whole workspace's
 */
public record Place(UUID workspaceId, PlatformName platform, @Nullable UUID characterId) {}
