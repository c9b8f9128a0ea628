package ai.influgen.publishing.publish.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The counts of one batch, while their rows are locked. */
final class QuotaBook {
  private final Map<QuotaKey, QuotaCount> counts;
  private final Map<QuotaKey, QuotaCount> changed = new HashMap<>();

  QuotaBook(Map<QuotaKey, QuotaCount> counts) {
    this.counts = new HashMap<>(counts);
  }

  /** Does what is asked; a refusal changes nothing but how many wait. */
  Optional<QuotaRefusal> enter(QuotaAsk ask) {
    return switch (ask) {
      case QuotaAsk.Take take -> take(take);
      case QuotaAsk.Release release -> {
        release.held().forEach(key -> put(key, count(key).released()));
        yield Optional.empty();
      }
      case QuotaAsk.Tell tell -> {
        put(tell.key(), count(tell.key()).told(tell.window(), tell.remaining(), tell.until()));
        yield Optional.empty();
      }
    };
  }

  private Optional<QuotaRefusal> take(QuotaAsk.Take take) {
    for (QuotaLimit limit : take.limits()) {
      if (!count(limit.key()).hasRoom(limit.window())) {
        put(limit.key(), count(limit.key()).joined());
        return Optional.of(limit.refusal(count(limit.key())));
      }
    }
    take.limits().forEach(limit -> put(limit.key(), count(limit.key()).taken(limit.window())));
    return Optional.empty();
  }

  /** What has to be written. */
  Map<QuotaKey, QuotaCount> changed() {
    return Map.copyOf(changed);
  }

  private QuotaCount count(QuotaKey key) {
    return counts.getOrDefault(key, QuotaCount.NONE);
  }

  private void put(QuotaKey key, QuotaCount count) {
    counts.put(key, count);
    changed.put(key, count);
  }
}
