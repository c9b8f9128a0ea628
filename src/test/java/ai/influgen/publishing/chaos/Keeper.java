package ai.influgen.publishing.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Starts instances, tells most of them where to die, and starts again who died. */
final class Keeper {
  private static final int SIGKILL = 128 + 9;
  private static final List<Point> POINTS = List.of(Point.values());
  private static final int[] CLOCKS_MS = {0, 5_000, -5_000};

  private final Plan plan;
  private final Random random;
  private final Tally tally;
  private final Map<Instance, String> fates = new HashMap<>();

  Keeper(Plan plan, Random random, Tally tally) {
    this.plan = plan;
    this.random = random;
    this.tally = tally;
  }

  /** Starts it. */
  void start(Instance instance) {
    Map<String, String> orders = orders();
    if (random.nextInt(3) > 0) {
      Point point = POINTS.get(random.nextInt(POINTS.size()));
      boolean onTheWire = point == Point.INTENT && random.nextInt(3) > 0;
      orders.put(Saboteur.POINT, point.name());
      orders.put(Saboteur.NTH, Integer.toString(1 + random.nextInt(5)));
      orders.put(Saboteur.AFTER_MS, Integer.toString(onTheWire ? 1 + random.nextInt(25) : 0));
      String name = point.name().toLowerCase(Locale.ROOT);
      fates.put(instance, onTheWire ? "on the wire" : "at " + name);
    }
    instance.start(orders);
  }

  /** Starts it and lets it live. */
  void startInPeace(Instance instance) {
    fates.remove(instance);
    instance.start(orders());
  }

  /** Counts it, if it died. */
  boolean buried(Instance instance) {
    if (instance.alive()) {
      return false;
    }
    switch (instance.exit()) {
      case Saboteur.DIED_AT_POINT -> tally.died(fates.getOrDefault(instance, "?"));
      case SIGKILL -> tally.died("anywhere");
      default -> tally.struck("gave up by itself");
    }
    return true;
  }

  private Map<String, String> orders() {
    Map<String, String> orders = new HashMap<>();
    orders.put(Saboteur.CLOCK_MS, "" + CLOCKS_MS[random.nextInt(CLOCKS_MS.length)]);
    orders.put(Saboteur.HASTE, "" + plan.haste());
    return orders;
  }
}
