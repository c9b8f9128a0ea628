package ai.influgen.publishing.sandbox.tiktok;

import static ai.influgen.publishing.sandbox.tiktok.DraftReader.demand;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The creator's public posts, the newest first: {@code POST /v2/video/list/}. */
final class VideoListRoutes {
  private static final int MOST = 20;
  private static final int USUAL = 10;
  // title and description are cut to this many characters
  private static final int CUT = 150;

  private final Site site;
  private final Tokens tokens;
  private final Publishes publishes;
  private final Processing processing;

  VideoListRoutes(Site site, Tokens tokens, Publishes publishes, Processing processing) {
    this.site = site;
    this.tokens = tokens;
    this.publishes = publishes;
    this.processing = processing;
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.POST,
        TikTokSandbox.API + "/v2/video/list/",
        CallKind.READ,
        CallHandler.of(this::list));
  }

  /** The posts of an account that anybody may see, the newest first. */
  List<Publish> listed(Account account) {
    long now = site.clock().millis();
    return publishes.of(account).stream()
        .map(processing::settled)
        .filter(publish -> publish.isListed(now))
        .sorted((a, b) -> Long.compare(b.progress().at(), a.progress().at()))
        .toList();
  }

  private Reply list(Call call) {
    Account account = tokens.caller(call.bearer()).require("video.list").account();
    String[] fields =
        call.query("fields")
            .orElseThrow(() -> TikTokError.INVALID_PARAMS.exception("fields is required"))
            .split(",", -1);
    JsonObject body = call.json().orElseGet(JsonObject::new);
    try {
      int count = body.getInteger("max_count", USUAL);
      demand(count > 0 && count <= MOST, "max_count");
      long before = body.getLong("cursor", Long.MAX_VALUE);
      return page(account, fields, count, before);
    } catch (ClassCastException e) {
      throw TikTokError.INVALID_PARAMS.exception("a field has another type");
    }
  }

  private Reply page(Account account, String[] fields, int count, long before) {
    List<Publish> older =
        listed(account).stream().filter(post -> post.progress().at() < before).toList();
    List<Publish> page = older.subList(0, Math.min(count, older.size()));
    JsonArray videos = new JsonArray();
    page.forEach(post -> videos.add(select(describe(account, post), fields)));
    long cursor = page.isEmpty() ? site.clock().millis() : page.getLast().progress().at();
    return TikTokError.ok(
        new JsonObject()
            .put("videos", videos)
            .put("cursor", cursor)
            .put("has_more", older.size() > page.size()));
  }

  private JsonObject describe(Account account, Publish post) {
    String id = post.progress().postId();
    return new JsonObject()
        .put("id", id)
        .put("create_time", post.progress().at() / 1000)
        .put("title", cut(post.draft().title()))
        .put("video_description", cut(post.draft().text()))
        .put("share_url", site.url().of("/feed/tiktok/" + account.username() + "#p-" + id))
        .put("duration", 0);
  }

  private static JsonObject select(JsonObject all, String[] fields) {
    JsonObject chosen = new JsonObject();
    for (String field : fields) {
      demand(all.containsKey(field.strip()), "fields: " + field);
      chosen.put(field.strip(), all.getValue(field.strip()));
    }
    return chosen;
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(CUT, text.length()));
  }
}
