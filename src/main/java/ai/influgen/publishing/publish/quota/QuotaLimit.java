package ai.influgen.publishing.publish.quota;

import java.time.Instant;

/**
 * One count that a call is held against.
 *
 * @param key which
 * @param window the quota's window now; of a share, as narrow as the share
 * @param latest when to ask again at the latest; a share may grow before its window opens
 * @param words what people read when it is used up
 */
record QuotaLimit(QuotaKey key, QuotaWindow window, Instant latest, String words) {
  /** The refusal for whoever waits here now. */
  QuotaRefusal refusal(QuotaCount count) {
    Instant opening = window.opening(count);
    return new QuotaRefusal(opening.isBefore(latest) ? opening : latest, words);
  }
}
