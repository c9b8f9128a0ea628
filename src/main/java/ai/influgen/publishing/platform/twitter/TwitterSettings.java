package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.Remarks;
import ai.influgen.publishing.platform.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** The settings of a post: what is not understood is refused. */
record TwitterSettings(JsonObject given, Remarks remarks) {
  /** True where the account has X Premium: 25,000 instead of 280. */
  static final String LONG_POST = "long_post";

  /** True where the account has X Premium: 125 minutes instead of the usual length. */
  static final String LONG_VIDEO = "long_video";

  /** Who may reply: {@code everyone}, or one of X's own four words. */
  static final String REPLY_SETTINGS = "reply_settings";

  static final String MADE_WITH_AI = "made_with_ai";
  static final String PAID_PARTNERSHIP = "paid_partnership";

  private static final String EVERYONE = "everyone";
  private static final List<String> REPLIERS =
      List.of(EVERYONE, "following", "mentionedUsers", "subscribers", "verified");

  private static final Set<String> KNOWN =
      Set.of(LONG_POST, LONG_VIDEO, REPLY_SETTINGS, MADE_WITH_AI, PAID_PARTNERSHIP);

  boolean longPost() {
    return Boolean.TRUE.equals(given.getValue(LONG_POST));
  }

  boolean longVideo() {
    return Boolean.TRUE.equals(given.getValue(LONG_VIDEO));
  }

  /** What X is told with the post; what it takes for granted is left out. */
  JsonObject read() {
    settings().knowOnly(KNOWN);
    JsonObject read = new JsonObject();
    flag(LONG_POST);
    flag(LONG_VIDEO);
    replies(read);
    for (String label : new String[] {MADE_WITH_AI, PAID_PARTNERSHIP}) {
      if (flag(label)) {
        read.put(label, true);
      }
    }
    return read;
  }

  private void replies(JsonObject read) {
    settings()
        .oneOf(REPLY_SETTINGS, REPLIERS)
        .filter(who -> !who.equals(EVERYONE))
        .ifPresent(who -> read.put(REPLY_SETTINGS, who));
  }

  private boolean flag(String key) {
    return settings().flag(key).orElse(false);
  }

  private SettingsReader settings() {
    return new SettingsReader(TwitterPlatform.NAME, "X", given, remarks);
  }
}
