package ai.influgen.publishing.schedule.smart;

import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the weights of a platform's hours: by day, an hour such as {@code 9} or hours such as
 * {@code 9-12}, the last one included. Where two entries name an hour, the greater weight counts.
 */
final class WeightsReader {
  private static final int HOURS = 24;
  private static final Pattern HOUR_OR_HOURS = Pattern.compile("(\\d{1,2})(?:-(\\d{1,2}))?");

  private final List<String> faults;

  WeightsReader(List<String> faults) {
    this.faults = faults;
  }

  HourWeights read(String path, JsonObject times) {
    Map<DayOfWeek, double[]> days = new EnumMap<>(DayOfWeek.class);
    for (String name : times.fieldNames()) {
      Optional<DayOfWeek> day = day(name);
      if (day.isEmpty()) {
        faults.add(path + "." + name + " is no day of the week.");
      } else if (times.getValue(name) instanceof JsonObject hours) {
        days.put(day.get(), hours(path + "." + name, hours));
      } else {
        faults.add(path + "." + name + " has to name hours, such as { 9-12: 5 }.");
      }
    }
    HourWeights read = new HourWeights(days);
    if (read.best() == 0 && !times.isEmpty()) {
      faults.add(path + " has no hour with a weight: nothing could ever be posted.");
    }
    return read;
  }

  private static Optional<DayOfWeek> day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private double[] hours(String path, JsonObject json) {
    double[] weights = new double[HOURS];
    for (String name : json.fieldNames()) {
      String at = path + "." + name;
      double weight = weight(at, json.getValue(name));
      Matcher range = HOUR_OR_HOURS.matcher(name);
      int first = range.matches() ? Integer.parseInt(range.group(1)) : HOURS;
      int last = first < HOURS && range.group(2) != null ? Integer.parseInt(range.group(2)) : first;
      if (first > last || last >= HOURS) {
        faults.add(at + " is no hour from 0 to 23, nor hours such as 9-12.");
        continue;
      }
      for (int hour = first; hour <= last; hour++) {
        weights[hour] = Math.max(weights[hour], weight);
      }
    }
    return weights;
  }

  private double weight(String path, Object value) {
    if (value instanceof Number number
        && Double.isFinite(number.doubleValue())
        && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    faults.add(path + " is " + value + "; a weight is a number that is not negative.");
    return 0;
  }
}
