package ai.influgen.publishing.schedule.smart;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why a time was chosen, in plain words. */
final class Reason {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

  private Reason() {}

  static String of(Candidate slot, Account account, int place) {
    return "%s in %s %s; %d of %d %s that day"
        .formatted(
            WHEN.format(slot.at()),
            city(slot.at().getZone().getId()),
            judgement(slot, account.title()),
            place,
            account.plan().perDay(),
            account.plan().perDay() == 1 ? "post" : "posts");
  }

  private static String judgement(Candidate slot, String title) {
    if (slot.isAmongTheBest()) {
      return "is among the best times for " + title;
    }
    return slot.isWeak()
        ? "is not among the good times for " + title + ", but the best of what was free"
        : "is a good time for " + title;
  }

  /** {@code America/New_York} as people say it. */
  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
