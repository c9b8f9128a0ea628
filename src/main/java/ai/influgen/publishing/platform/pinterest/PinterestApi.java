package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How API v5 is called: version in the path, token in a header; the app's own credentials where
 * tokens are made.
 *
 * @param base the address without the version
 */
record PinterestApi(URI base) {
  private static final String VERSION = "v5";
  private static final String AUTHORIZATION = "Authorization";

  /** For everything but making a pin and sending bytes. */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** Hosts that an upload may go to: Pinterest names one of Amazon's for its own bucket. */
  private static final List<String> UPLOAD_HOSTS = List.of(".amazonaws.com", ".pinterest.com");

  /** A read by {@code token}. */
  PlatformRequest get(String path, Map<String, String> query, Secret token) {
    return new PlatformRequest(
        HttpMethod.GET, url(path), query, bearer(token), new Body.None(), USUAL);
  }

  /** A write by {@code token}. */
  PlatformRequest post(String path, JsonObject body, Secret token, Duration timeout) {
    return new PlatformRequest(
        HttpMethod.POST, url(path), Map.of(), bearer(token), new Body.Json(body), timeout);
  }

  /** A call by the app itself: Pinterest takes its credentials in the header only. */
  PlatformRequest asApp(String path, AppCredentials app, Map<String, String> form) {
    String pair = app.clientId() + ":" + app.clientSecret().reveal();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new PlatformRequest(
        HttpMethod.POST,
        url(path),
        Map.of(),
        Map.of(AUTHORIZATION, "Basic " + basic),
        new Body.Form(form),
        USUAL);
  }

  /**
   * Whether a video may be sent to that address, which Pinterest chose: known hosts over TLS, or
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
    return configured
        || (upload.getScheme().equals("https") && UPLOAD_HOSTS.stream().anyMatch(host::endsWith));
  }

  private URI url(String path) {
    return join(base, VERSION + "/" + path);
  }

  /** An address below another one. */
  static URI join(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }

  private static Map<String, String> bearer(Secret token) {
    return Map.of(AUTHORIZATION, "Bearer " + token.reveal());
  }
}
