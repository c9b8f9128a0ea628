package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the simulated TikTok the way an application does. */
final class TikTokClient {
  static final String REDIRECT = "http://localhost:8080/v1/oauth/callback";
  static final String SCOPES =
      "user.info.basic,user.info.profile,video.publish,video.upload,video.list";
  private static final String PUBLISH = "/v2/post/publish/";

  private final RunningSandbox sandbox;
  private final JsonObject tokens;

  private TikTokClient(RunningSandbox sandbox, JsonObject tokens) {
    this.sandbox = sandbox;
    this.tokens = tokens;
  }

  static TikTokClient connected(RunningSandbox sandbox, String account) {
    String code = query(consent(sandbox, "&sandbox_account=" + account)).get("code");
    return new TikTokClient(sandbox, redeem(sandbox, String.valueOf(code), Map.of()).json());
  }

  /** Agrees at once, and answers where the person is sent. */
  static URI consent(RunningSandbox sandbox, String more) {
    Answer answer = authorize(sandbox, "&sandbox_consent=allow" + more);
    return URI.create(answer.response().headers().firstValue("Location").orElseThrow());
  }

  static Answer authorize(RunningSandbox sandbox, String more) {
    return sandbox.get(
        "/tiktok/www/v2/auth/authorize/?response_type=code&client_key=%s&redirect_uri=%s&state=s1&scope=%s%s"
            .formatted(TokenRoutes.APP.clientId(), encoded(REDIRECT), SCOPES, more));
  }

  static Answer redeem(RunningSandbox sandbox, String code, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(more);
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", REDIRECT);
    return token(sandbox, form);
  }

  static Answer refresh(RunningSandbox sandbox, String token) {
    return token(sandbox, Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  static Answer token(RunningSandbox sandbox, Map<String, String> form) {
    return form(sandbox, "/tiktok/api/v2/oauth/token/", form);
  }

  static Answer form(RunningSandbox sandbox, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>();
    form.put("client_key", TokenRoutes.APP.clientId());
    form.put("client_secret", TokenRoutes.APP.clientSecret());
    form.putAll(fields);
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return sandbox.send(
        HttpRequest.newBuilder(sandbox.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** The code in the envelope's error, {@code ok} when there is none. */
  static String code(Answer answer) {
    return answer.json().getJsonObject("error").getString("code");
  }

  static JsonObject data(Answer answer) {
    return answer.json().getJsonObject("data");
  }

  String accessToken() {
    return tokens.getString("access_token");
  }

  String refreshToken() {
    return tokens.getString("refresh_token");
  }

  Answer user(String fields) {
    return sandbox.send(
        authorized("/v2/user/info/?fields=" + fields).GET().timeout(Duration.ofSeconds(10)));
  }

  Answer creatorInfo() {
    return post(PUBLISH + "creator_info/query/", new JsonObject());
  }

  Answer initFile(String caption, long size, long chunkSize, long chunks) {
    return init(
        caption,
        new JsonObject()
            .put("source", "FILE_UPLOAD")
            .put("video_size", size)
            .put("chunk_size", chunkSize)
            .put("total_chunk_count", chunks));
  }

  Answer initUrl(String caption, String url) {
    return init(caption, new JsonObject().put("source", "PULL_FROM_URL").put("video_url", url));
  }

  Answer init(String caption, JsonObject source) {
    return init(
        new JsonObject().put("title", caption).put("privacy_level", "PUBLIC_TO_EVERYONE"), source);
  }

  Answer init(JsonObject info, JsonObject source) {
    return post(
        PUBLISH + "video/init/",
        new JsonObject().put("post_info", info).put("source_info", source));
  }

  Answer initInbox(String url) {
    JsonObject source = new JsonObject().put("source", "PULL_FROM_URL").put("video_url", url);
    return post(PUBLISH + "inbox/video/init/", new JsonObject().put("source_info", source));
  }

  Answer initPhotos(JsonObject info, List<String> urls) {
    return post(
        PUBLISH + "content/init/",
        new JsonObject()
            .put("media_type", "PHOTO")
            .put("post_mode", "DIRECT_POST")
            .put("post_info", info)
            .put(
                "source_info",
                new JsonObject()
                    .put("source", "PULL_FROM_URL")
                    .put("photo_cover_index", 0)
                    .put("photo_images", new JsonArray(urls))));
  }

  /** Sends the bytes from an offset on, as many as asked for. */
  Answer chunk(String uploadUrl, byte[] file, int first, int count) {
    return chunk(
        uploadUrl,
        Arrays.copyOfRange(file, first, first + count),
        "bytes %d-%d/%d".formatted(first, first + count - 1, file.length));
  }

  Answer chunk(String uploadUrl, byte[] bytes, String range) {
    return sandbox.send(
        HttpRequest.newBuilder(URI.create(uploadUrl))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "video/mp4")
            .header("Content-Range", range)
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  /** Inits for a file in one chunk. */
  JsonObject begun(String caption, byte[] file) {
    return data(initFile(caption, file.length, file.length, 1));
  }

  JsonObject status(String publishId) {
    return data(statusAnswer(publishId));
  }

  Answer statusAnswer(String publishId) {
    return post(PUBLISH + "status/fetch/", new JsonObject().put("publish_id", publishId));
  }

  /** Asks until the publish has ended. */
  JsonObject ended(String publishId) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    JsonObject status = status(publishId);
    while (status.getString("status").startsWith("PROCESSING") && System.nanoTime() < deadline) {
      status = status(publishId);
    }
    return status;
  }

  Answer cancel(String publishId) {
    return post(PUBLISH + "cancel/", new JsonObject().put("publish_id", publishId));
  }

  Answer list(JsonObject body) {
    return post("/v2/video/list/?fields=id,create_time,title,video_description,share_url", body);
  }

  private Answer post(String path, JsonObject body) {
    return sandbox.send(
        authorized(path)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(sandbox.uri("/tiktok/api" + path))
        .header("Authorization", "Bearer " + accessToken());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
