package ai.influgen.publishing.sandbox.call;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers beside those that the call carries already
 * @param body may be empty
 */
public record Reply(int status, Map<String, String> headers, Buffer body) {
  /** An answer in JSON. */
  public static Reply json(int status, JsonObject body) {
    return text(status, "application/json; charset=utf-8", body.encode());
  }

  /** 200 in JSON. */
  public static Reply ok(JsonObject body) {
    return json(200, body);
  }

  /** An answer of any type. */
  public static Reply text(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), Buffer.buffer(body));
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), Buffer.buffer());
  }

  /** The same with one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, Map.copyOf(more), body);
  }

  /** An exception that ends a call with this answer. */
  public ReplyException exception() {
    return new ReplyException(this);
  }
}
