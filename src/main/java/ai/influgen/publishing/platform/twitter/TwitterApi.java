package ai.influgen.publishing.platform.twitter;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * How X's API is called: by the user's token in a header, or by the app's own credentials.
 *
 * @param base the address without {@code /2}
 */
record TwitterApi(URI base) {
  /** For everything but bytes and the post: each of these answers within a second or two. */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** A read by {@code token}. */
  PlatformRequest get(String path, Map<String, String> query, Secret token) {
    return new PlatformRequest(
        HttpMethod.GET, url(path), query, bearer(token), new Body.None(), USUAL);
  }

  /** A write by {@code token}. */
  PlatformRequest post(String path, Body body, Secret token, Duration timeout) {
    return new PlatformRequest(HttpMethod.POST, url(path), Map.of(), bearer(token), body, timeout);
  }

  /** A call of the app itself, as the token exchanges are. */
  PlatformRequest asApp(String path, Map<String, String> form, AppCredentials app) {
    String pair = app.clientId() + ":" + app.clientSecret().reveal();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new PlatformRequest(
        HttpMethod.POST,
        url(path),
        Map.of(),
        Map.of("Authorization", "Basic " + basic),
        new Body.Form(form),
        USUAL);
  }

  private URI url(String path) {
    return join(base, "2/" + path);
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
