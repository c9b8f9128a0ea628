package ai.influgen.publishing.sandbox.youtube;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Reads and checks what an upload says of its video. Throws the API's errors. */
final class MetadataReader {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_DESCRIPTION = 5000;
  private static final int LONGEST_TAGS = 500;
  private static final String USUAL_CATEGORY = "22";
  private static final Set<String> PRIVACY = Set.of("public", "unlisted", "private");

  private final InstantSource clock;
  private final YouTubeSettings settings;

  MetadataReader(InstantSource clock, YouTubeSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  Metadata read(JsonObject body) {
    try {
      JsonObject snippet = body.getJsonObject("snippet", new JsonObject());
      JsonObject status = body.getJsonObject("status", new JsonObject());
      String privacy = status.getString("privacyStatus", "public");
      demand(PRIVACY.contains(privacy), YouTubeError.INVALID_VIDEO_METADATA);
      return new Metadata(
          title(snippet),
          description(snippet),
          tags(snippet),
          category(snippet),
          settings.forcesPrivate() ? "private" : privacy,
          publishAt(status, privacy),
          status.getBoolean("selfDeclaredMadeForKids", false));
    } catch (ClassCastException e) {
      throw YouTubeError.INVALID_VIDEO_METADATA.exception("A field has another type.");
    }
  }

  /** Whether code points or UTF-16 units count isn't documented; the latter are more. */
  private static String title(JsonObject snippet) {
    String title = snippet.getString("title", "");
    demand(
        !title.isBlank() && title.length() <= LONGEST_TITLE && hasNoBrackets(title),
        YouTubeError.INVALID_TITLE);
    return title;
  }

  /** Its limit counts bytes. */
  private static String description(JsonObject snippet) {
    String description = snippet.getString("description", "");
    int bytes = description.getBytes(StandardCharsets.UTF_8).length;
    demand(
        bytes <= LONGEST_DESCRIPTION && hasNoBrackets(description),
        YouTubeError.INVALID_DESCRIPTION);
    return description;
  }

  /** Commas between tags count, and two quotes around a tag with a space. */
  private static List<String> tags(JsonObject snippet) {
    List<String> tags =
        snippet.getJsonArray("tags", new JsonArray()).stream().map(String.class::cast).toList();
    int quotes = 2 * (int) tags.stream().filter(tag -> tag.contains(" ")).count();
    int length = String.join(",", tags).length() + quotes;
    demand(
        length <= LONGEST_TAGS && tags.stream().allMatch(MetadataReader::hasNoBrackets),
        YouTubeError.INVALID_TAGS);
    return tags;
  }

  private static String category(JsonObject snippet) {
    String category = snippet.getString("categoryId", USUAL_CATEGORY);
    demand(category.matches("[1-9][0-9]?"), YouTubeError.INVALID_CATEGORY_ID);
    return category;
  }

  private String publishAt(JsonObject status, String privacy) {
    String publishAt = status.getString("publishAt", "");
    if (!publishAt.isEmpty()) {
      demand(privacy.equals("private") && isFuture(publishAt), YouTubeError.INVALID_PUBLISH_AT);
    }
    return publishAt;
  }

  private boolean isFuture(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant().isAfter(clock.instant());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean hasNoBrackets(String text) {
    return !text.contains("<") && !text.contains(">");
  }

  private static void demand(boolean met, YouTubeError otherwise) {
    if (!met) {
      throw otherwise.exception();
    }
  }
}
