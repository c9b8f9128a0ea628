package ai.influgen.publishing.platform.instagram;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How the Graph API is called: version in the path, token in a header.
 *
 * @param base the address without a version
 */
record InstagramGraph(URI base, String version) {
  /** For everything but publishing and bytes: each of these answers within a second or two. */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** A read by {@code token}. */
  PlatformRequest get(String path, Map<String, String> query, Secret token) {
    return new PlatformRequest(
        HttpMethod.GET, url(path), query, bearer(token), new Body.None(), USUAL);
  }

  /** A write by {@code token}. */
  PlatformRequest post(String path, Map<String, String> form, Secret token, Duration timeout) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), Map.of(), bearer(token), new Body.Form(form), timeout);
  }

  /** A write that carries its secrets in the form, as the token exchanges do. */
  PlatformRequest exchange(String path, Map<String, String> form) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), Map.of(), Map.of(), new Body.Form(form), USUAL);
  }

  PlatformRequest delete(String path, Secret token) {
    return new PlatformRequest(
        HttpMethod.DELETE, url(path), Map.of(), bearer(token), new Body.None(), USUAL);
  }

  /**
   * Whether bytes and a token may be sent to that address, which Instagram chose: Meta's own hosts
   * over TLS, or wherever we are configured to call anyway.
   */
  boolean trusts(URI upload) {
    String host = upload.getHost();
    if (host == null) {
      return false;
    }
    boolean configured =
        upload.getScheme().equals(base.getScheme())
            && upload.getRawAuthority().equals(base.getRawAuthority());
    return configured || (upload.getScheme().equals("https") && host.endsWith(".facebook.com"));
  }

  private URI url(String path) {
    return join(base, version + "/" + path);
  }

  /** An address below another one. */
  static URI join(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }

  private static Map<String, String> bearer(Secret token) {
    return Map.of("Authorization", "Bearer " + token.reveal());
  }
}
