package ai.influgen.publishing.schedule.smart;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes best times out of their configuration, and gathers every fault of it. */
public final class BestTimesReader {
  /** What holds for every platform that the configuration does not name. */
  private static final String DEFAULT = "default";

  private static final int MOST_PER_DAY = 50;
  private static final int MOST_PER_24_HOURS = 1_000;
  private static final int MOST_GAP_MINUTES = 7 * 24 * 60;
  private static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private final JsonObject root;
  private final List<String> faults = new ArrayList<>();
  private final WeightsReader weights = new WeightsReader(faults);

  public BestTimesReader(JsonObject root) {
    this.root = root;
  }

  /** The best times; of no use if there are {@link #faults()}. */
  public BestTimes read() {
    onlyKnows("", root, Set.of("plan", "platforms"));
    JsonObject plan = object("plan", root.getValue("plan"));
    onlyKnows("plan.", plan, Set.of("min_gap_minutes", "quiet_hours"));
    int gap = number("plan.min_gap_minutes", plan.getValue("min_gap_minutes"), 0, MOST_GAP_MINUTES);
    QuietHours quiet = quietHours(object("plan.quiet_hours", plan.getValue("quiet_hours")));
    JsonObject platforms = object("platforms", root.getValue("platforms"));
    PlatformTimes others =
        platform(
            "platforms.default", object("platforms.default", platforms.getValue(DEFAULT)), null);
    Map<String, PlatformTimes> named = new HashMap<>();
    for (String name : platforms.fieldNames()) {
      if (!name.equals(DEFAULT)) {
        String path = "platforms." + name;
        named.put(name, platform(path, object(path, platforms.getValue(name)), others));
      }
    }
    return new BestTimes(Duration.ofMinutes(gap), quiet, named, others);
  }

  /** What is wrong, in plain words. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** A part that is missing is taken from the default's. */
  private PlatformTimes platform(String path, JsonObject json, @Nullable PlatformTimes others) {
    onlyKnows(path + ".", json, Set.of("per_day", "per_24_hours", "times"));
    int perDay =
        others != null && !json.containsKey("per_day")
            ? others.perDay()
            : number(path + ".per_day", json.getValue("per_day"), 1, MOST_PER_DAY);
    int per24Hours =
        others != null && !json.containsKey("per_24_hours")
            ? others.per24Hours()
            : number(path + ".per_24_hours", json.getValue("per_24_hours"), 1, MOST_PER_24_HOURS);
    HourWeights times =
        others != null && !json.containsKey("times")
            ? others.weights()
            : weights.read(path + ".times", object(path + ".times", json.getValue("times")));
    return new PlatformTimes(times, perDay, per24Hours);
  }

  private QuietHours quietHours(JsonObject json) {
    onlyKnows("plan.quiet_hours.", json, Set.of("from", "to"));
    try {
      return new QuietHours(
          LocalTime.parse(String.valueOf(json.getValue("from"))),
          LocalTime.parse(String.valueOf(json.getValue("to"))));
    } catch (DateTimeParseException e) {
      faults.add("plan.quiet_hours needs from and to, in quotes, such as \"23:00\" and \"07:00\".");
      return NONE;
    }
  }

  private int number(String path, @Nullable Object value, int least, int most) {
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    faults.add(
        "%s is %s; it has to be a whole number from %d to %d.".formatted(path, value, least, most));
    return least;
  }

  private JsonObject object(String path, @Nullable Object value) {
    if (value instanceof JsonObject json) {
      return json;
    }
    faults.add(path + (value == null ? " is missing." : " has to have entries of its own."));
    return new JsonObject();
  }

  private void onlyKnows(String prefix, JsonObject json, Set<String> names) {
    json.fieldNames().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> faults.add(prefix + name + " is nothing that best times have."));
  }
}
