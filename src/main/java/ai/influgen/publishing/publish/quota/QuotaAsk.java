package ai.influgen.publishing.publish.quota;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What can be asked of the counts. */
sealed interface QuotaAsk {
  /** Which counts it is about. */
  Stream<QuotaKey> keys();

  /** One of each, or of none. */
  record Take(List<QuotaLimit> limits) implements QuotaAsk {
    public Take {
      limits = List.copyOf(limits);
    }

    @Override
    public Stream<QuotaKey> keys() {
      return limits.stream().map(QuotaLimit::key);
    }
  }

  /** The call was not made: one of each back. */
  record Release(List<QuotaKey> held) implements QuotaAsk {
    public Release {
      held = List.copyOf(held);
    }

    @Override
    public Stream<QuotaKey> keys() {
      return held.stream();
    }
  }

  /** The platform told how a quota stands. */
  record Tell(QuotaKey key, QuotaWindow window, int remaining, Instant until) implements QuotaAsk {
    @Override
    public Stream<QuotaKey> keys() {
      return Stream.of(key);
    }
  }
}
