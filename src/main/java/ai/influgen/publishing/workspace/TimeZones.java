package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Problem;
import java.time.ZoneId;

/** Checks time zones that people name. */
public final class TimeZones {
  private TimeZones() {}

  /**
   * The zone.
   *
   * @param pointer where the name stands in the request
   * @throws Problem 400 if it is no IANA zone; an offset is none, as it knows no summer time
   */
  public static ZoneId zone(String pointer, String name) {
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    boolean offset = name.matches("(?i)(UTC|GMT|UT|Z)?[+-]?[0-9:]*|Z");
    throw Problem.invalid(
        pointer,
        offset
            ? "An offset is no time zone, it would be wrong after the next change of clocks:"
                + " name an IANA zone such as Europe/Berlin."
            : "This is no IANA time zone: name one such as America/New_York.");
  }
}
