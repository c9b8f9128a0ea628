package ai.influgen.publishing.media;

import ai.influgen.publishing.platform.MediaItem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image or video of a workspace.
 *
 * @param item what its bytes tell; without alt text, which belongs to the content that shows it
 * @param fileName as its sender named it
 * @param sourceUrl where it was fetched from; null for an upload
 */
public record MediaAsset(
    UUID id,
    UUID workspaceId,
    MediaItem item,
    String fileName,
    @Nullable String sourceUrl,
    Instant createdAt) {}
