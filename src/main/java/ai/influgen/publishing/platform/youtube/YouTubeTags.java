package ai.influgen.publishing.platform.youtube;

import static java.util.Locale.ROOT;

import ai.influgen.publishing.platform.Remarks;
import io.vertx.core.json.JsonArray;
import org.jspecify.annotations.Nullable;

/** The keywords of a video: not hashtags, which are part of the description. */
record YouTubeTags(Remarks remarks) {
  private static final String POINTER = Remarks.setting(YouTubePlatform.NAME, YouTubeSettings.TAGS);

  /** The tags as the payload has them. */
  JsonArray read(@Nullable Object value) {
    JsonArray tags = new JsonArray();
    if (value == null) {
      return tags;
    }
    if (!(value instanceof JsonArray list)) {
      remarks.violation(POINTER, "tags is a list of words.");
      return tags;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.getValue(i) instanceof String tag && isTag(tag)) {
        tags.add(tag.strip());
      } else {
        remarks.violation(POINTER + "/" + i, "A tag is a text without comma, < or >.");
      }
    }
    int length = length(tags);
    if (length > YouTubeLimits.TAGS_CHARACTERS) {
      remarks.violation(
          POINTER,
          String.format(
              ROOT,
              "The tags have %,d characters, with commas between them and quotes around those with"
                  + " spaces; YouTube takes %d: remove some.",
              length,
              YouTubeLimits.TAGS_CHARACTERS));
    }
    return tags;
  }

  private static boolean isTag(String tag) {
    return !tag.isBlank() && tag.chars().noneMatch(c -> c == ',' || c == '<' || c == '>');
  }

  /** As YouTube counts. */
  private static int length(JsonArray tags) {
    int words =
        tags.stream()
            .map(String.class::cast)
            .mapToInt(tag -> tag.length() + (tag.indexOf(' ') >= 0 ? 2 : 0))
            .sum();
    return words + Math.max(0, tags.size() - 1);
  }
}
