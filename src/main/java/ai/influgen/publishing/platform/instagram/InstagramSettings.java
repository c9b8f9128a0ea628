package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.SettingsReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of a post: what is not understood is refused, what has no use here is left out. */
record InstagramSettings(String kind, Draft draft, Remarks remarks) {
  static final String KIND = "kind";
  static final String SHARE_TO_FEED = "share_to_feed";
  static final String COVER_URL = "cover_url";
  static final String THUMB_OFFSET = "thumb_offset";
  static final String UPLOAD = "upload";
  static final String LOCATION_ID = "location_id";
  static final String USER_TAGS = "user_tags";
  static final String COLLABORATORS = "collaborators";

  private static final Set<String> KNOWN =
      Set.of(
          KIND,
          SHARE_TO_FEED,
          COVER_URL,
          THUMB_OFFSET,
          UPLOAD,
          LOCATION_ID,
          USER_TAGS,
          COLLABORATORS);

  private static final Pattern LOCATION = Pattern.compile("[0-9]{1,30}");

  /** The settings that the payload needs. */
  JsonObject read() {
    settings().knowOnly(KNOWN);
    JsonObject read = new JsonObject();
    shareToFeed(read);
    cover(read);
    thumbOffset(read);
    upload(read);
    location(read);
    collaborators(read);
    JsonArray tags =
        new InstagramTags(kind, draft.media(), remarks).read(settings().value(USER_TAGS));
    if (!tags.isEmpty()) {
      read.put(USER_TAGS, tags);
    }
    return read;
  }

  /** Sent always: what Instagram takes for granted is not documented. */
  private void shareToFeed(JsonObject read) {
    boolean share = settings().flag(SHARE_TO_FEED).orElse(true);
    if (kind.equals(InstagramRules.REEL)) {
      read.put(SHARE_TO_FEED, share);
    }
  }

  private void cover(JsonObject read) {
    Object value = settings().value(COVER_URL);
    if (value == null) {
      return;
    }
    if (!(value instanceof String text) || !SettingsReader.isAddress(text)) {
      settings()
          .violation(COVER_URL, "cover_url is the full http or https address of a JPEG, in ASCII.");
    } else if (useful(COVER_URL, InstagramRules.REEL)) {
      read.put(COVER_URL, text);
    }
  }

  private void thumbOffset(JsonObject read) {
    Object value = settings().value(THUMB_OFFSET);
    if (value == null) {
      return;
    }
    Duration length = draft.media().getFirst().duration();
    long most = length == null ? Integer.MAX_VALUE : length.toMillis();
    if (!SettingsReader.isWhole(value, most)) {
      String limit = length == null ? "" : " to " + most;
      settings()
          .violation(THUMB_OFFSET, "thumb_offset is in whole milliseconds from 0" + limit + ".");
    } else if (read.containsKey(COVER_URL)) {
      settings().warning(THUMB_OFFSET, "cover_url wins over thumb_offset, which is left out.");
    } else if (useful(THUMB_OFFSET, InstagramRules.REEL)) {
      read.put(THUMB_OFFSET, value);
    }
  }

  private void upload(JsonObject read) {
    Object value = settings().value(UPLOAD);
    if (value != null && !value.equals("url") && !value.equals("bytes")) {
      settings()
          .violation(
              UPLOAD, "upload is \"url\" (Instagram fetches the video) or \"bytes\" (it is sent).");
    } else if (draft.media().stream().anyMatch(m -> m.type() == MediaItem.Type.VIDEO)) {
      read.put(UPLOAD, value == null ? "url" : value);
    }
  }

  private void location(JsonObject read) {
    Object value = settings().value(LOCATION_ID);
    if (value == null) {
      return;
    }
    if (!LOCATION.matcher(value.toString()).matches()) {
      settings()
          .violation(
              LOCATION_ID, "location_id is the number of a Facebook Page that has a location.");
    } else if (notForStories(LOCATION_ID)) {
      read.put(LOCATION_ID, value.toString());
    }
  }

  private void collaborators(JsonObject read) {
    Object value = settings().value(COLLABORATORS);
    if (value == null) {
      return;
    }
    JsonArray names = new JsonArray();
    if (value instanceof JsonArray list) {
      list.stream().flatMap(name -> InstagramTags.username(name).stream()).forEach(names::add);
    }
    boolean all = value instanceof JsonArray list && list.size() == names.size();
    if (!all || names.size() > InstagramLimits.COLLABORATORS) {
      settings()
          .violation(
              COLLABORATORS,
              "collaborators is a list of at most "
                  + InstagramLimits.COLLABORATORS
                  + " Instagram usernames.");
    } else if (!names.isEmpty() && notForStories(COLLABORATORS)) {
      read.put(COLLABORATORS, names);
    }
  }

  private boolean notForStories(String key) {
    if (kind.equals(InstagramRules.STORY)) {
      settings().warning(key, "A story takes no " + key + ": it is left out.");
      return false;
    }
    return true;
  }

  private boolean useful(String key, String onlyFor) {
    if (!kind.equals(onlyFor)) {
      settings().warning(key, key + " is for a " + onlyFor + " only: it is left out.");
      return false;
    }
    return true;
  }

  private SettingsReader settings() {
    return new SettingsReader(InstagramPlatform.NAME, "Instagram", draft.settings(), remarks);
  }
}
