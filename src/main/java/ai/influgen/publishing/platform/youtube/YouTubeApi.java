package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformRequest.Body;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How Google is called: token in a header.
 *
 * @param oauth where tokens are given
 * @param base where the Data API answers
 */
record YouTubeApi(URI oauth, URI base) {
  /** For everything but bytes: each of these answers within a second or two. */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** A read of the Data API. */
  PlatformRequest get(String path, Map<String, String> query, Secret token) {
    return new PlatformRequest(
        HttpMethod.GET, url(path), query, bearer(token, Map.of()), new Body.None(), USUAL);
  }

  /** A call of the token host, which carries its secrets in the form. */
  PlatformRequest form(String path, Map<String, String> form) {
    return new PlatformRequest(
        HttpMethod.POST, join(oauth, path), Map.of(), Map.of(), new Body.Form(form), USUAL);
  }

  /** An address of the Data API. */
  URI url(String path) {
    return join(base, path);
  }

  /**
   * Whether bytes and a token may be sent to that address, which Google chose: Google's own API
   * hosts over TLS, or wherever we are configured to call anyway.
   */
  boolean trusts(URI session) {
    String host = session.getHost();
    if (host == null || session.getScheme() == null) {
      return false;
    }
    boolean configured =
        session.getScheme().equals(base.getScheme())
            && session.getRawAuthority().equals(base.getRawAuthority());
    return configured || (session.getScheme().equals("https") && host.endsWith(".googleapis.com"));
  }

  /** The headers with the token among them. */
  static Map<String, String> bearer(Secret token, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + token.reveal());
    return all;
  }

  /** An address below another one. */
  static URI join(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }
}
