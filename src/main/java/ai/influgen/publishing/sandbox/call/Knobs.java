package ai.influgen.publishing.sandbox.call;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Named limits, timings and switches of a simulator, each with its usual value. */
public final class Knobs {
  private final JsonObject values;

  /** These knobs at their usual values, which are whole numbers, booleans or text. */
  public Knobs(JsonObject usual) {
    this.values = usual.copy();
  }

  /** Turns those that are named; a name that isn't known is passed over, as is another type. */
  public JsonObject turn(JsonObject changes) {
    for (String name : values.fieldNames()) {
      Object now = values.getValue(name);
      Object then = changes.getValue(name);
      if (now instanceof Number && then instanceof Number number) {
        values.put(name, number.longValue());
      } else if (then != null && then.getClass() == now.getClass()) {
        values.put(name, then);
      }
    }
    return values.copy();
  }

  /** A whole number. */
  public long number(String name) {
    return values.getLong(name);
  }

  /** A length of time that is set in milliseconds. */
  public Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }

  /** A switch. */
  public boolean on(String name) {
    return values.getBoolean(name);
  }

  /** A text. */
  public String text(String name) {
    return values.getString(name);
  }
}
