package ai.influgen.publishing.platform;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What is to be published, before it is shaped for one platform.
 *
 * @param caption the text chosen for this platform; may be empty
 * @param media in the order in which they are shown
 * @param settings the platform's settings: the post's own over the content's over the connection's
 *     defaults
 */
public record Draft(String caption, List<MediaItem> media, JsonObject settings) {
  public Draft {
    media = List.copyOf(media);
  }
}
