package ai.influgen.publishing.content;

import ai.influgen.publishing.http.operation.Problem;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks names of time zones that people give. */
public final class TimeZones {
  // farther than that, a suggestion is no help
  private static final int NEAR = 3;
  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  /**
   * The zone of that name. Offsets are refused: they know nothing of summer time.
   *
   * @param pointer where in the request it is
   * @throws Problem 400 if it is no IANA zone, with the nearest name if there is one
   */
  public static ZoneId parse(String pointer, String name) {
    if (isZone(name)) {
      return ZoneId.of(name);
    }
    if (name.matches("(UTC|GMT|UT)?[+-]\\d.*|Z")) {
      throw Problem.invalid(
          pointer,
          "\""
              + name
              + "\" is an offset, which knows nothing of summer time: give a zone such as"
              + " Europe/Berlin.");
    }
    String hint =
        nearest(name)
            .map(near -> "did you mean " + near + "?")
            .orElse("give one such as Europe/Berlin.");
    throw Problem.invalid(pointer, "There is no time zone \"" + name + "\": " + hint);
  }

  /** Java's own old names, such as {@code SystemV/PST8}, are no IANA zones. */
  private static boolean isZone(String name) {
    return NAMES.contains(name) && !name.startsWith("SystemV/");
  }

  private static Optional<String> nearest(String name) {
    String wanted = name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    return NAMES.stream()
        .filter(TimeZones::isZone)
        .min(
            Comparator.comparingInt((String zone) -> distance(wanted, zone))
                .thenComparing(Comparator.naturalOrder()))
        .filter(zone -> distance(wanted, zone) <= NEAR);
  }

  /** How few letters have to be changed; a city alone is compared with the zone's city. */
  private static int distance(String wanted, String zone) {
    String lower = zone.toLowerCase(Locale.ROOT);
    String compared = wanted.contains("/") ? lower : lower.substring(lower.lastIndexOf('/') + 1);
    return Levenshtein.distance(wanted, compared);
  }
}
