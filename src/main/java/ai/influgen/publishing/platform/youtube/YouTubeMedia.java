package ai.influgen.publishing.platform.youtube;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What YouTube takes as media: one video, and one image if it is named as the thumbnail. */
record YouTubeMedia(Draft draft, long thumbnailBytes, Remarks remarks) {
  /** The video, then the thumbnail if there is one; empty if there is no video. */
  List<MediaItem> chosen() {
    List<MediaItem> media = draft.media();
    long videos = media.stream().filter(m -> m.type() == MediaItem.Type.VIDEO).count();
    if (videos == 0) {
      remarks.violation("/media", none(media.size()));
      return List.of();
    }
    if (videos > 1) {
      remarks.violation(
          "/media", "YouTube takes one video; these are " + videos + ": make a post of each.");
    }
    List<MediaItem> chosen = new ArrayList<>();
    int thumbnail = thumbnail();
    for (int index = 0; index < media.size(); index++) {
      MediaItem item = media.get(index);
      if (item.type() == MediaItem.Type.VIDEO) {
        video(index);
        chosen.addFirst(item);
      } else if (index == thumbnail) {
        image(index);
        chosen.addLast(item);
      } else {
        spare(index);
      }
      altText(index);
    }
    return chosen;
  }

  private static String none(int images) {
    return switch (images) {
      case 0 -> "YouTube takes no text alone: add one video.";
      case 1 ->
          "YouTube takes one video; this is an image: make it a video or choose Instagram, X or"
              + " Pinterest.";
      default ->
          "YouTube takes one video; these are "
              + images
              + " images: make them a video or choose Instagram, X or Pinterest.";
    };
  }

  /** The index of the image that settings name; -1 if there is none. */
  private int thumbnail() {
    Object id = draft.settings().getValue(YouTubeSettings.THUMBNAIL);
    if (id == null) {
      return -1;
    }
    for (int index = 0; index < draft.media().size(); index++) {
      MediaItem item = draft.media().get(index);
      if (item.id().equals(id) && item.type() == MediaItem.Type.IMAGE) {
        return index;
      }
    }
    remarks.violation(
        Remarks.setting(YouTubePlatform.NAME, YouTubeSettings.THUMBNAIL),
        "thumbnail is the id of an image among the media, such as med_….");
    return -1;
  }

  private void video(int index) {
    MediaItem item = draft.media().get(index);
    if (!item.contentType().startsWith("video/")) {
      violation(index, " is no video by its bytes: export it as MP4.");
    }
    if (item.bytes() <= 0) {
      violation(index, " is empty: upload it again.");
    }
    if (item.bytes() > YouTubeLimits.VIDEO_BYTES) {
      violation(
          index,
          String.format(
              ROOT,
              " has %,d bytes; YouTube takes %,d (256 GB): compress or shorten it.",
              item.bytes(),
              YouTubeLimits.VIDEO_BYTES));
    }
    duration(index, item.duration());
    if (item.width() <= 0 || item.height() <= 0) {
      warning(index, " does not tell its width and height: YouTube may make a Short of it.");
    }
  }

  private void duration(int index, @Nullable Duration duration) {
    if (duration == null) {
      warning(index, " does not tell its length: YouTube may refuse it.");
    } else if (duration.compareTo(YouTubeLimits.LONGEST) > 0) {
      violation(
          index,
          String.format(
              ROOT,
              " is %.1f hours long; YouTube takes at most 12: shorten it.",
              duration.toSeconds() / 3600.0));
    } else if (duration.compareTo(YouTubeLimits.LONGEST_UNVERIFIED) > 0) {
      warning(
          index,
          " is longer than 15 minutes: YouTube takes that only from channels that are verified by"
              + " phone (youtube.com/verify).");
    }
  }

  private void image(int index) {
    MediaItem item = draft.media().get(index);
    if (!YouTubeLimits.THUMBNAIL_TYPES.contains(item.contentType())) {
      violation(index, " is no JPEG or PNG, which YouTube takes as a thumbnail: convert it.");
    }
    if (item.bytes() > thumbnailBytes) {
      violation(
          index,
          String.format(
              ROOT,
              " has %,d bytes; YouTube takes %,d as a thumbnail: make it smaller.",
              item.bytes(),
              thumbnailBytes));
    }
    if (item.width() > 0 && item.width() < YouTubeLimits.THUMBNAIL_WIDTH_LEAST) {
      warning(
          index,
          " is "
              + item.width()
              + " pixels wide; YouTube recommends 1280 by 720 for a thumbnail, at least 640 wide.");
    }
  }

  private void spare(int index) {
    violation(
        index,
        " is an image; YouTube takes one video. Take it out, or name its id ("
            + draft.media().get(index).id()
            + ") as thumbnail in the settings.");
  }

  private void altText(int index) {
    String alt = draft.media().get(index).altText();
    if (alt != null && !alt.isBlank()) {
      warning(index, ": YouTube takes no alt text: it is left out.");
    }
  }

  private void violation(int index, String message) {
    remarks.violation("/media/" + index, "Item " + (index + 1) + message);
  }

  private void warning(int index, String message) {
    remarks.warning("/media/" + index, "Item " + (index + 1) + message);
  }
}
