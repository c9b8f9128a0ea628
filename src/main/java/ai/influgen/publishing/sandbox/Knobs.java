package ai.influgen.publishing.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Limits, timings and knobs of a simulator by name, changed while it runs. */
public final class Knobs {
  private final JsonObject nameToValue;

  /**
   * @param usual every knob there is, at its usual value
   */
  public Knobs(JsonObject usual) {
    this.nameToValue = usual.copy();
  }

  /** Changes those that a request names and the simulator has, and answers all of them. */
  public JsonObject change(JsonObject request) {
    for (String name : nameToValue.fieldNames()) {
      if (request.containsKey(name)) {
        nameToValue.put(name, request.getValue(name));
      }
    }
    return nameToValue.copy();
  }

  public long number(String name) {
    return nameToValue.getLong(name);
  }

  /** A time whose name ends in {@code _ms}. */
  public Duration time(String name) {
    return Duration.ofMillis(number(name));
  }

  public String text(String name) {
    return nameToValue.getString(name);
  }

  public boolean flag(String name) {
    return nameToValue.getBoolean(name);
  }

  /** Whether a count is above zero; counts it down by one then. */
  public boolean takeOne(String name) {
    long left = number(name);
    if (left <= 0) {
      return false;
    }
    nameToValue.put(name, left - 1);
    return true;
  }
}
