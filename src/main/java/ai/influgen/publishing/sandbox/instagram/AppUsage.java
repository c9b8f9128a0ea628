package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;

/** Counts the calls of the hour for the usage header. It informs; it refuses nobody. */
final class AppUsage {
  private static final long HOUR = 3_600_000;
  private static final long CALLS_PER_HOUR = 1_000_000;
  private static final long WELL_BELOW_THROTTLING = 80;

  private final InstantSource clock;
  private long hour;
  private long calls;

  AppUsage(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts a call and answers percentages of what is allowed. */
  String header() {
    long now = clock.millis() / HOUR;
    calls = now == hour ? calls + 1 : 1;
    hour = now;
    long percent = Math.min(WELL_BELOW_THROTTLING, calls * 100 / CALLS_PER_HOUR);
    return new JsonObject()
        .put("call_count", percent)
        .put("total_time", percent)
        .put("total_cputime", percent)
        .encode();
  }
}
