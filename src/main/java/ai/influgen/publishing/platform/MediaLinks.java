package ai.influgen.publishing.platform;

import java.net.URI;

/**
 * Where a platform can fetch a media item: an unguessable address that works for as long as a
 * publish may take.
 */
@FunctionalInterface
public interface MediaLinks {
  URI of(MediaItem item);
}
