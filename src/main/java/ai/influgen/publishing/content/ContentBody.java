package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.MediaItem;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What gets approved and published.
 *
 * @param captions in the order given
 * @param media in the order in which they are shown, with their alt texts
 * @param settings by the platform's name
 */
public record ContentBody(List<Caption> captions, List<MediaItem> media, JsonObject settings) {
  public ContentBody {
    captions = List.copyOf(captions);
    media = List.copyOf(media);
  }

  /** Whether there is nothing to publish: no text and no media. */
  public boolean isEmpty() {
    return media.isEmpty() && captions.stream().allMatch(caption -> caption.text().isBlank());
  }
}
