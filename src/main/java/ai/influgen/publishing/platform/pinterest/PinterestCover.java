package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which media a pin shows, and which of them only covers its video.
 *
 * @param media all there are, in their order
 * @param at where among them the image is that covers the video; {@link #NONE}: a frame of it does
 */
record PinterestCover(List<MediaItem> media, int at) {
  static final int NONE = -1;

  PinterestCover {
    media = List.copyOf(media);
  }

  /** The cover as the settings name it, by the image's own id. */
  static PinterestCover of(Draft draft, Remarks remarks) {
    List<MediaItem> media = draft.media();
    Object wish = draft.settings().getValue(PinterestSettings.COVER);
    if (wish == null) {
      return new PinterestCover(media, NONE);
    }
    String pointer = Remarks.setting(PinterestPlatform.NAME, PinterestSettings.COVER);
    if (media.stream().noneMatch(item -> item.type() == MediaItem.Type.VIDEO)) {
      remarks.warning(pointer, "cover is for a video only: it is left out.");
      return new PinterestCover(media, NONE);
    }
    int at =
        IntStream.range(0, media.size())
            .filter(i -> media.get(i).type() == MediaItem.Type.IMAGE)
            .filter(i -> wish.equals(media.get(i).id()))
            .findFirst()
            .orElse(NONE);
    if (at == NONE) {
      remarks.violation(
          pointer,
          "cover is the id (med_…) of an image among the media of this post: add the image, or"
              + " leave the cover out to have a frame of the video taken.");
    }
    return new PinterestCover(media, at);
  }

  boolean isImage() {
    return at != NONE;
  }

  /** Where among the media the items are that the pin shows: all but the cover. */
  List<Integer> shown() {
    return IntStream.range(0, media.size()).filter(i -> i != at).boxed().toList();
  }
}
