package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Speaks to the simulated Instagram the way an application does. */
final class InstagramClient {
  static final String MILA = "17841400000000001";
  static final String REDIRECT = "http://localhost:8080/callback?x=1";
  static final String SCOPES =
      "instagram_basic,instagram_content_publish,pages_read_engagement,pages_show_list,business_management";

  private final RunningSandbox sandbox;
  private final String userToken;
  private final String pageToken;

  private InstagramClient(RunningSandbox sandbox, String userToken, String pageToken) {
    this.sandbox = sandbox;
    this.userToken = userToken;
    this.pageToken = pageToken;
  }

  /** Logs demo in and takes the tokens through to that of the Page. */
  static InstagramClient connected(RunningSandbox sandbox) {
    return connected(sandbox, "&sandbox_person=demo");
  }

  static InstagramClient connected(RunningSandbox sandbox, String dialogParameters) {
    String userToken = longLived(sandbox, shortLived(sandbox, dialogParameters));
    JsonArray pages =
        sandbox
            .get("/instagram/graph/v26.0/me/accounts?access_token=" + userToken)
            .json()
            .getJsonArray("data");
    String pageToken = pages.isEmpty() ? "" : pages.getJsonObject(0).getString("access_token");
    return new InstagramClient(sandbox, userToken, pageToken);
  }

  /** Opens the dialog, agrees, and answers where it redirects to. */
  static URI dialog(RunningSandbox sandbox, String parameters) {
    Answer answer =
        sandbox.get(
            "/instagram/www/v26.0/dialog/oauth?response_type=code&client_id=%s&redirect_uri=%s&state=s%%26t&scope=%s%s"
                .formatted(InstagramApp.CLIENT_ID, encoded(REDIRECT), SCOPES, parameters));
    return URI.create(answer.response().headers().firstValue("Location").orElseThrow());
  }

  static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return query;
  }

  static String shortLived(RunningSandbox sandbox, String dialogParameters) {
    String code =
        query(dialog(sandbox, "&sandbox_consent=allow" + dialogParameters))
            .getOrDefault("code", "");
    return redeem(sandbox, code, REDIRECT).json().getString("access_token");
  }

  static Answer redeem(RunningSandbox sandbox, String code, String redirect) {
    return sandbox.get(
        "/instagram/graph/v26.0/oauth/access_token?client_id=%s&client_secret=%s&redirect_uri=%s&code=%s"
            .formatted(
                InstagramApp.CLIENT_ID, InstagramApp.CLIENT_SECRET, encoded(redirect), code));
  }

  static Answer exchange(RunningSandbox sandbox, String token) {
    return sandbox.get(
        "/instagram/graph/v26.0/oauth/access_token?grant_type=fb_exchange_token&client_id=%s&client_secret=%s&fb_exchange_token=%s"
            .formatted(InstagramApp.CLIENT_ID, InstagramApp.CLIENT_SECRET, token));
  }

  private static String longLived(RunningSandbox sandbox, String token) {
    return exchange(sandbox, token).json().getString("access_token");
  }

  String userToken() {
    return userToken;
  }

  String pageToken() {
    return pageToken;
  }

  Answer read(String path) {
    return sandbox.get(
        "/instagram/graph/v26.0"
            + path
            + (path.contains("?") ? "&" : "?")
            + "access_token="
            + userToken);
  }

  Answer create(JsonObject parameters) {
    return sandbox.post(
        "/instagram/graph/v26.0/" + MILA + "/media",
        parameters.copy().put("access_token", pageToken));
  }

  Answer createImage(String url, String caption) {
    return create(new JsonObject().put("image_url", url).put("caption", caption));
  }

  /** Creates an image's container and lets time pass until it is ready. */
  String readyImage(String url, String caption) {
    String id = createImage(url, caption).json().getString("id");
    sandbox.clock().pass(Duration.ofSeconds(1));
    return id;
  }

  String readyItem(String url) {
    String id =
        create(new JsonObject().put("image_url", url).put("is_carousel_item", true))
            .json()
            .getString("id");
    sandbox.clock().pass(Duration.ofSeconds(1));
    return id;
  }

  Answer createCarousel(List<String> children, String caption) {
    return create(
        new JsonObject()
            .put("media_type", "CAROUSEL")
            .put("children", String.join(",", children))
            .put("caption", caption));
  }

  Answer publish(String container) {
    return sandbox.post(
        "/instagram/graph/v26.0/" + MILA + "/media_publish",
        new JsonObject().put("creation_id", container).put("access_token", pageToken));
  }

  JsonObject status(String container) {
    return read("/" + container + "?fields=id,status_code,status,video_status").json();
  }

  /**
   * Asks until the video's bytes are there or refused, then lets time pass until it is processed.
   */
  JsonObject processed(String container) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (phase(container, "uploading_phase").equals("in_progress")
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    sandbox.clock().pass(Duration.ofSeconds(5));
    return status(container);
  }

  private String phase(String container, String phase) {
    return status(container).getJsonObject("video_status").getJsonObject(phase).getString("status");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
