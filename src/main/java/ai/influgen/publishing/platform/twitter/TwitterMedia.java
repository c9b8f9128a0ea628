package ai.influgen.publishing.platform.twitter;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What X takes as media, item by item.
 *
 * @param longest a video may be
 */
record TwitterMedia(String kind, Duration longest, Remarks remarks) {
  private static final Set<String> IMAGE_TYPES =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
  private static final Set<String> VIDEO_TYPES = Set.of("video/mp4", "video/quicktime");

  /** The media with the alt texts that X takes. */
  List<MediaItem> adapt(List<MediaItem> media) {
    List<MediaItem> adapted = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      MediaItem item = media.get(index);
      Place place = new Place(item, index, remarks);
      switch (item.type()) {
        case IMAGE -> image(item, place);
        case VIDEO -> video(item, place);
      }
      adapted.add(altText(item, place));
    }
    return adapted;
  }

  private static void image(MediaItem item, Place place) {
    if (!IMAGE_TYPES.contains(item.contentType())) {
      place.violation(
          " is a " + format(item) + "; X takes JPEG, PNG, WEBP and GIF: save it as one of these.");
    }
    if (item.contentType().equals("image/gif")) {
      bytes(item, TwitterLimits.GIF_BYTES, "15 MB", place);
      gifSize(item, place);
    } else {
      bytes(item, TwitterLimits.IMAGE_BYTES, "5 MB", place);
    }
  }

  private static void gifSize(MediaItem item, Place place) {
    if (item.width() > TwitterLimits.GIF_WIDTH || item.height() > TwitterLimits.GIF_HEIGHT) {
      place.violation(
          String.format(
              ROOT,
              " is a GIF of %d by %d pixels; X takes at most %d by %d: scale it down.",
              item.width(),
              item.height(),
              TwitterLimits.GIF_WIDTH,
              TwitterLimits.GIF_HEIGHT));
    }
  }

  private void video(MediaItem item, Place place) {
    if (!VIDEO_TYPES.contains(item.contentType())) {
      place.violation(
          " is a " + format(item) + "; X takes MP4 and MOV: export it as MP4 (H.264, AAC).");
    }
    bytes(item, TwitterLimits.VIDEO_BYTES, "4,194 MB", place);
    duration(item.duration(), place);
    if (item.width() > 0 && item.height() > 0) {
      size(item, place);
    } else {
      place.warning(" does not tell its width and height: X may refuse it.");
    }
  }

  private void duration(@Nullable Duration duration, Place place) {
    if (duration == null) {
      place.warning(" does not tell its length: X may refuse it.");
    } else if (duration.compareTo(TwitterLimits.VIDEO_SHORTEST) < 0) {
      place.violation(seconds(duration) + "at least 0.5 s: use a longer one.");
    } else if (duration.compareTo(longest) > 0) {
      place.violation(seconds(duration) + "at most " + longest.toSeconds() + " s: shorten it.");
    }
  }

  private static String seconds(Duration duration) {
    return String.format(ROOT, " is %.1f s long; X takes ", duration.toMillis() / 1000.0);
  }

  private static void size(MediaItem item, Place place) {
    int longSide = Math.max(item.width(), item.height());
    int shortSide = Math.min(item.width(), item.height());
    String is = " is " + item.width() + " by " + item.height() + " pixels; X ";
    if (shortSide < TwitterLimits.VIDEO_SIDE_LEAST) {
      place.violation(is + "takes 32 by 32 and more: use a larger one.");
    } else if (longSide > (long) TwitterLimits.VIDEO_RATIO * shortSide) {
      place.violation(is + "takes a ratio of 1:3 to 3:1: crop or pad it.");
    } else if (longSide > TwitterLimits.VIDEO_LONG_SIDE
        || shortSide > TwitterLimits.VIDEO_SHORT_SIDE) {
      place.warning(is + "documents 1280 by 1024 as its most and scales a larger one down.");
    }
  }

  private static void bytes(MediaItem item, long limit, String words, Place place) {
    if (item.bytes() > limit) {
      place.violation(
          String.format(
              ROOT,
              " has %,.1f MB; X takes %s: make it smaller.",
              item.bytes() / 1_000_000.0,
              words));
    }
  }

  private MediaItem altText(MediaItem item, Place place) {
    String alt = item.altText();
    if (alt == null || alt.isBlank()) {
      return with(item, null);
    }
    if (kind.equals(TwitterRules.VIDEO)) {
      place.warning(": X takes alt text for images and GIFs only: it is left out.");
      return with(item, null);
    }
    int length = alt.codePointCount(0, alt.length());
    if (length > TwitterLimits.ALT_TEXT_CHARACTERS) {
      place.violation(
          String.format(
              ROOT,
              ": the alt text has %,d characters; X takes %,d: shorten it by %,d.",
              length,
              TwitterLimits.ALT_TEXT_CHARACTERS,
              length - TwitterLimits.ALT_TEXT_CHARACTERS));
    }
    return item;
  }

  private static MediaItem with(MediaItem item, @Nullable String altText) {
    return new MediaItem(
        item.id(),
        item.type(),
        item.contentType(),
        item.bytes(),
        item.width(),
        item.height(),
        item.duration(),
        item.sha256(),
        altText);
  }

  /** {@code image/tiff} is a TIFF to people. */
  private static String format(MediaItem item) {
    String type = item.contentType();
    return type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT);
  }

  /** One item, by the name that people have for it. */
  private record Place(MediaItem item, int index, Remarks remarks) {
    void violation(String message) {
      remarks.violation("/media/" + index, name() + message);
    }

    void warning(String message) {
      remarks.warning("/media/" + index, name() + message);
    }

    private String name() {
      return (item.type() == MediaItem.Type.VIDEO ? "Video " : "Image ") + (index + 1);
    }
  }
}
