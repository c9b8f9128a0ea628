package ai.influgen.publishing.sandbox.twitter;

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

/** Speaks to the simulated X the way an application does. */
final class TwitterClient {
  static final String MILA = "2244994941";
  static final String REDIRECT = "http://localhost:8080/callback";
  static final String SCOPES = "tweet.read tweet.write users.read media.write offline.access";

  /** The pair of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final String API = "/twitter/api/2";
  private static final SandboxApp APP = SandboxApp.of("twitter");

  private final RunningSandbox sandbox;
  private final JsonObject tokens;

  private TwitterClient(RunningSandbox sandbox, JsonObject tokens) {
    this.sandbox = sandbox;
    this.tokens = tokens;
  }

  static TwitterClient connected(RunningSandbox sandbox) {
    return connected(sandbox, Map.of());
  }

  /** Connects with more parameters at the authorize address. */
  static TwitterClient connected(RunningSandbox sandbox, Map<String, String> more) {
    return new TwitterClient(sandbox, redeem(sandbox, code(sandbox, more), VERIFIER).json());
  }

  /** Opens the authorize address. */
  static Answer authorize(RunningSandbox sandbox, Map<String, String> more) {
    Map<String, String> query = new HashMap<>();
    query.put("response_type", "code");
    query.put("client_id", APP.clientId());
    query.put("redirect_uri", REDIRECT);
    query.put("scope", SCOPES);
    query.put("state", "s&t");
    query.put("code_challenge", CHALLENGE);
    query.put("code_challenge_method", "S256");
    query.putAll(more);
    return sandbox.get("/twitter/www/i/oauth2/authorize?" + FormBody.encoded(query));
  }

  static String code(RunningSandbox sandbox, Map<String, String> more) {
    Map<String, String> allowed = new HashMap<>(more);
    allowed.put("sandbox_consent", "allow");
    return FormBody.query(location(authorize(sandbox, allowed))).getOrDefault("code", "");
  }

  static String location(Answer answer) {
    return answer.response().headers().firstValue("Location").orElseThrow();
  }

  static Answer redeem(RunningSandbox sandbox, String code, String verifier) {
    return token(
        sandbox,
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            REDIRECT,
            "code_verifier",
            verifier));
  }

  static Answer refresh(RunningSandbox sandbox, String token) {
    return token(sandbox, Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  static Answer token(RunningSandbox sandbox, Map<String, String> form) {
    return sandbox.send(FormBody.post(basic(sandbox, "/oauth2/token"), form));
  }

  static HttpRequest.Builder basic(RunningSandbox sandbox, String path) {
    String credentials = APP.clientId() + ":" + APP.clientSecret();
    return request(sandbox, path)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  String accessToken() {
    return tokens.getString("access_token");
  }

  String refreshToken() {
    return tokens.getString("refresh_token");
  }

  HttpRequest.Builder request(String path) {
    return request(sandbox, path).header("Authorization", "Bearer " + accessToken());
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

  Answer tweet(String text, String... mediaIds) {
    JsonObject body = new JsonObject().put("text", text);
    if (mediaIds.length > 0) {
      body.put("media", new JsonObject().put("media_ids", new JsonArray(List.of(mediaIds))));
    }
    return post("/tweets", body);
  }

  /** Posts, and answers the id. */
  String tweeted(String text, String... mediaIds) {
    return id(tweet(text, mediaIds));
  }

  Answer upload(byte[] file, String category) {
    return sandbox.send(
        FormBody.post(
            request("/media/upload"), Map.of("media_category", category), "media", file, Map.of()));
  }

  /** Uploads a photo, and answers the id. */
  String photo(byte[] file) {
    return id(upload(file, "tweet_image"));
  }

  Answer initialize(int totalBytes) {
    return post(
        "/media/upload/initialize",
        new JsonObject()
            .put("media_type", "video/mp4")
            .put("media_category", "tweet_video")
            .put("total_bytes", totalBytes));
  }

  Answer append(String media, int index, byte[] segment) {
    return sandbox.send(
        FormBody.post(
            request("/media/upload/" + media + "/append"),
            Map.of(),
            "media",
            segment,
            Map.of("segment_index", Integer.toString(index))));
  }

  Answer complete(String media) {
    return sandbox.send(
        request("/media/upload/" + media + "/finalize").POST(BodyPublishers.noBody()));
  }

  /** Uploads a video in one segment up to the answer of finalize, and answers the id. */
  String video(byte[] file) {
    String media = id(initialize(file.length));
    append(media, 0, file);
    complete(media);
    return media;
  }

  JsonObject status(String media) {
    return get("/media/upload?command=STATUS&media_id=" + media).json().getJsonObject("data");
  }

  static String id(Answer answer) {
    return answer.json().getJsonObject("data").getString("id");
  }

  private static HttpRequest.Builder request(RunningSandbox sandbox, String path) {
    return HttpRequest.newBuilder(sandbox.uri(API + path)).timeout(Duration.ofSeconds(10));
  }
}
