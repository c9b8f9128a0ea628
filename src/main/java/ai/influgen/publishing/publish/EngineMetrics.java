package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What whoever runs the engine can watch: how late it publishes, what comes of it, and whether
 * something piles up. docs/running.md names each; an instance without an engine has none of them.
 */
public final class EngineMetrics {
  /** From what nobody notices to what everybody does. */
  private static final Duration[] LATENESS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15)
  };

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final AtomicLong overdueMillis = new AtomicLong();
  private final AtomicLong claimed = new AtomicLong();
  private final AtomicLong working = new AtomicLong();
  private final AtomicLong snapshotAge = new AtomicLong();

  /** What a piece of work came to, as the counter's label has it. */
  enum Result {
    PUBLISHED,
    ADOPTED,
    RETRYING,
    WAITING,
    FAILED,
    NEEDS_CONFIRMATION,
    UNSETTLED,
    NOT_FOUND,
    HELD
  }

  /**
   * The metrics of one engine.
   *
   * @param clock the database's, by which posts are due
   */
  public EngineMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    gauge("influgen.publish.overdue.seconds", "how late the oldest waiting post is", overdueMillis);
    gauge("influgen.publish.claimed", "posts in this instance's memory", claimed);
    gauge("influgen.publish.working", "posts that this instance's publishers work on", working);
    gauge(
        "influgen.database.snapshot.age",
        "transactions since the oldest snapshot that is still held, which keeps dead rows",
        snapshotAge);
    Gauge.builder("influgen.database.clock.offset.seconds", clock, EngineMetrics::offset)
        .description("the database's clock minus this machine's")
        .register(registry);
  }

  private void gauge(String name, String words, AtomicLong value) {
    ToDoubleFunction<AtomicLong> read =
        name.endsWith(".seconds") ? v -> v.get() / 1000.0 : AtomicLong::doubleValue;
    Gauge.builder(name, value, read).description(words).register(registry);
  }

  private static double offset(InstantSource database) {
    return Duration.between(InstantSource.system().instant(), database.instant()).toMillis()
        / 1000.0;
  }

  InstantSource clock() {
    return clock;
  }

  /** The same question; if it allows the commit call, how late that is gets recorded. */
  BooleanSupplier timed(Claim claim, BooleanSupplier allowed) {
    return () -> {
      boolean now = allowed.getAsBoolean();
      if (now) {
        lateness(claim.platform(), Duration.between(claim.targetAt(), clock.instant()));
      }
      return now;
    };
  }

  private void lateness(PlatformName platform, Duration late) {
    Timer.builder("influgen.publish.lateness")
        .description("from when a post was due to its commit call")
        .tag("platform", platform.value())
        .serviceLevelObjectives(LATENESS)
        .register(registry)
        .record(late.isNegative() ? Duration.ZERO : late);
  }

  /** A piece of work ended, and that is written. */
  void ended(PlatformName platform, Result ending) {
    count("influgen.publish.outcomes", platform, "outcome", ending.name());
  }

  /** A call was made, or withheld. */
  void called(PlatformName platform, CallResult result) {
    count("influgen.platform.calls", platform, "result", word(result));
  }

  private static String word(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> {
        int status = answered.response().status();
        yield status >= 500
            ? "error"
            : status == 429 ? "rate_limited" : status >= 400 ? "refused" : "ok";
      }
      case CallResult.NotSent _ -> "not_sent";
      case CallResult.Stopped _ -> "stopped";
      case CallResult.Late _ -> "late";
      case CallResult.NoAnswer _ -> "no_answer";
      case CallResult.OverQuota _ -> "over_quota";
      case CallResult.Withheld _ -> "withheld";
    };
  }

  /** A permission to commit was asked for. */
  void judged(PlatformName platform, Intents.Verdict verdict) {
    count("influgen.publish.intents", platform, "verdict", word(verdict));
  }

  private static String word(Intents.Verdict verdict) {
    return switch (verdict) {
      case Intents.Verdict.Granted _ -> "granted";
      case Intents.Verdict.Busy _ -> "busy";
      case Intents.Verdict.NotBefore _ -> "not_before";
      case Intents.Verdict.TwinUnsettled _ -> "twin_unsettled";
      case Intents.Verdict.Stale _ -> "stale";
      case Intents.Verdict.Paused _ -> "paused";
      case Intents.Verdict.Lost _ -> "lost";
    };
  }

  /** Posts of others, or of lost claims, were taken over. */
  void reaped(int posts) {
    registry.counter("influgen.publish.reaped").increment(posts);
  }

  /** Whether calls to a platform are withheld, from now on read whenever somebody looks. */
  void watch(PlatformName platform, PlatformBreaker breaker) {
    Gauge.builder("influgen.platform.breaker", breaker, b -> b.open() ? 1 : 0)
        .description("1 while calls to the platform are withheld")
        .tag("platform", platform.value())
        .strongReference(true)
        .register(registry);
  }

  /** How much this instance holds. */
  void load(int claims, int atWork) {
    claimed.set(claims);
    working.set(atWork);
  }

  /** What the database says of itself. */
  void database(Duration overdue, long oldestSnapshot) {
    overdueMillis.set(overdue.toMillis());
    snapshotAge.set(oldestSnapshot);
  }

  private void count(String name, PlatformName platform, String label, String value) {
    registry
        .counter(name, "platform", platform.value(), label, value.toLowerCase(Locale.ROOT))
        .increment();
  }
}
