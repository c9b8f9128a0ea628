package ai.influgen.publishing.platform;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform answered.
 *
 * @param headers by lower-case name
 * @param text the body as it came
 */
public record PlatformResponse(int status, Map<String, String> headers, String text) {
  public PlatformResponse {
    headers = Map.copyOf(headers);
  }

  /** The body as a JSON object; empty if it is anything else, as a proxy's error page is. */
  public JsonObject json() {
    try {
      return text.isBlank() ? new JsonObject() : new JsonObject(text);
    } catch (DecodeException | ClassCastException e) {
      return new JsonObject();
    }
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "HTTP " + status + " (" + text.length() + " chars)";
  }
}
