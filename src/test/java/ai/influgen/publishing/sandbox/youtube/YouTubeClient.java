package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
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
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the simulated YouTube the way an application does. */
final class YouTubeClient {
  static final String REDIRECT = "http://localhost:8080/v1/oauth/callback";
  static final String OFFLINE = "&access_type=offline&prompt=consent";
  private static final String SCOPES =
      "https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.readonly";

  private final RunningSandbox sandbox;
  private final String refreshToken;
  private String accessToken;

  private YouTubeClient(RunningSandbox sandbox, JsonObject tokens) {
    this.sandbox = sandbox;
    this.accessToken = tokens.getString("access_token");
    this.refreshToken = tokens.getString("refresh_token");
  }

  static YouTubeClient connected(RunningSandbox sandbox, String account) {
    String code = code(sandbox, OFFLINE + "&sandbox_account=" + account);
    return new YouTubeClient(sandbox, redeem(sandbox, code).json());
  }

  /** Agrees at once, and answers the code. */
  static String code(RunningSandbox sandbox, String more) {
    Answer answer = authorize(sandbox, "&sandbox_consent=allow" + more);
    URI back = URI.create(answer.response().headers().firstValue("Location").orElseThrow());
    return query(back).getOrDefault("code", "");
  }

  static Answer authorize(RunningSandbox sandbox, String more) {
    return sandbox.get(
        "/youtube/accounts/o/oauth2/v2/auth?response_type=code&client_id=%s&redirect_uri=%s&state=s1&scope=%s%s"
            .formatted(TokenRoutes.APP.clientId(), encoded(REDIRECT), encoded(SCOPES), more));
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  static Answer redeem(RunningSandbox sandbox, String code) {
    return form(
        sandbox,
        "token",
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
  }

  static Answer refresh(RunningSandbox sandbox, String token) {
    return form(sandbox, "token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  static Answer form(RunningSandbox sandbox, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>();
    form.put("client_id", TokenRoutes.APP.clientId());
    form.put("client_secret", TokenRoutes.APP.clientSecret());
    form.putAll(fields);
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return sandbox.send(
        HttpRequest.newBuilder(sandbox.uri("/youtube/oauth2/" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The reason of an error. */
  static String reason(Answer answer) {
    return answer
        .json()
        .getJsonObject("error")
        .getJsonArray("errors")
        .getJsonObject(0)
        .getString("reason");
  }

  static JsonObject video(String title) {
    return new JsonObject()
        .put("snippet", new JsonObject().put("title", title).put("description", "About " + title))
        .put("status", new JsonObject().put("privacyStatus", "public"));
  }

  String accessToken() {
    return accessToken;
  }

  String refreshToken() {
    return refreshToken;
  }

  void refresh() {
    accessToken = refresh(sandbox, refreshToken).json().getString("access_token");
  }

  Answer open(JsonObject video, long size) {
    return sandbox.send(
        authorized("/youtube/api/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status")
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("X-Upload-Content-Length", Long.toString(size))
            .header("X-Upload-Content-Type", "video/mp4")
            .POST(BodyPublishers.ofString(video.encode())));
  }

  /** Opens a session, and answers its address. */
  String session(String title, byte[] file) {
    return open(video(title), file.length)
        .response()
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  Answer put(String session, byte[] file) {
    return sandbox.send(authorized(session).PUT(BodyPublishers.ofByteArray(file)));
  }

  Answer put(String session, byte[] file, int first, int count) {
    byte[] piece = Arrays.copyOfRange(file, first, first + count);
    return put(session, piece, "bytes %d-%d/%d".formatted(first, first + count - 1, file.length));
  }

  Answer put(String session, byte[] piece, String range) {
    return sandbox.send(
        authorized(session).header("Content-Range", range).PUT(BodyPublishers.ofByteArray(piece)));
  }

  Answer ask(String session, long total) {
    return put(session, new byte[0], "bytes */" + total);
  }

  static String range(Answer answer) {
    return answer.response().headers().firstValue("Range").orElse("");
  }

  /** Uploads in one go, and answers the id. */
  String uploaded(String title, byte[] file) {
    return put(session(title, file), file).json().getString("id");
  }

  Answer get(String pathAndQuery) {
    return sandbox.send(authorized("/youtube/api/youtube/v3/" + pathAndQuery).GET());
  }

  JsonObject video(String id, String parts) {
    return get("videos?part=" + parts + "&id=" + id).json().getJsonArray("items").getJsonObject(0);
  }

  Answer thumbnail(String id, byte[] image) {
    return sandbox.send(
        authorized("/youtube/api/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=" + id)
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(image)));
  }

  private HttpRequest.Builder authorized(String pathOrUrl) {
    return HttpRequest.newBuilder(sandbox.uri(pathOrUrl))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + accessToken);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
