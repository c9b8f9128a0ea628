package ai.influgen.publishing.schedule;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person picked for one post among what is approved.
 *
 * @param captionId null: the content's own caption for the platform
 * @param mediaIds in the order in which they are shown; null: all media of the content
 * @param settings the post's own settings for its platform, over the content's
 */
public record Choice(@Nullable UUID captionId, @Nullable List<UUID> mediaIds, JsonObject settings) {
  public Choice {
    mediaIds = mediaIds == null ? null : List.copyOf(mediaIds);
  }

  /** The content as it stands. */
  public static Choice none() {
    return new Choice(null, null, new JsonObject());
  }
}
