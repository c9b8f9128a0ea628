package ai.influgen.publishing.schedule.smart;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How good each hour of the local week is for a post. Only the ratio of two weights means anything;
 * an hour without weight is never chosen.
 */
public final class HourWeights {
  private static final int HOURS = 24;

  private final Map<DayOfWeek, double[]> days = new EnumMap<>(DayOfWeek.class);
  private final double best;

  /**
   * Weights by day and hour.
   *
   * @param weights 24 for each day that has any, none below zero
   * @throws IllegalArgumentException if a day has another number of hours
   */
  public HourWeights(Map<DayOfWeek, double[]> weights) {
    weights.forEach(
        (day, hours) -> {
          if (hours.length != HOURS) {
            throw new IllegalArgumentException("a day has 24 hours, not " + hours.length);
          }
          days.put(day, hours.clone());
        });
    best = days.values().stream().flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  /** The weight of the hour that begins at {@code hour}:00. */
  public double of(DayOfWeek day, int hour) {
    double[] hours = days.get(day);
    return hours == null ? 0 : hours[hour];
  }

  /** The weight of the best hour of the week; 0 if no hour has any. */
  public double best() {
    return best;
  }
}
