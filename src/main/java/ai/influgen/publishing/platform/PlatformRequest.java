package ai.influgen.publishing.platform;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One HTTP call to a platform, as data. Tokens travel in headers or the body, never in the URL, so
 * that no proxy or log sees them.
 *
 * @param url without query, but for an upload address: the platform made it, signature included,
 *     and it is sent as it came
 * @param query added to the URL, percent-encoded by the sender
 * @param headers by name; {@code Authorization} among them; a {@code Content-Type} wins over the
 *     body's own
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
     * Bytes of a media item, streamed from storage.
     *
     * @param offset the first byte sent
     * @param length how many bytes are sent
     */
    record Media(MediaItem item, long offset, long length) implements Body {
      /** All bytes from an offset on. */
      public static Media from(MediaItem item, long offset) {
        return new Media(item, offset, item.bytes() - offset);
      }
    }

    /**
     * A form of several parts, {@code multipart/form-data}: the fields in their order, then one
     * file, streamed from storage. Its length is told ahead.
     *
     * @param part the name of the file's part
     * @param fileName as the platform is told; no name of a person's
     */
    record Multipart(List<Field> fields, String part, String fileName, Media media)
        implements Body {
      public Multipart {
        fields = List.copyOf(fields);
      }

      /** One field before the file. */
      public record Field(String name, String value) {
        @Override
        public String toString() {
          return name;
        }
      }
    }
  }

  @Override
  public String toString() {
    return method + " " + url.getHost() + url.getPath();
  }
}
