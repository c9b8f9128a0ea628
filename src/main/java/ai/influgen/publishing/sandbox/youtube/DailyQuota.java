package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.StateLog;
import java.time.InstantSource;
import java.time.ZoneId;

/** The application's buckets of a day, which ends at midnight in California. */
final class DailyQuota {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final String LINE = "youtube.quota";

  private final StateLog log;
  private final InstantSource clock;
  private final YouTubeSettings settings;
  private Usage usage = new Usage("", 0, 0);

  /**
   * What is used.
   *
   * @param day the date in California
   * @param inserts uploads
   * @param units all other calls, each by its cost
   */
  record Usage(String day, long inserts, long units) {}

  DailyQuota(StateLog log, InstantSource clock, YouTubeSettings settings) {
    this.log = log;
    this.clock = clock;
    this.settings = settings;
    log.register(LINE, Usage.class, replayed -> usage = replayed);
  }

  /**
   * Spends units; whatever the call then comes to, they are spent.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when there aren't enough left
   */
  void spend(long units) {
    Usage now = today();
    if (now.units() + units > settings.unitQuota()) {
      throw YouTubeError.QUOTA_EXCEEDED.exception();
    }
    note(new Usage(now.day(), now.inserts(), now.units() + units));
  }

  /**
   * Spends an upload.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when none is left
   */
  void spendInsert() {
    Usage now = today();
    long units = now.units() + settings.insertUnits();
    if (now.inserts() >= settings.insertQuota() || units > settings.unitQuota()) {
      throw YouTubeError.QUOTA_EXCEEDED.exception();
    }
    note(new Usage(now.day(), now.inserts() + 1, units));
  }

  private Usage today() {
    String day = clock.instant().atZone(PACIFIC).toLocalDate().toString();
    return usage.day().equals(day) ? usage : new Usage(day, 0, 0);
  }

  private void note(Usage now) {
    usage = now;
    log.append(LINE, now);
  }
}
