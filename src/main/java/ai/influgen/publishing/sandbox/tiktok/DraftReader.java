package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads and checks the bodies of the init calls. Throws the API's errors. */
final class DraftReader {
  private static final int LONGEST_CAPTION = 2200;
  private static final int LONGEST_TITLE = 90;
  private static final int LONGEST_DESCRIPTION = 4000;

  private final TikTokSettings settings;
  private final SourceReader sources;

  DraftReader(TikTokSettings settings) {
    this.settings = settings;
    this.sources = new SourceReader(settings);
  }

  /** A video to post. */
  Draft video(JsonObject body, Account account) {
    JsonObject info = part(body, "post_info");
    String privacy = privacy(info, account);
    checkInteractions(info, List.of("comment", "duet", "stitch"));
    demand(info.getInteger("video_cover_timestamp_ms", 0) >= 0, "video_cover_timestamp_ms");
    return new Draft(
        Draft.Kind.VIDEO,
        false,
        text(info, "title", LONGEST_CAPTION),
        "",
        privacy,
        sources.video(part(body, "source_info")));
  }

  /** A video for the inbox. */
  Draft inboxVideo(JsonObject body) {
    return new Draft(Draft.Kind.VIDEO, true, "", "", "", sources.video(part(body, "source_info")));
  }

  /** Photos, to post or for the inbox. */
  Draft photos(JsonObject body, Account account) {
    demand("PHOTO".equals(body.getString("media_type")), "media_type must be PHOTO");
    JsonObject info = part(body, "post_info");
    boolean inbox = isInbox(body);
    String privacy = inbox ? "" : privacy(info, account);
    if (!inbox) {
      checkInteractions(info, List.of("comment"));
    }
    return new Draft(
        Draft.Kind.PHOTO,
        inbox,
        text(info, "title", LONGEST_TITLE),
        text(info, "description", LONGEST_DESCRIPTION),
        privacy,
        sources.photos(part(body, "source_info")));
  }

  /** Whether photos go to the inbox. */
  static boolean isInbox(JsonObject body) {
    return switch (body.getString("post_mode", "")) {
      case "DIRECT_POST" -> false;
      case "MEDIA_UPLOAD" -> true;
      default -> throw TikTokError.INVALID_PARAMS.exception("post_mode");
    };
  }

  private String privacy(JsonObject info, Account account) {
    String level = info.getString("privacy_level", "");
    demand(!level.isEmpty(), "privacy_level is required");
    if (!Creators.privacyLevels(account).contains(level)) {
      throw TikTokError.PRIVACY_LEVEL_OPTION_MISMATCH.exception();
    }
    if (!settings.audited() && !level.equals(Creators.SELF_ONLY)) {
      throw TikTokError.UNAUDITED_CLIENT_CAN_ONLY_POST_TO_PRIVATE_ACCOUNTS.exception();
    }
    return level;
  }

  /** What a creator has switched off must be sent switched off. */
  private void checkInteractions(JsonObject info, List<String> interactions) {
    for (String interaction : interactions) {
      boolean off = info.getBoolean("disable_" + interaction, false);
      demand(off || !settings.disabled(interaction), "disable_" + interaction + " must be true");
    }
  }

  /** Counted in UTF-16 units, as a Java string is. */
  private static String text(JsonObject info, String name, int longest) {
    String text = info.getString(name, "");
    demand(text.length() <= longest, name + " is longer than " + longest);
    return text;
  }

  private static JsonObject part(JsonObject body, String name) {
    JsonObject part = body.getJsonObject(name);
    demand(part != null, name + " is required");
    return part == null ? new JsonObject() : part;
  }

  static void demand(boolean met, String complaint) {
    if (!met) {
      throw TikTokError.INVALID_PARAMS.exception(complaint);
    }
  }

  /** The elements of a list of texts. */
  static List<String> texts(JsonObject json, String name) {
    return json.getJsonArray(name, new JsonArray()).stream().map(String.class::cast).toList();
  }
}
