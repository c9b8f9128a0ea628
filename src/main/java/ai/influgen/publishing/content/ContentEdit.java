package ai.influgen.publishing.content;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a content item; null is what it does not say. A list replaces the whole
 * list that was there.
 *
 * @param title an empty one takes the title away
 * @param settings by the platform's name
 */
public record ContentEdit(
    @Nullable String title,
    @Nullable List<CaptionText> captions,
    @Nullable List<MediaUse> media,
    @Nullable JsonObject settings) {

  /** A caption as it is given. */
  public record CaptionText(@Nullable PlatformName platform, String text, boolean selected) {}

  /** A media item as it is shown in this content. */
  public record MediaUse(UUID mediaId, @Nullable String altText) {}
}
