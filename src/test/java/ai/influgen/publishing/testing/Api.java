package ai.influgen.publishing.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A user of the API, who has the access token of the first start. */
public final class Api {
  private static final String BOUNDARY = "the-end-of-a-part";

  private final String url;
  private final String token;

  public Api(ServerProcess server) {
    this(server, firstToken(server));
  }

  /** A user with an access token of another workspace. */
  public Api(ServerProcess server, String token) {
    this.url = server.url();
    this.token = token;
  }

  private static String firstToken(ServerProcess server) {
    try {
      return Files.readString(server.dataDir().resolve("access-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer get(String path) {
    return send(Web.request(url + path));
  }

  public Answer post(String path, JsonObject body) {
    return send(Web.json("POST", url + path, body));
  }

  public Answer patch(String path, JsonObject body) {
    return send(Web.json("PATCH", url + path, body));
  }

  /** An address asked for without a token. */
  public static Answer open(String address) {
    return Web.send(Web.request(address));
  }

  private Answer send(HttpRequest.Builder request) {
    return Web.send(request.header("Authorization", "Bearer " + token));
  }

  /** Makes a character and answers its id. */
  public String character(String name) {
    JsonObject body = new JsonObject().put("name", name).put("timezone", "America/New_York");
    return post("/api/v1/characters", body).expect(201).json().getString("id");
  }

  /** Connects the workspace as the demo person, who has one account; answers the state. */
  public JsonObject connect() {
    return connect("demo", "");
  }

  /** Connects as a person of the sandbox, up to where the browser would end; answers the state. */
  public JsonObject connect(String person, String query) {
    String path = "/api/v1/integrations/instagram";
    Answer begun = get(path + "/auth-url?redirect=/settings" + query.replace('?', '&'));
    String dialog = begun.expect(200).json().getString("url");
    Answer consent = open(dialog + "&sandbox_consent=allow&sandbox_person=" + person).expect(302);
    String end = open(consent.header("Location")).expect(303).header("Location");
    if (!end.contains("connected=instagram")) {
      throw new AssertionError("not connected: " + end);
    }
    return get(path + query).expect(200).json();
  }

  /** Connects the workspace to a platform as the first of its accounts; answers the state. */
  public JsonObject connectTo(String platform) {
    String path = "/api/v1/integrations/" + platform;
    String dialog = get(path + "/auth-url?redirect=/settings").expect(200).json().getString("url");
    Answer consent = open(dialog + "&sandbox_consent=allow").expect(302);
    String end = open(consent.header("Location")).expect(303).header("Location");
    if (!end.contains("connected=" + platform)) {
      throw new AssertionError("not connected: " + end);
    }
    return get(path).expect(200).json();
  }

  /** Connects a character to one of the agency's accounts. */
  public void connectAgency(String characterId, String username) {
    String query = "?character_id=" + characterId;
    JsonObject choice =
        Answer.objects(connect("agency", query).getJsonArray("accounts")).stream()
            .filter(account -> username.equals(account.getString("username")))
            .findFirst()
            .orElseThrow();
    post(
            "/api/v1/integrations/instagram/account" + query,
            new JsonObject().put("account_id", choice.getString("id")))
        .expect(200);
  }

  /** Uploads a file and answers the id of the media. */
  public String upload(String fileName, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY, fileName);
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(Web.request(url + "/api/v1/media")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
        .expect(201)
        .json()
        .getString("id");
  }

  /** Uploads what a stream gives, and answers the id of the media. */
  public String upload(String fileName, Supplier<InputStream> file) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY, fileName);
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    return send(Web.request(url + "/api/v1/media")
            .timeout(Duration.ofMinutes(3))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofInputStream(file),
                    HttpRequest.BodyPublishers.ofString(tail))))
        .expect(201)
        .json()
        .getString("id");
  }

  /** Makes content with settings for Instagram, approves it, and answers its id. */
  public String content(
      String characterId, String caption, List<String> media, JsonObject instagram) {
    return contentFor("instagram", characterId, caption, media, instagram);
  }

  /** Makes content with settings for a platform, approves it, and answers its id. */
  public String contentFor(
      String platform, String characterId, String caption, List<String> media, JsonObject own) {
    JsonArray captions = new JsonArray();
    if (!caption.isEmpty()) {
      captions.add(new JsonObject().put("text", caption));
    }
    JsonArray items = new JsonArray();
    media.forEach(id -> items.add(new JsonObject().put("media_id", id)));
    JsonObject body =
        new JsonObject()
            .put("character_id", characterId)
            .put("captions", captions)
            .put("media", items)
            .put("settings", new JsonObject().put(platform, own));
    String id = post("/api/v1/content", body).expect(201).json().getString("id");
    post("/api/v1/content/" + id + "/approve", new JsonObject()).expect(200);
    return id;
  }

  /** Schedules content on Instagram and answers the id of the post. */
  public String schedule(String contentId, Instant at) {
    return scheduleOn("instagram", contentId, at);
  }

  /** Schedules content on a platform and answers the id of the post. */
  public String scheduleOn(String platform, String contentId, Instant at) {
    JsonObject body =
        new JsonObject()
            .put("scheduled_at", at.toString())
            .put("platforms", new JsonArray().add(platform));
    return post("/api/v1/content/" + contentId + "/schedule", body)
        .expect(201)
        .json()
        .getJsonArray("scheduledPosts")
        .getJsonObject(0)
        .getString("id");
  }

  public Answer publishNow(String postId) {
    return post("/api/v1/schedule/" + postId + "/publish-now", new JsonObject());
  }

  /** A post with its attempts. */
  public JsonObject post(String postId) {
    return get("/api/v1/schedule/" + postId).expect(200).json();
  }

  /** What has ended, newest first; the first 200. */
  public List<JsonObject> history() {
    Answer answer = get("/api/v1/schedule/history?limit=200").expect(200);
    return Answer.objects(answer.json().getJsonArray("scheduled_posts"));
  }

  /** What is pending, soonest first; the first 200. */
  public List<JsonObject> pending() {
    Answer answer = get("/api/v1/schedule?limit=200").expect(200);
    return Answer.objects(answer.json().getJsonArray("scheduled_posts"));
  }

  /** The post, once it is as wanted. */
  public JsonObject await(String postId, Duration limit, Predicate<JsonObject> wanted) {
    return Waiting.until(limit, () -> post(postId), wanted);
  }

  /** The post, once it has that status. */
  public JsonObject awaitStatus(String postId, Duration limit, String status) {
    return await(postId, limit, post -> status.equals(post.getString("status")));
  }

  /** The outcomes of a post's attempts, oldest first. */
  public static List<String> outcomes(JsonObject post) {
    return Answer.objects(post.getJsonArray("attempt_log")).stream()
        .map(attempt -> attempt.getString("outcome"))
        .toList();
  }
}
