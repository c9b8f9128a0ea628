package ai.influgen.publishing.platform.pinterest;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Pinterest takes as media, item by item. */
record PinterestMedia(
    String kind, PinterestCover cover, PinterestConfig.Switches switches, Remarks remarks) {
  private static final Set<String> IMAGE_TYPES = Set.of("image/jpeg", "image/png");
  private static final Set<String> MORE_IMAGE_TYPES = Set.of("image/webp", "image/gif");
  private static final Set<String> VIDEO_TYPES =
      Set.of("video/mp4", "video/quicktime", "video/x-m4v");

  void check() {
    count();
    for (int index = 0; index < media().size(); index++) {
      switch (media().get(index).type()) {
        case IMAGE -> image(index);
        case VIDEO -> video(index);
      }
    }
    if (kind.equals(PinterestRules.CAROUSEL)) {
      sameSize();
    }
  }

  private List<MediaItem> media() {
    return cover.media();
  }

  private void count() {
    int count = cover.shown().size();
    if (kind.equals(PinterestRules.VIDEO) && count > 1) {
      remarks.violation(
          "/media",
          "A pin shows one video, or 1 to 5 images; these are "
              + count
              + " items with a video among them: make a pin of each, or name the image that covers"
              + " the video in settings.pinterest.cover.");
    }
    if (kind.equals(PinterestRules.CAROUSEL)) {
      carousel(count);
    }
  }

  private void carousel(int count) {
    if (!switches.carousels()) {
      remarks.violation(
          "/media",
          "This server sends no pins of several images (pinterest.carousels is off): choose one"
              + " image, or make a pin of each.");
    } else if (count > PinterestLimits.CAROUSEL_MOST) {
      remarks.violation(
          "/media",
          String.format(
              ROOT,
              "A carousel takes %d to %d images on Pinterest; these are %d: remove %d.",
              PinterestLimits.CAROUSEL_LEAST,
              PinterestLimits.CAROUSEL_MOST,
              count,
              count - PinterestLimits.CAROUSEL_MOST));
    }
  }

  private void image(int index) {
    MediaItem item = media().get(index);
    boolean more = switches.moreImageTypes() && MORE_IMAGE_TYPES.contains(item.contentType());
    if (!IMAGE_TYPES.contains(item.contentType()) && !more) {
      violation(
          index, " is a " + format(item) + "; Pinterest takes JPEG and PNG: upload it as JPEG.");
    }
    bytes(index, PinterestLimits.IMAGE_BYTES, "20 MB", "make it smaller");
    measured(index);
  }

  private void video(int index) {
    MediaItem item = media().get(index);
    if (!VIDEO_TYPES.contains(item.contentType())) {
      violation(
          index, " is a " + format(item) + "; Pinterest takes MP4, MOV and M4V: export it as MP4.");
    }
    bytes(index, PinterestLimits.VIDEO_BYTES, "2 GB", "compress or shorten it");
    duration(index);
    if (measured(index)) {
      ratio(index);
    }
  }

  private void bytes(int index, long limit, String words, String remedy) {
    long bytes = media().get(index).bytes();
    if (bytes > limit) {
      violation(
          index,
          String.format(
              ROOT, " has %.1f MB; Pinterest takes %s: %s.", bytes / 1_000_000.0, words, remedy));
    }
  }

  private void duration(int index) {
    Duration duration = media().get(index).duration();
    if (duration == null) {
      warning(index, " does not tell its length: Pinterest may refuse it.");
    } else if (duration.compareTo(PinterestLimits.VIDEO_SHORTEST) < 0) {
      violation(index, length(duration) + "at least 4 s: use a longer one.");
    } else if (duration.compareTo(PinterestLimits.VIDEO_LONGEST) > 0) {
      violation(index, length(duration) + "at most 15 minutes: shorten it.");
    }
  }

  private static String length(Duration duration) {
    return String.format(ROOT, " is %.1f s long; Pinterest takes ", duration.toMillis() / 1000.0);
  }

  private boolean measured(int index) {
    MediaItem item = media().get(index);
    boolean known = item.width() > 0 && item.height() > 0;
    if (!known) {
      warning(index, " does not tell its width and height: Pinterest may refuse it.");
    }
    return known;
  }

  private void ratio(int index) {
    MediaItem item = media().get(index);
    // by multiplication: 1080 by 2160 is 1:2 to the pixel, whatever a division makes of it
    boolean tall = item.width() < PinterestLimits.RATIO_LEAST * item.height() - 1e-6;
    boolean wide = item.width() > PinterestLimits.RATIO_MOST * item.height() + 1e-6;
    if (tall || wide) {
      violation(
          index,
          String.format(
              ROOT,
              " is %d by %d pixels, a ratio of %.2f; Pinterest takes 0.50 (1:2) to 1.91: crop or"
                  + " pad it.",
              item.width(),
              item.height(),
              (double) item.width() / item.height()));
    }
  }

  private void sameSize() {
    MediaItem first = media().getFirst();
    for (int index = 1; index < media().size(); index++) {
      MediaItem item = media().get(index);
      if (item.width() != first.width() || item.height() != first.height()) {
        violation(
            index,
            String.format(
                ROOT,
                " is %d by %d pixels, the first is %d by %d; Pinterest wants all images of a"
                    + " carousel in one size: crop or scale it.",
                item.width(),
                item.height(),
                first.width(),
                first.height()));
      }
    }
  }

  /** {@code image/webp} is a WEBP to people. */
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
