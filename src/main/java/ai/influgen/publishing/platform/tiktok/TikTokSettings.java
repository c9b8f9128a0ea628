package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/** The settings of a post: what is not understood is refused, what has no use here is left out. */
record TikTokSettings(String kind, Draft draft, Remarks remarks) {
  static final String UPLOAD = "upload";
  static final String PRIVACY_LEVEL = "privacy_level";
  static final String ALLOW_COMMENT = "allow_comment";
  static final String ALLOW_DUET = "allow_duet";
  static final String ALLOW_STITCH = "allow_stitch";
  static final String BRAND_ORGANIC = "brand_organic";
  static final String BRAND_CONTENT = "brand_content";
  static final String IS_AIGC = "is_aigc";
  static final String COVER_TIMESTAMP_MS = "cover_timestamp_ms";
  static final String AUTO_ADD_MUSIC = "auto_add_music";
  static final String TITLE = "title";
  static final String PHOTO_COVER_INDEX = "photo_cover_index";

  /** The video is sent by us; the other way is {@link #URL}. */
  static final String BYTES = "bytes";

  /** TikTok fetches the video. */
  static final String URL = "url";

  private static final Set<String> KNOWN =
      Set.of(
          UPLOAD,
          PRIVACY_LEVEL,
          ALLOW_COMMENT,
          ALLOW_DUET,
          ALLOW_STITCH,
          BRAND_ORGANIC,
          BRAND_CONTENT,
          IS_AIGC,
          COVER_TIMESTAMP_MS,
          AUTO_ADD_MUSIC,
          TITLE,
          PHOTO_COVER_INDEX);

  /** The settings that the payload needs. Interactions and disclosures are off unless asked for. */
  JsonObject read() {
    settings().knowOnly(KNOWN);
    JsonObject read = new JsonObject();
    flag(read, ALLOW_COMMENT);
    flag(read, BRAND_ORGANIC);
    flag(read, BRAND_CONTENT);
    flagOf(TikTokRules.VIDEO, read, ALLOW_DUET);
    flagOf(TikTokRules.VIDEO, read, ALLOW_STITCH);
    aiLabel(read);
    flagOf(TikTokRules.PHOTOS, read, AUTO_ADD_MUSIC);
    privacy(read);
    upload(read);
    cover(read);
    photoCover(read);
    title(read);
    return read;
  }

  private void flagOf(String onlyFor, JsonObject read, String key) {
    if (kind.equals(onlyFor)) {
      flag(read, key);
    } else if (settings().value(key) != null && !Boolean.FALSE.equals(settings().value(key))) {
      leftOut(key, onlyFor);
    }
  }

  // a disclosure is never dropped: TikTok has no field for it on photos
  private void aiLabel(JsonObject read) {
    if (kind.equals(TikTokRules.PHOTOS) && Boolean.TRUE.equals(settings().value(IS_AIGC))) {
      settings()
          .violation(
              IS_AIGC,
              "TikTok takes the AI label on videos only: publish a video, or these photos in the app.");
    } else {
      flagOf(TikTokRules.VIDEO, read, IS_AIGC);
    }
  }

  private void flag(JsonObject read, String key) {
    read.put(key, settings().flag(key).orElse(false));
  }

  private void privacy(JsonObject read) {
    Object value = settings().value(PRIVACY_LEVEL);
    if (value == null) {
      settings()
          .warning(
              PRIVACY_LEVEL,
              "No privacy level is chosen: as few people see the post as the account allows, mostly"
                  + " nobody else. Choose one of "
                  + TikTokPrivacy.names()
                  + ".");
    } else if (!(value instanceof String name) || TikTokPrivacy.of(name).isEmpty()) {
      settings().violation(PRIVACY_LEVEL, "privacy_level is one of " + TikTokPrivacy.names() + ".");
    } else if (name.equals(TikTokPrivacy.SELF_ONLY.name())
        && Boolean.TRUE.equals(settings().value(BRAND_CONTENT))) {
      settings()
          .violation(
              PRIVACY_LEVEL,
              "Branded content can't be shown to the account alone: choose another privacy level, or"
                  + " leave brand_content off.");
    } else {
      read.put(PRIVACY_LEVEL, name);
    }
  }

  private void upload(JsonObject read) {
    Object value = settings().value(UPLOAD);
    boolean video = kind.equals(TikTokRules.VIDEO);
    if (value != null && !value.equals(URL) && !value.equals(BYTES)) {
      settings()
          .violation(
              UPLOAD, "upload is \"bytes\" (the video is sent) or \"url\" (TikTok fetches it).");
    } else if (video) {
      read.put(UPLOAD, value == null ? BYTES : value);
    } else if (BYTES.equals(value)) {
      settings().warning(UPLOAD, "TikTok takes photos by address only: it fetches them.");
    }
  }

  private void cover(JsonObject read) {
    Object value = settings().value(COVER_TIMESTAMP_MS);
    if (value == null) {
      return;
    }
    Duration length = draft.media().getFirst().duration();
    long most = length == null ? Integer.MAX_VALUE : length.toMillis();
    if (!SettingsReader.isWhole(value, most)) {
      String limit = length == null ? "" : " to " + most;
      settings()
          .violation(
              COVER_TIMESTAMP_MS,
              "cover_timestamp_ms is in whole milliseconds from 0" + limit + ".");
    } else if (kind.equals(TikTokRules.VIDEO)) {
      read.put(COVER_TIMESTAMP_MS, value);
    } else {
      leftOut(COVER_TIMESTAMP_MS, TikTokRules.VIDEO);
    }
  }

  private void photoCover(JsonObject read) {
    Object value = settings().value(PHOTO_COVER_INDEX);
    int last = draft.media().size() - 1;
    if (kind.equals(TikTokRules.VIDEO)) {
      if (value != null) {
        leftOut(PHOTO_COVER_INDEX, TikTokRules.PHOTOS);
      }
    } else if (value != null && !SettingsReader.isWhole(value, last)) {
      settings()
          .violation(
              PHOTO_COVER_INDEX, "photo_cover_index says which photo, from 0 to " + last + ".");
    } else {
      read.put(PHOTO_COVER_INDEX, value == null ? 0 : value);
    }
  }

  private void title(JsonObject read) {
    Object value = settings().value(TITLE);
    if (kind.equals(TikTokRules.VIDEO)) {
      if (value != null) {
        leftOut(TITLE, TikTokRules.PHOTOS);
      }
    } else if (value == null) {
      put(read, TikTokText.title(draft.caption(), remarks));
    } else if (!(value instanceof String text) || text.length() > TikTokLimits.PHOTO_TITLE) {
      settings()
          .violation(
              TITLE,
              "title is a text of at most "
                  + TikTokLimits.PHOTO_TITLE
                  + " characters: shorten it.");
    } else {
      put(read, text.strip());
    }
  }

  private static void put(JsonObject read, String title) {
    if (!title.isEmpty()) {
      read.put(TITLE, title);
    }
  }

  private void leftOut(String key, String onlyFor) {
    String words = onlyFor.equals(TikTokRules.VIDEO) ? "a video" : "photos";
    settings().warning(key, key + " is for " + words + " only: it is left out.");
  }

  private SettingsReader settings() {
    return new SettingsReader(TikTokPlatform.NAME, "TikTok", draft.settings(), remarks);
  }
}
