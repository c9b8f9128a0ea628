package ai.influgen.publishing.platform;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One HTTP call to a platform, as data. Tokens travel in headers or the body, never in the URL, so
 * that no proxy or log sees them.
 *
 * @param url without query
 * @param query added to the URL, percent-encoded by the sender
 * @param headers by name; {@code Authorization} among them
 * @param timeout for the whole exchange, from the first byte sent
 */
public record PlatformRequest(
    HttpMethod method,
    URI url,
    Map<String, String> query,
    Map<String, String> headers,
    Body body,
    Duration timeout) {

  public PlatformRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** What is sent. */
  public sealed interface Body {
    /** Nothing. */
    record None() implements Body {}

    /** A form, URL-encoded. */
    record Form(Map<String, String> fields) implements Body {
      public Form {
        fields = Map.copyOf(fields);
      }

      @Override
      public String toString() {
        return "Form" + fields.keySet();
      }
    }

    /** JSON. */
    record Json(JsonObject value) implements Body {
      @Override
      public String toString() {
        return "Json" + value.fieldNames();
      }
    }

    /**
     * The bytes of a media item, streamed from storage.
     *
     * @param offset the first byte sent
     */
    record Media(MediaItem item, long offset) implements Body {}
  }

  @Override
  public String toString() {
    return method + " " + url.getHost() + url.getPath();
  }
}
