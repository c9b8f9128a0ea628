package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Channels and videos: {@code channels.list} and {@code videos.list}, a unit a call. */
final class ReadRoutes {
  private static final Set<String> CHANNEL_PARTS =
      Set.of("id", "snippet", "contentDetails", "statistics", "status");

  private final Tokens tokens;
  private final Videos videos;
  private final VideoJson json;
  private final DailyQuota quota;
  private final PublicUrl url;

  ReadRoutes(Tokens tokens, Videos videos, VideoJson json, DailyQuota quota, PublicUrl url) {
    this.tokens = tokens;
    this.videos = videos;
    this.json = json;
    this.quota = quota;
    this.url = url;
  }

  void mount(Calls calls) {
    String base = YouTubeSandbox.API + "/youtube/v3/";
    calls.route(HttpMethod.GET, base + "channels", CallKind.READ, CallHandler.of(this::channels));
    calls.route(HttpMethod.GET, base + "videos", CallKind.READ, CallHandler.of(this::videos));
  }

  private Reply channels(Call call) {
    Account caller = caller(call);
    Set<String> parts = parts(call, CHANNEL_PARTS);
    boolean mine = call.query("mine").filter("true"::equals).isPresent();
    List<Account> found =
        mine
            ? List.of(caller)
            : ids(call).stream().flatMap(id -> Channels.ALL.byId(id).stream()).toList();
    return list(
        "youtube#channelListResponse",
        found.stream().map(channel -> channel(channel, parts)).toList());
  }

  private JsonObject channel(Account channel, Set<String> parts) {
    JsonObject picture =
        new JsonObject()
            .put("default", new JsonObject().put("url", url.of("/sandbox/assets/avatar.svg")));
    JsonObject all =
        new JsonObject()
            .put(
                "snippet",
                new JsonObject()
                    .put("title", channel.name())
                    .put("description", "")
                    .put("customUrl", "@" + channel.username())
                    .put("thumbnails", picture))
            .put(
                "contentDetails",
                new JsonObject()
                    .put(
                        "relatedPlaylists",
                        new JsonObject().put("uploads", Channels.uploads(channel))))
            .put(
                "statistics",
                new JsonObject()
                    .put("videoCount", Integer.toString(videos.of(channel).size()))
                    .put("subscriberCount", "0"))
            .put("status", new JsonObject().put("longUploadsStatus", "allowed"));
    JsonObject chosen =
        new JsonObject()
            .put("kind", "youtube#channel")
            .put("etag", "c" + channel.id())
            .put("id", channel.id());
    parts.stream().filter(all::containsKey).forEach(part -> chosen.put(part, all.getValue(part)));
    return chosen;
  }

  /** A video that isn't the caller's shows unless it is private; some parts never do. */
  private Reply videos(Call call) {
    Account caller = caller(call);
    Set<String> parts = parts(call, VideoJson.PARTS);
    boolean forOwner = parts.stream().anyMatch(VideoJson.OWNER_PARTS::contains);
    List<JsonObject> found =
        ids(call).stream()
            .flatMap(id -> videos.find(id).stream())
            .filter(video -> isOf(caller, video) || !video.metadata().privacy().equals("private"))
            .map(
                video -> {
                  if (forOwner && !isOf(caller, video)) {
                    throw YouTubeError.FORBIDDEN.exception();
                  }
                  return json.of(video, parts);
                })
            .toList();
    return list("youtube#videoListResponse", found);
  }

  private Account caller(Call call) {
    Account caller = Scopes.read(tokens.caller(call.bearer())).account();
    quota.spend(1);
    return caller;
  }

  private static boolean isOf(Account caller, Video video) {
    return video.account().equals(caller.id());
  }

  static Reply list(String kind, List<JsonObject> items) {
    return Reply.ok(
        new JsonObject()
            .put("kind", kind)
            .put("etag", "l" + items.hashCode())
            .put("items", new JsonArray(items))
            .put(
                "pageInfo",
                new JsonObject()
                    .put("totalResults", items.size())
                    .put("resultsPerPage", items.size())));
  }

  private static List<String> ids(Call call) {
    return Arrays.stream(
            call.query("id")
                .orElseThrow(() -> YouTubeError.BAD_REQUEST.exception("No filter selected."))
                .split(",", -1))
        .map(String::strip)
        .toList();
  }

  /** The parts asked for, which must exist. */
  static Set<String> parts(Call call, Set<String> known) {
    String asked =
        call.query("part")
            .orElseThrow(() -> YouTubeError.BAD_REQUEST.exception("Required parameter: part"));
    Set<String> parts = new TreeSet<>(Arrays.asList(asked.split("[, ]+", -1)));
    if (!known.containsAll(parts)) {
      throw YouTubeError.BAD_REQUEST.exception("part: " + asked);
    }
    return parts;
  }
}
