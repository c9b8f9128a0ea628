package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quota's window at an instant. Calls are counted in slices, a sixtieth of the window each; a
 * slice counts until its last call may have left the window, so the count errs to the safe side.
 */
record QuotaWindow(Quota quota, Instant now) {
  private static final int SLICES = 60;

  /** The slice that a call made now falls into. */
  Instant slice() {
    long length = sliceLength().toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
  }

  /** The oldest slice that still counts. */
  Instant oldest() {
    return switch (quota.window()) {
      case Window.Sliding(Duration length) -> slice().minus(length);
      case Window.Day(ZoneId zone) -> today(zone).atStartOfDay(zone).toInstant();
    };
  }

  /** When there is room for the one that asks, behind those that wait already. */
  Instant opening(QuotaCount count) {
    Instant earliest = count.closedUntil().isAfter(now) ? count.closedUntil() : now.plusMillis(1);
    int place = Math.max(count.waiting(), 1) - 1;
    Instant opening =
        switch (quota.window()) {
          case Window.Sliding(Duration length) -> inTurn(length, count, place);
          case Window.Day(ZoneId zone) ->
              today(zone).plusDays(1L + place / quota.limit()).atStartOfDay(zone).toInstant();
        };
    return opening.isBefore(earliest) ? earliest : opening;
  }

  /**
   * How long what the platform told is believed: as long as it says, and no longer than the window
   * is, whatever a header that was misread may say.
   *
   * @param told null if it does not say
   */
  Instant believedUntil(@Nullable Instant told) {
    Instant longest = end();
    return told == null || told.isAfter(longest) ? longest : told;
  }

  // each call that leaves the window makes room for one that waits
  private Instant inTurn(Duration length, QuotaCount count, int place) {
    List<QuotaCount.Slice> frees = new ArrayList<>();
    count.used().stream()
        .filter(slice -> !slice.from().isBefore(oldest()))
        .map(
            slice ->
                new QuotaCount.Slice(slice.from().plus(length).plus(sliceLength()), slice.calls()))
        .forEach(frees::add);
    if (count.foreignUntil().isAfter(now)) {
      frees.add(new QuotaCount.Slice(count.foreignUntil(), count.foreign()));
    }
    frees.sort(Comparator.comparing(QuotaCount.Slice::from));
    int left = place % quota.limit();
    Instant opening = now;
    for (QuotaCount.Slice free : frees) {
      opening = free.from();
      left -= free.calls();
      if (left < 0) {
        break;
      }
    }
    // a place is free again a slice after its window, so each further round takes that much longer
    return opening.plus(length.plus(sliceLength()).multipliedBy(place / quota.limit()));
  }

  /** When the window that is open now ends. */
  Instant end() {
    return switch (quota.window()) {
      case Window.Sliding(Duration length) -> now.plus(length);
      case Window.Day(ZoneId zone) -> today(zone).plusDays(1).atStartOfDay(zone).toInstant();
    };
  }

  /** The same window with another limit. */
  QuotaWindow limitedTo(int limit) {
    return new QuotaWindow(new Quota(quota.name(), quota.scope(), quota.window(), limit), now);
  }

  private LocalDate today(ZoneId zone) {
    return now.atZone(zone).toLocalDate();
  }

  private Duration sliceLength() {
    return switch (quota.window()) {
      case Window.Sliding(Duration length) -> length.dividedBy(SLICES);
      case Window.Day _ -> Duration.ofMinutes(15);
    };
  }
}
