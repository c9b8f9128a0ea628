package ai.influgen.publishing.platform.tiktok;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What TikTok takes as media, item by item. */
record TikTokMedia(List<MediaItem> media, Remarks remarks) {
  private static final Set<String> VIDEO_TYPES =
      Set.of("video/mp4", "video/quicktime", "video/webm");
  private static final Set<String> PHOTO_TYPES = Set.of("image/jpeg", "image/webp");

  void check() {
    if (media.size() > TikTokLimits.PHOTOS) {
      remarks.violation(
          "/media",
          String.format(
              ROOT,
              "A photo post takes up to %d photos; these are %d: remove %d.",
              TikTokLimits.PHOTOS,
              media.size(),
              media.size() - TikTokLimits.PHOTOS));
    }
    for (int index = 0; index < media.size(); index++) {
      switch (media.get(index).type()) {
        case IMAGE -> photo(index);
        case VIDEO -> video(index);
      }
    }
  }

  private void photo(int index) {
    MediaItem item = media.get(index);
    if (!PHOTO_TYPES.contains(item.contentType())) {
      violation(
          index, " is a " + format(item) + "; TikTok takes JPEG and WebP: upload it as JPEG.");
    }
    bytes(index, TikTokLimits.PHOTO_BYTES, "20 MB", "make it smaller");
    if (!measured(index)) {
      return;
    }
    int shorter = Math.min(item.width(), item.height());
    int longer = Math.max(item.width(), item.height());
    if (shorter > TikTokLimits.PHOTO_SHORT_SIDE || longer > TikTokLimits.PHOTO_LONG_SIDE) {
      violation(
          index,
          String.format(
              ROOT,
              " is %d by %d pixels; TikTok takes at most %d by %d, either way up: scale it down.",
              item.width(),
              item.height(),
              TikTokLimits.PHOTO_SHORT_SIDE,
              TikTokLimits.PHOTO_LONG_SIDE));
    }
  }

  private void video(int index) {
    MediaItem item = media.get(index);
    if (!VIDEO_TYPES.contains(item.contentType())) {
      violation(
          index, " is a " + format(item) + "; TikTok takes MP4, MOV and WebM: export it as MP4.");
    }
    bytes(index, TikTokLimits.VIDEO_BYTES, "4,000 MB", "compress or shorten it");
    duration(index);
    if (!measured(index)) {
      return;
    }
    int shorter = Math.min(item.width(), item.height());
    int longer = Math.max(item.width(), item.height());
    if (shorter < TikTokLimits.VIDEO_SIDE_LEAST || longer > TikTokLimits.VIDEO_SIDE_MOST) {
      violation(
          index,
          String.format(
              ROOT,
              " is %d by %d pixels; TikTok takes %d to %d on each side: scale it.",
              item.width(),
              item.height(),
              TikTokLimits.VIDEO_SIDE_LEAST,
              TikTokLimits.VIDEO_SIDE_MOST));
    }
  }

  private void bytes(int index, long limit, String words, String remedy) {
    long bytes = media.get(index).bytes();
    if (bytes > limit) {
      violation(
          index,
          String.format(
              ROOT, " has %,.1f MB; TikTok takes %s: %s.", bytes / 1_000_000.0, words, remedy));
    }
  }

  private void duration(int index) {
    Duration duration = media.get(index).duration();
    if (duration == null) {
      warning(index, " does not tell its length: TikTok may refuse it.");
    } else if (duration.compareTo(TikTokLimits.VIDEO_LONGEST) > 0) {
      violation(index, length(duration) + "; TikTok takes at most 600 s from apps: shorten it.");
    } else if (duration.compareTo(TikTokLimits.VIDEO_FOR_ALL) > 0) {
      warning(index, length(duration) + "; TikTok takes more than 180 s from some accounts only.");
    } else if (duration.compareTo(TikTokLimits.VIDEO_SHORTEST) < 0) {
      warning(index, length(duration) + "; TikTok may refuse videos of less than 3 s.");
    }
  }

  private static String length(Duration duration) {
    return String.format(ROOT, " is %.1f s long", duration.toMillis() / 1000.0);
  }

  private boolean measured(int index) {
    MediaItem item = media.get(index);
    boolean known = item.width() > 0 && item.height() > 0;
    if (!known) {
      warning(index, " does not tell its width and height: TikTok may refuse it.");
    }
    return known;
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
