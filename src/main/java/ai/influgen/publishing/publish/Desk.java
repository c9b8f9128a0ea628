package ai.influgen.publishing.publish;

import java.time.Duration;

/**
 * One platform's claims on this instance: whose turn it is, and for how many more there is room.
 * There is room for what can be fired soon, by how long the last ones took; the rest is left for
 * other instances. Used from one event loop.
 */
final class Desk {
  private static final int MOST = 2_000;
  private static final double WEIGHT = 0.1;

  private final Turns turns;
  private final int permits;
  private final boolean ahead;
  private int held;
  private double averageMillis = 100;

  Desk(int permits, boolean ahead) {
    this.turns = new Turns(permits);
    this.permits = permits;
    this.ahead = ahead;
  }

  Turns turns() {
    return turns;
  }

  /** One more is in memory. */
  void arrived() {
    held++;
  }

  /** One less is; it was worked on for that many ns, or 0 if it never was. */
  void left(long nanos) {
    held--;
    if (nanos > 0) {
      averageMillis += WEIGHT * (nanos / 1e6 - averageMillis);
    }
  }

  /** For how many more there is room; what is only prepared need not be at hand. */
  int room(Duration within) {
    double soon = permits * (within.toMillis() / Math.max(1, averageMillis));
    int places = ahead ? 2 * permits : (int) Math.clamp(soon, 2.0 * permits, MOST);
    return Math.max(0, places - held);
  }
}
