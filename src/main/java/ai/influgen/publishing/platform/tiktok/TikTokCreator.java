package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.AnswerJson;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the account may do at the moment, by {@code creator_info}: TikTok wants it asked before each
 * post.
 *
 * @param told as the journal keeps it
 */
record TikTokCreator(JsonObject told) {
  private static final String OPTIONS = "privacy_level_options";
  private static final String LONGEST = "max_video_post_duration_sec";
  private static final String USERNAME = "creator_username";

  private static final List<String> INTERACTIONS =
      List.of(TikTokSettings.ALLOW_COMMENT, TikTokSettings.ALLOW_DUET, TikTokSettings.ALLOW_STITCH);

  /** From the answer; empty if it does not say which privacy levels there are. */
  static Optional<TikTokCreator> of(JsonObject data, String username) {
    List<String> options = TikTokJson.texts(data, OPTIONS);
    if (options.isEmpty()) {
      return Optional.empty();
    }
    JsonObject told =
        new JsonObject()
            .put(USERNAME, AnswerJson.text(data, USERNAME).orElse(username))
            .put(OPTIONS, new JsonArray(options));
    INTERACTIONS.stream()
        .map(TikTokCreator::field)
        .forEach(field -> told.put(field, TikTokJson.isTrue(data, field)));
    AnswerJson.number(data, LONGEST).ifPresent(seconds -> told.put(LONGEST, seconds));
    return Optional.of(new TikTokCreator(told));
  }

  String username() {
    return told.getString(USERNAME);
  }

  /** Who is going to see the post: as chosen, else as few as possible. Empty if it can't be so. */
  Optional<String> privacy(Payload payload) {
    String chosen = payload.settings().getString(TikTokSettings.PRIVACY_LEVEL);
    if (chosen != null) {
      return Optional.of(chosen).filter(options()::contains);
    }
    boolean branded = TikTokJson.isTrue(payload.settings(), TikTokSettings.BRAND_CONTENT);
    return TikTokPrivacy.mostRestrictive(options(), branded);
  }

  /** Whether the account has that interaction switched off. */
  boolean forbids(String setting) {
    return TikTokJson.isTrue(told, field(setting));
  }

  /** Why the account can't make this post, in plain words; empty if it can. */
  Optional<String> objection(Payload payload) {
    return tooLong(payload).or(() -> notOffered(payload)).or(() -> forbidden(payload));
  }

  private Optional<String> tooLong(Payload payload) {
    Optional<Long> longest = AnswerJson.number(told, LONGEST);
    MediaItem first = payload.media().getFirst();
    Duration length = first.duration();
    if (longest.isEmpty() || length == null || length.toMillis() <= longest.get() * 1000) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The video is %.1f s long; this account may post at most %d s: shorten it.",
            length.toMillis() / 1000.0,
            longest.get()));
  }

  private Optional<String> notOffered(Payload payload) {
    if (privacy(payload).isPresent()) {
      return Optional.empty();
    }
    String offered = " The account offers " + String.join(", ", options()) + ".";
    String chosen = payload.settings().getString(TikTokSettings.PRIVACY_LEVEL);
    return Optional.of(
        chosen == null
            ? "Branded content can't be shown to the account alone." + offered
            : "The privacy level " + chosen + " can't be had: choose another." + offered);
  }

  private Optional<String> forbidden(Payload payload) {
    return INTERACTIONS.stream()
        .filter(setting -> TikTokJson.isTrue(payload.settings(), setting) && forbids(setting))
        .findFirst()
        .map(
            setting ->
                setting
                    + " is on, but the account has it switched off in the TikTok app: switch it on"
                    + " there, or leave it off here.");
  }

  /** {@code allow_duet} is forbidden by {@code duet_disabled}. */
  private static String field(String setting) {
    return setting.substring("allow_".length()) + "_disabled";
  }

  private List<String> options() {
    return TikTokJson.texts(told, OPTIONS);
  }
}
