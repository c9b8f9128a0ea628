package ai.influgen.publishing.publish.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a quota is used.
 *
 * @param used calls by slice, the oldest first
 * @param foreign calls that only the platform knows of
 * @param foreignUntil until when that is believed
 * @param closedUntil until when the platform said that nothing is left
 * @param waiting how many wait for room
 */
record QuotaCount(
    List<Slice> used, int foreign, Instant foreignUntil, Instant closedUntil, int waiting) {
  /** Nothing was ever taken. */
  static final QuotaCount NONE = new QuotaCount(List.of(), 0, Instant.EPOCH, Instant.EPOCH, 0);

  /** Calls made from an instant on, and before the next slice. */
  record Slice(Instant from, int calls) {}

  QuotaCount {
    used = List.copyOf(used);
  }

  boolean hasRoom(QuotaWindow window) {
    int elsewhere = foreignUntil.isAfter(window.now()) ? foreign : 0;
    return !closedUntil.isAfter(window.now()) && calls(window) + elsewhere < window.quota().limit();
  }

  /** Our own calls that still count. */
  int calls(QuotaWindow window) {
    return current(window).stream().mapToInt(Slice::calls).sum();
  }

  /** One more call; one that waited has its place now. */
  QuotaCount taken(QuotaWindow window) {
    List<Slice> current = new ArrayList<>(current(window));
    boolean waitedFor = !current.isEmpty();
    // an instance's clock may be a moment behind the one that counted last
    if (waitedFor && !current.getLast().from().isBefore(window.slice())) {
      Slice last = current.removeLast();
      current.add(new Slice(last.from(), last.calls() + 1));
    } else {
      current.add(new Slice(window.slice(), 1));
    }
    return with(current, waitedFor ? Math.max(waiting - 1, 0) : 0);
  }

  /** The newest call was not made after all. */
  QuotaCount released() {
    if (used.isEmpty()) {
      return this;
    }
    List<Slice> rest = new ArrayList<>(used);
    Slice last = rest.removeLast();
    if (last.calls() > 1) {
      rest.add(new Slice(last.from(), last.calls() - 1));
    }
    return with(rest, waiting);
  }

  /** One more waits. */
  QuotaCount joined() {
    return with(used, waiting + 1);
  }

  /**
   * What the platform told.
   *
   * @param remaining calls left
   * @param until how long that is believed
   */
  QuotaCount told(QuotaWindow window, int remaining, Instant until) {
    int gone = Math.max(window.quota().limit() - remaining, 0);
    Instant closed = remaining <= 0 && until.isAfter(closedUntil) ? until : closedUntil;
    return new QuotaCount(used, Math.max(gone - calls(window), 0), until, closed, waiting);
  }

  private List<Slice> current(QuotaWindow window) {
    return used.stream().filter(slice -> !slice.from().isBefore(window.oldest())).toList();
  }

  private QuotaCount with(List<Slice> slices, int waits) {
    return new QuotaCount(slices, foreign, foreignUntil, closedUntil, waits);
  }
}
