package ai.influgen.publishing.sandbox.youtube;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The uploads of a channel, the newest first: {@code playlistItems.list}, a unit a call. */
final class PlaylistRoutes {
  private static final int MOST = 50;
  private static final int USUAL = 5;
  private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "status");

  private final Tokens tokens;
  private final Videos videos;
  private final DailyQuota quota;
  private final YouTubeSettings settings;
  private final InstantSource clock;

  PlaylistRoutes(
      Tokens tokens,
      Videos videos,
      DailyQuota quota,
      YouTubeSettings settings,
      InstantSource clock) {
    this.tokens = tokens;
    this.videos = videos;
    this.quota = quota;
    this.settings = settings;
    this.clock = clock;
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.GET,
        YouTubeSandbox.API + "/youtube/v3/playlistItems",
        CallKind.READ,
        CallHandler.of(this::list));
  }

  private Reply list(Call call) {
    Account caller = Scopes.read(tokens.caller(call.bearer())).account();
    quota.spend(1);
    Set<String> parts = ReadRoutes.parts(call, PARTS);
    Account channel =
        call.query("playlistId")
            .flatMap(Channels::ofPlaylist)
            .orElseThrow(YouTubeError.PLAYLIST_NOT_FOUND::exception);
    int count = number(call, "maxResults", USUAL);
    if (count > MOST) {
      throw YouTubeError.BAD_REQUEST.exception("maxResults");
    }
    List<Video> shown = shown(channel, caller);
    int from = Math.min(number(call, "pageToken", 0), shown.size());
    int to = Math.min(from + count, shown.size());
    JsonArray items = new JsonArray();
    for (int i = from; i < to; i++) {
      items.add(item(channel, shown.get(i), i, parts));
    }
    return Reply.ok(answer(items, shown.size(), count, to));
  }

  /** Others don't see what is private. */
  private List<Video> shown(Account channel, Account caller) {
    long newest = clock.millis() - settings.playlistDelay().toMillis();
    return videos.of(channel).stream()
        .filter(video -> video.createdAt() <= newest)
        .filter(video -> channel.equals(caller) || video.metadata().privacy().equals("public"))
        .toList();
  }

  private static JsonObject answer(JsonArray items, int total, int count, int to) {
    JsonObject answer =
        new JsonObject()
            .put("kind", "youtube#playlistItemListResponse")
            .put("etag", "p" + total)
            .put("items", items)
            .put(
                "pageInfo",
                new JsonObject().put("totalResults", total).put("resultsPerPage", count));
    return to < total ? answer.put("nextPageToken", Integer.toString(to)) : answer;
  }

  private static JsonObject item(Account channel, Video video, int position, Set<String> parts) {
    JsonObject item =
        new JsonObject()
            .put("kind", "youtube#playlistItem")
            .put("etag", "i" + video.id())
            .put("id", "UUx" + video.id());
    for (String part : parts) {
      switch (part) {
        case "snippet" -> item.put(part, snippet(channel, video, position));
        case "contentDetails" ->
            item.put(
                part,
                new JsonObject()
                    .put("videoId", video.id())
                    .put("videoPublishedAt", VideoJson.time(video.createdAt())));
        case "status" ->
            item.put(part, new JsonObject().put("privacyStatus", video.metadata().privacy()));
        default -> {}
      }
    }
    return item;
  }

  private static JsonObject snippet(Account channel, Video video, int position) {
    return new JsonObject()
        .put("publishedAt", VideoJson.time(video.createdAt()))
        .put("channelId", channel.id())
        .put("title", video.metadata().title())
        .put("description", video.metadata().description())
        .put("playlistId", Channels.uploads(channel))
        .put("position", position)
        .put(
            "resourceId", new JsonObject().put("kind", "youtube#video").put("videoId", video.id()));
  }

  private static int number(Call call, String name, int otherwise) {
    try {
      int number = call.query(name).map(Integer::parseInt).orElse(otherwise);
      if (number < 0) {
        throw YouTubeError.BAD_REQUEST.exception(name);
      }
      return number;
    } catch (NumberFormatException e) {
      throw YouTubeError.BAD_REQUEST.exception(name);
    }
  }
}
