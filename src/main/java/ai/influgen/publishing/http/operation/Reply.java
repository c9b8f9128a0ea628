package ai.influgen.publishing.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body JSON; null for an answer without one
 */
public record Reply(int status, @Nullable JsonObject body, Map<String, String> headers) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply ok(JsonObject body) {
    return new Reply(200, body, Map.of());
  }

  public static Reply created(JsonObject body, String location) {
    return new Reply(201, body, Map.of("Location", location));
  }

  /** The work goes on; {@code body} is how it stands. */
  public static Reply accepted(JsonObject body) {
    return new Reply(202, body, Map.of());
  }

  public static Reply noContent() {
    return new Reply(204, null, Map.of());
  }

  /** Sends a browser on, by GET. */
  public static Reply seeOther(String location) {
    return new Reply(303, null, Map.of("Location", location));
  }
}
