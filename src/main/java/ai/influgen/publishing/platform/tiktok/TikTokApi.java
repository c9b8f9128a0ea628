package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How the API is called: JSON both ways, the token in a header.
 *
 * @param base its address without a path
 */
record TikTokApi(URI base) {
  /** For everything but bytes: each of these answers within a second or two. */
  static final Duration USUAL = Duration.ofSeconds(20);

  private static final String JSON = "application/json; charset=UTF-8";

  /** A read by {@code token}. */
  PlatformRequest get(String path, Map<String, String> query, Secret token) {
    return new PlatformRequest(
        HttpMethod.GET, url(path), query, bearer(token), new Body.None(), USUAL);
  }

  /** A question without a body. */
  PlatformRequest post(String path, Secret token) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), Map.of(), json(token), new Body.None(), USUAL);
  }

  /** A call that carries JSON. */
  PlatformRequest post(String path, Map<String, String> query, JsonObject body, Secret token) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), query, json(token), new Body.Json(body), USUAL);
  }

  /** A call that carries its secrets in the form, as those about tokens do. */
  PlatformRequest form(String path, Map<String, String> form) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), Map.of(), Map.of(), new Body.Form(form), USUAL);
  }

  /**
   * Whether bytes may be sent to that address, which TikTok chose: its own hosts over TLS, or
   * wherever we are configured to call anyway.
   */
  boolean trusts(URI upload) {
    String host = upload.getHost();
    if (host == null || upload.getScheme() == null) {
      return false;
    }
    boolean configured =
        upload.getScheme().equals(base.getScheme())
            && upload.getRawAuthority().equals(base.getRawAuthority());
    return configured || (upload.getScheme().equals("https") && host.endsWith(".tiktokapis.com"));
  }

  private URI url(String path) {
    return join(base, path);
  }

  /** An address below another one; {@code path} begins without a slash. */
  static URI join(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }

  private static Map<String, String> bearer(Secret token) {
    return Map.of("Authorization", "Bearer " + token.reveal());
  }

  private static Map<String, String> json(Secret token) {
    return Map.of("Authorization", "Bearer " + token.reveal(), "Content-Type", JSON);
  }
}
