package ai.influgen.publishing.platform.instagram;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Instagram takes as media, item by item. */
record InstagramMedia(String kind, List<MediaItem> media, Remarks remarks) {
  private static final Set<String> VIDEO_TYPES = Set.of("video/mp4", "video/quicktime");

  /** A hundredth off is a pixel row or two: nobody sees the crop. */
  private static final double SAME_RATIO = 0.01;

  void check() {
    count();
    for (int index = 0; index < media.size(); index++) {
      switch (media.get(index).type()) {
        case IMAGE -> image(index);
        case VIDEO -> video(index);
      }
    }
    if (kind.equals(InstagramRules.CAROUSEL)) {
      crops();
    }
  }

  private void count() {
    int count = media.size();
    if (kind.equals(InstagramRules.STORY) && count > 1) {
      remarks.violation(
          "/media",
          "A story takes one image or video; these are " + count + ": make a post of each.");
    }
    if (count > InstagramLimits.CAROUSEL_MOST && !kind.equals(InstagramRules.STORY)) {
      remarks.violation(
          "/media",
          String.format(
              ROOT,
              "A carousel takes %d to %d items; these are %d: remove %d.",
              InstagramLimits.CAROUSEL_LEAST,
              InstagramLimits.CAROUSEL_MOST,
              count,
              count - InstagramLimits.CAROUSEL_MOST));
    }
  }

  private void image(int index) {
    MediaItem item = media.get(index);
    if (!item.contentType().equals("image/jpeg")) {
      violation(index, " is a " + format(item) + "; Instagram takes JPEG only: upload it as JPEG.");
    }
    bytes(index, InstagramLimits.IMAGE_BYTES, "8 MB", "make it smaller");
    if (!measured(index)) {
      return;
    }
    if (kind.equals(InstagramRules.STORY)) {
      upright(index);
    } else {
      ratio(index, InstagramLimits.FEED_RATIO);
    }
    int width = item.width();
    if (width < InstagramLimits.IMAGE_WIDTH_LEAST || width > InstagramLimits.IMAGE_WIDTH_MOST) {
      warning(
          index,
          String.format(
              ROOT,
              " is %d pixels wide; Instagram scales it to between %d and %d.",
              width,
              InstagramLimits.IMAGE_WIDTH_LEAST,
              InstagramLimits.IMAGE_WIDTH_MOST));
    }
  }

  private void video(int index) {
    MediaItem item = media.get(index);
    boolean story = kind.equals(InstagramRules.STORY);
    InstagramLimits.Video limits = story ? InstagramLimits.STORY : InstagramLimits.REEL;
    if (!VIDEO_TYPES.contains(item.contentType())) {
      violation(
          index, " is a " + format(item) + "; Instagram takes MP4 and MOV: export it as MP4.");
    }
    bytes(index, limits.bytes(), limits.bytes() / 1_000_000 + " MB", "compress or shorten it");
    duration(index, limits);
    if (!measured(index)) {
      return;
    }
    ratio(index, limits.ratio());
    if (!story && item.width() > InstagramLimits.VIDEO_WIDTH_MOST) {
      violation(
          index,
          String.format(
              ROOT,
              " is %d pixels wide; Instagram takes %d: scale it down.",
              item.width(),
              InstagramLimits.VIDEO_WIDTH_MOST));
    }
    if (!kind.equals(InstagramRules.CAROUSEL)) {
      upright(index);
    }
  }

  private void bytes(int index, long limit, String words, String remedy) {
    long bytes = media.get(index).bytes();
    if (bytes > limit) {
      violation(
          index,
          String.format(
              ROOT, " has %.1f MB; Instagram takes %s: %s.", bytes / 1_000_000.0, words, remedy));
    }
  }

  private void duration(int index, InstagramLimits.Video limits) {
    Duration duration = media.get(index).duration();
    if (duration == null) {
      warning(index, " does not tell its length: Instagram may refuse it.");
    } else if (duration.compareTo(limits.shortest()) < 0) {
      violation(
          index,
          length(duration) + "at least " + limits.shortest().toSeconds() + " s: use a longer one.");
    } else if (duration.compareTo(limits.longest()) > 0) {
      violation(
          index, length(duration) + "at most " + limits.longest().toSeconds() + " s: shorten it.");
    }
  }

  private static String length(Duration duration) {
    return String.format(ROOT, " is %.1f s long; Instagram takes ", duration.toMillis() / 1000.0);
  }

  private boolean measured(int index) {
    MediaItem item = media.get(index);
    boolean known = item.width() > 0 && item.height() > 0;
    if (!known) {
      warning(index, " does not tell its width and height: Instagram may refuse it.");
    }
    return known;
  }

  private void ratio(int index, InstagramLimits.Ratio limit) {
    MediaItem item = media.get(index);
    if (!limit.contains(item.width(), item.height())) {
      violation(
          index,
          String.format(
              ROOT,
              " is %d by %d pixels, a ratio of %.2f; Instagram takes %s: crop or pad it.",
              item.width(),
              item.height(),
              ratio(item),
              limit.words()));
    }
  }

  private void upright(int index) {
    MediaItem item = media.get(index);
    if (Math.abs(ratio(item) - InstagramLimits.UPRIGHT) > SAME_RATIO) {
      warning(
          index,
          String.format(
              ROOT,
              " is %d by %d pixels; Instagram shows a %s at 9:16, with bars or cropped.",
              item.width(),
              item.height(),
              kind));
    }
  }

  private void crops() {
    MediaItem first = media.getFirst();
    if (first.width() <= 0 || first.height() <= 0) {
      return;
    }
    for (int index = 1; index < media.size(); index++) {
      MediaItem item = media.get(index);
      boolean known = item.width() > 0 && item.height() > 0;
      if (known && Math.abs(ratio(item) - ratio(first)) > SAME_RATIO) {
        warning(
            index,
            String.format(
                ROOT,
                " has a ratio of %.2f; Instagram crops it to the %.2f of item 1.",
                ratio(item),
                ratio(first)));
      }
    }
  }

  private static double ratio(MediaItem item) {
    return (double) item.width() / item.height();
  }

  /** {@code image/png} is a PNG to people. */
  private static String format(MediaItem item) {
    String type = item.contentType();
    return type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT);
  }

  private void violation(int index, String message) {
    remarks.violation("/media/" + index, "Item " + (index + 1) + message);
  }

  private void warning(int index, String message) {
    remarks.warning("/media/" + index, "Item " + (index + 1) + message);
  }
}
