package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.Draft;
import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.SettingsReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of a post: what is not understood is refused. */
record YouTubeSettings(Draft draft, Remarks remarks) {
  static final String KIND = "kind";
  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String THUMBNAIL = "thumbnail";
  static final String TAGS = "tags";
  static final String CATEGORY_ID = "category_id";
  static final String PRIVACY = "privacy";
  static final String MADE_FOR_KIDS = "made_for_kids";
  static final String LICENSE = "license";
  static final String EMBEDDABLE = "embeddable";
  static final String NOTIFY_SUBSCRIBERS = "notify_subscribers";
  static final String CONTAINS_SYNTHETIC_MEDIA = "contains_synthetic_media";
  static final String PAID_PROMOTION = "paid_promotion";
  static final String DEFAULT_LANGUAGE = "default_language";

  private static final String PUBLISH_AT = "publish_at";

  private static final Set<String> KNOWN =
      Set.of(
          KIND,
          TITLE,
          DESCRIPTION,
          THUMBNAIL,
          TAGS,
          CATEGORY_ID,
          PRIVACY,
          MADE_FOR_KIDS,
          LICENSE,
          EMBEDDABLE,
          NOTIFY_SUBSCRIBERS,
          CONTAINS_SYNTHETIC_MEDIA,
          PAID_PROMOTION,
          DEFAULT_LANGUAGE,
          PUBLISH_AT);

  /** People &amp; Blogs, which YouTube itself takes where none is chosen. */
  private static final String PEOPLE_AND_BLOGS = "22";

  private static final Pattern CATEGORY = Pattern.compile("[0-9]{1,5}");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

  /** The settings that the payload needs. */
  JsonObject read() {
    unknown();
    JsonObject read = new JsonObject();
    read.put(TITLE, YouTubeText.title(draft, remarks));
    read.put(CATEGORY_ID, category());
    read.put(PRIVACY, oneOf(PRIVACY, List.of("public", "unlisted", "private")));
    read.put(LICENSE, oneOf(LICENSE, List.of("youtube", "creativeCommon")));
    read.put(MADE_FOR_KIDS, settings().flag(MADE_FOR_KIDS).orElse(false));
    read.put(EMBEDDABLE, settings().flag(EMBEDDABLE).orElse(true));
    read.put(NOTIFY_SUBSCRIBERS, settings().flag(NOTIFY_SUBSCRIBERS).orElse(true));
    // saying that there is none is a declaration: only a person makes it
    settings()
        .flag(CONTAINS_SYNTHETIC_MEDIA)
        .ifPresent(is -> read.put(CONTAINS_SYNTHETIC_MEDIA, is));
    settings().flag(PAID_PROMOTION).ifPresent(is -> read.put(PAID_PROMOTION, is));
    language().ifPresent(language -> read.put(DEFAULT_LANGUAGE, language));
    JsonArray tags = new YouTubeTags(remarks).read(settings().value(TAGS));
    if (!tags.isEmpty()) {
      read.put(TAGS, tags);
    }
    return read;
  }

  private void unknown() {
    settings().knowOnly(KNOWN);
    if (draft.settings().containsKey(PUBLISH_AT)) {
      settings()
          .violation(
              PUBLISH_AT,
              "publish_at is not offered: this server publishes at the scheduled time.");
    }
  }

  private String category() {
    Object value = settings().value(CATEGORY_ID);
    if (value == null) {
      return PEOPLE_AND_BLOGS;
    }
    if (!CATEGORY.matcher(value.toString()).matches()) {
      settings()
          .violation(CATEGORY_ID, "category_id is the number of a YouTube category, such as 22.");
    }
    return value.toString();
  }

  /** The first is the default. */
  private String oneOf(String key, List<String> values) {
    return settings().oneOf(key, values).orElse(values.getFirst());
  }

  private Optional<String> language() {
    Object value = settings().value(DEFAULT_LANGUAGE);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && LANGUAGE.matcher(text).matches()) {
      return Optional.of(text);
    }
    settings()
        .violation(DEFAULT_LANGUAGE, "default_language is a language's code, such as en or pt-BR.");
    return Optional.empty();
  }

  private SettingsReader settings() {
    return new SettingsReader(YouTubePlatform.NAME, "YouTube", draft.settings(), remarks);
  }
}
