package ai.influgen.publishing.schedule.smart;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A time at which an account may be posted to.
 *
 * @param strength the weight of its hour, as a share of the best hour's of the week
 */
record Candidate(ZonedDateTime at, double strength) {
  private static final int HOURS = 24;
  private static final int MINUTES = 60;

  /** From this strength on a time counts as good. */
  private static final double GOOD = 0.5;

  private static final double BEST = 0.75;

  boolean isWeak() {
    return strength < GOOD;
  }

  boolean isAmongTheBest() {
    return strength >= BEST;
  }

  LocalDate date() {
    return at.toLocalDate();
  }

  /** One for each hour of the window that has a weight and is not quiet, by time. */
  static List<Candidate> all(Window window, Account account) {
    List<Candidate> all = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(window.until(), window.zone());
    for (LocalDate date = LocalDate.ofInstant(window.from(), window.zone());
        !date.isAfter(last);
        date = date.plusDays(1)) {
      for (int hour = 0; hour < HOURS; hour++) {
        at(window, account, date, hour).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Candidate> at(Window window, Account account, LocalDate date, int hour) {
    double weight = account.weights().of(date.getDayOfWeek(), hour);
    if (weight <= 0) {
      return Optional.empty();
    }
    return window
        .at(date.atTime(hour, minute(account.id(), date)))
        .filter(time -> !account.plan().quietHours().contain(time.toLocalTime()))
        .map(time -> new Candidate(time, weight / account.weights().best()));
  }

  /**
   * The minute at which an account is posted to on a date: the same for all hours of that date, so
   * that hours are whole gaps apart, and spread over accounts and dates, so that not all accounts
   * of the server post at once.
   */
  private static int minute(UUID account, LocalDate date) {
    long mixed =
        account.getMostSignificantBits()
            ^ Long.rotateLeft(account.getLeastSignificantBits(), 31)
            ^ date.toEpochDay();
    // the finaliser of SplitMix64: close inputs come far apart
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), MINUTES);
  }
}
