package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Who the creator is, and what they may post now. */
final class CreatorRoutes {
  private static final String PICTURE = "/sandbox/assets/avatar.svg";
  private static final Map<String, String> FIELD_TO_SCOPE =
      Map.of(
          "open_id", "user.info.basic",
          "union_id", "user.info.basic",
          "avatar_url", "user.info.basic",
          "display_name", "user.info.basic",
          "username", "user.info.profile",
          "bio_description", "user.info.profile",
          "profile_deep_link", "user.info.profile",
          "is_verified", "user.info.profile",
          "follower_count", "user.info.stats",
          "video_count", "user.info.stats");

  private final Site site;
  private final Tokens tokens;
  private final Publishes publishes;
  private final TikTokSettings settings;
  private final SlidingMinute limit;

  CreatorRoutes(Site site, Tokens tokens, Publishes publishes, TikTokSettings settings) {
    this.site = site;
    this.tokens = tokens;
    this.publishes = publishes;
    this.settings = settings;
    this.limit = new SlidingMinute(site.clock());
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.GET,
        TikTokSandbox.API + "/v2/user/info/",
        CallKind.READ,
        CallHandler.of(this::user));
    calls.route(
        HttpMethod.POST,
        TikTokSandbox.API + "/v2/post/publish/creator_info/query/",
        CallKind.READ,
        CallHandler.of(this::creator));
  }

  private Reply user(Call call) {
    Caller caller = tokens.caller(call.bearer());
    String fields =
        call.query("fields")
            .orElseThrow(() -> TikTokError.INVALID_PARAMS.exception("fields is required"));
    JsonObject all = describe(caller.account());
    JsonObject chosen = new JsonObject();
    for (String field : fields.split(",", -1)) {
      String scope =
          Optional.ofNullable(FIELD_TO_SCOPE.get(field.strip()))
              .orElseThrow(() -> TikTokError.INVALID_PARAMS.exception("fields: " + field));
      caller.require(scope);
      chosen.put(field.strip(), all.getValue(field.strip()));
    }
    return TikTokError.ok(new JsonObject().put("user", chosen));
  }

  private JsonObject describe(Account account) {
    return new JsonObject()
        .put("open_id", account.id())
        .put("union_id", account.id().replace("open", "union"))
        .put("avatar_url", site.url().of(PICTURE))
        .put("display_name", account.name())
        .put("username", account.username())
        .put("bio_description", "")
        .put("profile_deep_link", site.url().of("/feed/tiktok/" + account.username()))
        .put("is_verified", false)
        .put("follower_count", 0)
        .put("video_count", publishes.of(account).size());
  }

  /** Some errors arrive with 200 here. */
  private Reply creator(Call call) {
    Caller caller = tokens.caller(call.bearer()).require("video.publish");
    limit.take(caller.token().value(), settings.creatorInfosPerMinute());
    Optional<TikTokError> error = TikTokError.named(settings.creatorError());
    if (error.isPresent()) {
      return error.get().reply(200);
    }
    Account account = caller.account();
    if (publishes.postsLately(account) >= settings.postsPerDay()) {
      return TikTokError.SPAM_RISK_TOO_MANY_POSTS.reply(200);
    }
    return TikTokError.ok(
        new JsonObject()
            .put("creator_avatar_url", site.url().of(PICTURE))
            .put("creator_username", account.username())
            .put("creator_nickname", account.name())
            .put("privacy_level_options", new JsonArray(Creators.privacyLevels(account)))
            .put("comment_disabled", settings.disabled("comment"))
            .put("duet_disabled", settings.disabled("duet"))
            .put("stitch_disabled", settings.disabled("stitch"))
            .put("max_video_post_duration_sec", settings.longestVideo().toSeconds()));
  }
}
