package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads and checks the parameters of a container. */
final class DraftReader {
  private static final int LONGEST_CAPTION = 2200;
  private static final int LONGEST_ALT_TEXT = 1000;
  private static final int MOST_HASHTAGS = 30;
  private static final int MOST_MENTIONS = 20;
  private static final int MOST_COLLABORATORS = 3;
  private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_&])#[\\p{L}\\p{N}_]+");
  private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.])@[A-Za-z0-9_.]+");

  private DraftReader() {}

  /**
   * Reads a draft.
   *
   * @throws GraphException when a parameter is missing or breaks a rule
   */
  static Draft read(Parameters parameters) {
    checkTexts(parameters);
    Draft draft =
        switch (parameters.text("media_type")) {
          case "", "IMAGE" -> draft(MediaKind.IMAGE, false, parameters);
          case "VIDEO" -> carouselVideo(parameters);
          case "CAROUSEL" -> carousel(parameters);
          case "STORIES" -> draft(MediaKind.STORY, isStoryVideo(parameters), parameters);
          case "REELS" -> draft(MediaKind.REEL, true, parameters);
          default -> throw GraphErrors.MEDIA_TYPE_UNKNOWN.exception(parameters.text("media_type"));
        };
    if (draft.carouselItem()
        && draft.kind() != MediaKind.IMAGE
        && draft.kind() != MediaKind.VIDEO) {
      throw GraphErrors.PARAMETER.exception("This media type can't be a carousel item.");
    }
    checkUserTags(draft, parameters);
    return draft;
  }

  private static Draft carouselVideo(Parameters parameters) {
    if (!parameters.flag("is_carousel_item")) {
      throw GraphErrors.PARAMETER.exception("A single video is published with media_type REELS.");
    }
    return draft(MediaKind.VIDEO, true, parameters);
  }

  private static Draft carousel(Parameters parameters) {
    List<String> children = parameters.list("children");
    if (children.size() < 2 || children.size() > 10) {
      throw GraphErrors.CAROUSEL_SIZE.exception();
    }
    return new Draft(
        MediaKind.CAROUSEL, false, false, "", "", parameters.text("caption"), "", children);
  }

  private static boolean isStoryVideo(Parameters parameters) {
    return parameters.get("video_url").isPresent() || isResumable(parameters);
  }

  private static Draft draft(MediaKind kind, boolean video, Parameters parameters) {
    boolean item = parameters.flag("is_carousel_item");
    return new Draft(
        kind,
        item,
        video,
        url(video, parameters),
        kind == MediaKind.REEL ? ascii(parameters.text("cover_url")) : "",
        item || kind == MediaKind.STORY ? "" : parameters.text("caption"),
        video ? "" : parameters.text("alt_text"),
        List.of());
  }

  private static String url(boolean video, Parameters parameters) {
    if (video && isResumable(parameters)) {
      return "";
    }
    return ascii(parameters.require(video ? "video_url" : "image_url"));
  }

  private static boolean isResumable(Parameters parameters) {
    return parameters.text("upload_type").equals("resumable");
  }

  private static String ascii(String url) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(url)) {
      throw GraphErrors.MEDIA_UNREACHABLE.exception("URLs take US-ASCII characters only.");
    }
    return url;
  }

  private static void checkTexts(Parameters parameters) {
    String caption = parameters.text("caption");
    if (caption.codePointCount(0, caption.length()) > LONGEST_CAPTION) {
      throw GraphErrors.CAPTION_TOO_LONG.exception();
    }
    if (HASHTAG.matcher(caption).results().count() > MOST_HASHTAGS) {
      throw GraphErrors.TOO_MANY_TAGS.exception(MOST_HASHTAGS + " hashtags");
    }
    if (MENTION.matcher(caption).results().count() > MOST_MENTIONS) {
      throw GraphErrors.TOO_MANY_TAGS.exception(MOST_MENTIONS + " mentions");
    }
    String altText = parameters.text("alt_text");
    if (altText.codePointCount(0, altText.length()) > LONGEST_ALT_TEXT) {
      throw GraphErrors.PARAMETER.exception("alt_text is longer than 1,000 characters.");
    }
    if (parameters.list("collaborators").size() > MOST_COLLABORATORS) {
      throw GraphErrors.PARAMETER.exception("There can be at most 3 collaborators.");
    }
    if (parameters.number("thumb_offset", 0) < 0) {
      throw GraphErrors.THUMB_OFFSET.exception();
    }
  }

  private static void checkUserTags(Draft draft, Parameters parameters) {
    for (Object tag : parameters.array("user_tags")) {
      boolean placed =
          tag instanceof JsonObject json
              && within(json.getDouble("x"))
              && within(json.getDouble("y"));
      if (draft.kind() == MediaKind.IMAGE && !placed) {
        throw GraphErrors.PARAMETER.exception("Tags on images need x and y between 0.0 and 1.0.");
      }
    }
  }

  private static boolean within(Double share) {
    return share != null && share >= 0 && share <= 1;
  }
}
