package ai.influgen.publishing.content;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a post picks out of its content.
 *
 * @param captionId null: the variant selected for the platform
 * @param mediaIds in the order in which they are shown; null: all, in the content's order
 */
public record Choice(@Nullable UUID captionId, @Nullable List<UUID> mediaIds) {
  /** Nothing picked: the content as it is. */
  public static final Choice NONE = new Choice(null, null);

  public Choice {
    mediaIds = mediaIds == null ? null : List.copyOf(mediaIds);
  }
}
