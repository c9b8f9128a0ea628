package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.FormBody;
import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import ai.influgen.publishing.sandbox.SandboxApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Speaks to the simulated Pinterest the way an application does. */
final class PinterestClient {
  static final String REDIRECT = "http://localhost:8080/callback";
  static final String SCOPES = "boards:read,boards:write,pins:read,pins:write,user_accounts:read";

  private static final String API = "/pinterest/api/v5";
  private static final SandboxApp APP = SandboxApp.of("pinterest");

  private final RunningSandbox sandbox;
  private final JsonObject tokens;

  private PinterestClient(RunningSandbox sandbox, JsonObject tokens) {
    this.sandbox = sandbox;
    this.tokens = tokens;
  }

  static PinterestClient connected(RunningSandbox sandbox) {
    return connected(sandbox, Map.of());
  }

  /** Connects with more parameters at the login page. */
  static PinterestClient connected(RunningSandbox sandbox, Map<String, String> more) {
    return new PinterestClient(sandbox, redeem(sandbox, code(sandbox, more)).json());
  }

  static Answer authorize(RunningSandbox sandbox, Map<String, String> more) {
    Map<String, String> query = new HashMap<>();
    query.put("response_type", "code");
    query.put("client_id", APP.clientId());
    query.put("redirect_uri", REDIRECT);
    query.put("scope", SCOPES);
    query.put("state", "s");
    query.putAll(more);
    return sandbox.get("/pinterest/www/oauth/?" + FormBody.encoded(query));
  }

  static String code(RunningSandbox sandbox, Map<String, String> more) {
    Map<String, String> allowed = new HashMap<>(more);
    allowed.put("sandbox_consent", "allow");
    Answer answer = authorize(sandbox, allowed);
    return FormBody.query(answer.response().headers().firstValue("Location").orElseThrow())
        .getOrDefault("code", "");
  }

  static Answer redeem(RunningSandbox sandbox, String code) {
    return token(
        sandbox,
        "/oauth/token",
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
  }

  static Answer refresh(RunningSandbox sandbox, String token) {
    return token(
        sandbox, "/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  static Answer token(RunningSandbox sandbox, String path, Map<String, String> form) {
    String credentials = APP.clientId() + ":" + APP.clientSecret();
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return sandbox.send(
        FormBody.post(
            HttpRequest.newBuilder(sandbox.uri(API + path))
                .header("Authorization", "Basic " + basic),
            form));
  }

  JsonObject tokens() {
    return tokens;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(sandbox.uri(API + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + tokens.getString("access_token"));
  }

  Answer get(String path) {
    return sandbox.send(request(path).GET());
  }

  Answer delete(String path) {
    return sandbox.send(request(path).DELETE());
  }

  Answer post(String path, JsonObject body) {
    return sandbox.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  /** The id of the board of that name. */
  String board(String name) {
    return all("/boards").stream()
        .filter(board -> board.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  /** All items of a list, page after page. */
  List<JsonObject> all(String path) {
    JsonObject page = get(path).json();
    List<JsonObject> items = new java.util.ArrayList<>(items(page));
    while (page.getString("bookmark") != null) {
      String separator = path.contains("?") ? "&" : "?";
      page =
          get(path + separator + FormBody.encoded(Map.of("bookmark", page.getString("bookmark"))))
              .json();
      items.addAll(items(page));
    }
    return items;
  }

  static List<JsonObject> items(JsonObject page) {
    return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  /** Pins to the board Recipes. */
  Answer pin(JsonObject source) {
    return pin(source, new JsonObject());
  }

  Answer pin(JsonObject source, JsonObject more) {
    return post(
        "/pins",
        new JsonObject()
            .put("board_id", board("Recipes"))
            .put("title", "Soup")
            .put("description", "A good soup")
            .put("media_source", source)
            .mergeIn(more));
  }

  static JsonObject image(String url) {
    return new JsonObject().put("source_type", "image_url").put("url", url);
  }

  static JsonObject carousel(String... urls) {
    return new JsonObject()
        .put("source_type", "multiple_image_urls")
        .put(
            "items",
            new JsonArray(
                List.of(urls).stream().map(u -> new JsonObject().put("url", u)).toList()));
  }

  static JsonObject repeated(String url, int count) {
    return carousel(IntStream.range(0, count).mapToObj(i -> url).toArray(String[]::new));
  }

  /** The source of a video whose cover is its first frame. */
  static JsonObject video(String media) {
    return new JsonObject()
        .put("source_type", "video_id")
        .put("media_id", media)
        .put("cover_image_key_frame_time", 0);
  }

  JsonObject register() {
    return post("/media", new JsonObject().put("media_type", "video")).json();
  }

  /** Sends the bytes as the registration says. */
  Answer upload(JsonObject registered, byte[] bytes) {
    return upload(registered, parameters(registered), bytes, Map.of());
  }

  Answer upload(
      JsonObject registered, Map<String, String> before, byte[] bytes, Map<String, String> after) {
    return sandbox.send(
        FormBody.post(
            HttpRequest.newBuilder(sandbox.uri(registered.getString("upload_url"))),
            before,
            "file",
            bytes,
            after));
  }

  static Map<String, String> parameters(JsonObject registered) {
    Map<String, String> parameters = new HashMap<>();
    registered
        .getJsonObject("upload_parameters")
        .forEach(each -> parameters.put(each.getKey(), String.valueOf(each.getValue())));
    return parameters;
  }

  String status(String media) {
    return get("/media/" + media).json().getString("status");
  }

  /** Code and status, such as {@code 404/40}. */
  static String error(Answer answer) {
    return answer.status() + "/" + answer.json().getInteger("code");
  }
}
