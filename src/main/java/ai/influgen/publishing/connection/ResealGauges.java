package ai.influgen.publishing.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What whoever rotates the token key can watch; docs/running.md names each. */
public final class ResealGauges {
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();

  public ResealGauges(MeterRegistry registry) {
    gauge(
        registry,
        "influgen.connection.reseal.waiting",
        "connections that are sealed with another key than the first",
        waiting);
    gauge(
        registry,
        "influgen.connection.unreadable",
        "connections that none of the token keys opens",
        unreadable);
  }

  private static void gauge(MeterRegistry registry, String name, String words, AtomicLong value) {
    Gauge.builder(name, value, AtomicLong::doubleValue).description(words).register(registry);
  }

  void set(long stillWaiting, long closed) {
    waiting.set(stillWaiting);
    unreadable.set(closed);
  }

  long waiting() {
    return waiting.get();
  }
}
