package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts tagged on an image or in a video: {@code username}, {@code x} and {@code y} from 0
 * to 1, and in a carousel the {@code item}, from 1.
 */
record InstagramTags(String kind, List<MediaItem> media, Remarks remarks) {
  private static final Pattern USERNAME = Pattern.compile("@?([A-Za-z0-9._]{1,30})");
  private static final Set<String> FIELDS = Set.of("username", "x", "y", "item");

  /** The tags as the payload has them; {@code item} only in a carousel. */
  JsonArray read(@Nullable Object value) {
    JsonArray tags = new JsonArray();
    if (value == null) {
      return tags;
    }
    if (!(value instanceof JsonArray list)) {
      violation("", "user_tags is a list of {username, x, y}.");
      return tags;
    }
    for (int i = 0; i < list.size(); i++) {
      tag(list.getValue(i), i).ifPresent(tags::add);
    }
    if (list.size() > InstagramLimits.USER_TAGS) {
      violation(
          "",
          list.size()
              + " accounts are tagged; Instagram takes "
              + InstagramLimits.USER_TAGS
              + ": remove some.");
    }
    return tags;
  }

  /** A username without its at sign; empty if it can't be one. */
  static Optional<String> username(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    Matcher username = USERNAME.matcher(text);
    return username.matches() ? Optional.of(username.group(1)) : Optional.empty();
  }

  private Optional<JsonObject> tag(@Nullable Object value, int index) {
    String pointer = "/" + index;
    JsonObject given = value instanceof JsonObject o ? o : new JsonObject();
    Optional<String> username = username(given.getValue("username"));
    if (username.isEmpty() || !FIELDS.containsAll(given.fieldNames())) {
      violation(pointer, "A tag is {username, x, y}, in a carousel with item.");
      return Optional.empty();
    }
    JsonObject tag = new JsonObject().put("username", username.get());
    return place(tag, given, pointer) && item(tag, given, pointer)
        ? Optional.of(tag)
        : Optional.empty();
  }

  private boolean place(JsonObject tag, JsonObject given, String pointer) {
    if (kind.equals(InstagramRules.REEL)) {
      return true;
    }
    boolean none = given.getValue("x") == null && given.getValue("y") == null;
    if (none && kind.equals(InstagramRules.STORY)) {
      return true;
    }
    if (!share(given.getValue("x")) || !share(given.getValue("y"))) {
      violation(pointer, "x and y say where on the image, each from 0 to 1.");
      return false;
    }
    tag.put("x", given.getValue("x")).put("y", given.getValue("y"));
    return true;
  }

  private boolean item(JsonObject tag, JsonObject given, String pointer) {
    if (!kind.equals(InstagramRules.CAROUSEL)) {
      return true;
    }
    boolean image =
        given.getValue("item") instanceof Integer item
            && item >= 1
            && item <= media.size()
            && media.get(item - 1).type() == MediaItem.Type.IMAGE;
    if (!image) {
      violation(pointer, "item says which image of the carousel, from 1; videos take no tags.");
      return false;
    }
    tag.put("item", given.getValue("item"));
    return true;
  }

  private static boolean share(@Nullable Object value) {
    return value instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1;
  }

  private void violation(String pointer, String message) {
    remarks.violation(
        Remarks.setting(InstagramPlatform.NAME, InstagramSettings.USER_TAGS) + pointer, message);
  }
}
