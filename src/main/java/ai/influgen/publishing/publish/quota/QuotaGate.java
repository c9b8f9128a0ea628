package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Scope;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import ai.influgen.publishing.runtime.Batch;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls against the platforms' limits before they are made, over all instances, and corrects
 * the count by what the platforms tell. Of an app's limit each workspace takes its fair share.
 */
public final class QuotaGate {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaGate.class);

  /**
   * A share may grow when others want less: it is asked for again after this part of the window.
   */
  private static final int LOOKS_PER_WINDOW = 24;

  /** How many calls are counted in one transaction at most. */
  private static final int LARGEST = 200;

  private final InstantSource clock;
  private final FairShares shares;
  private final QuotaStore store;
  private final Map<PlatformName, Batch<QuotaAsk, Optional<QuotaRefusal>>> books =
      new ConcurrentHashMap<>();

  public QuotaGate(Database database, InstantSource clock) {
    this.clock = clock;
    this.shares = new FairShares(database, clock);
    this.store = new QuotaStore(database);
  }

  /**
   * Takes one of each quota that the call counts against.
   *
   * @return the refusal of the first that is used up; nothing is taken then
   */
  public Future<Optional<QuotaRefusal>> take(QuotaCaller caller, Step.Call call) {
    List<Quota> quotas = quotas(caller, call);
    return quotas.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : limits(caller, quotas).compose(limits -> book(caller).ask(new QuotaAsk.Take(limits)));
  }

  /** The call was not made: gives back what {@link #take} took. */
  public Future<Void> release(QuotaCaller caller, Step.Call call) {
    List<QuotaKey> held = new ArrayList<>();
    for (Quota quota : quotas(caller, call)) {
      QuotaKey key = QuotaKey.of(caller, quota);
      held.add(key);
      if (quota.scope() == Scope.APP) {
        held.add(key.shareOf(caller.workspaceId()));
      }
    }
    return held.isEmpty()
        ? Future.succeededFuture()
        : book(caller).ask(new QuotaAsk.Release(held)).mapEmpty();
  }

  /** As {@link #release}, without anybody who waits for it: a lost place costs one call. */
  public void giveBack(QuotaCaller caller, Step.Call call) {
    release(caller, call)
        .onFailure(e -> LOG.warn("a place in a quota was not given back: {}", e.getMessage()));
  }

  /** Corrects the count by an answer; complete when that is written, which nobody has to await. */
  public Future<Void> learn(QuotaCaller caller, Step.Call call, PlatformResponse response) {
    return Future.succeededFuture(clock.instant())
        .compose(
            now ->
                Future.join(
                    caller.platform().quotas().read(call, response, now).stream()
                        .map(reading -> learn(caller, reading, now))
                        .toList()))
        .<Void>mapEmpty()
        .onFailure(e -> LOG.warn("a quota could not be corrected: {}", e.getMessage()));
  }

  private Future<Optional<QuotaRefusal>> learn(
      QuotaCaller caller, Quotas.Reading reading, Instant now) {
    QuotaWindow window = new QuotaWindow(reading.quota(), now);
    return book(caller)
        .ask(
            new QuotaAsk.Tell(
                QuotaKey.of(caller, reading.quota()),
                window,
                reading.remaining(),
                window.believedUntil(reading.resetsAt())));
  }

  // one for each platform: they share no counts, and none waits for another's
  private Batch<QuotaAsk, Optional<QuotaRefusal>> book(QuotaCaller caller) {
    return books.computeIfAbsent(
        caller.platform().name(), _ -> new Batch<>(LARGEST, 1, store::enter));
  }

  private static List<Quota> quotas(QuotaCaller caller, Step.Call call) {
    return caller.platform().quotas().of(call);
  }

  private Future<List<QuotaLimit>> limits(QuotaCaller caller, List<Quota> quotas) {
    Instant now = clock.instant();
    Future<List<QuotaLimit>> all = Future.succeededFuture(new ArrayList<>());
    for (Quota quota : quotas) {
      QuotaLimit limit = limit(caller, new QuotaWindow(quota, now));
      all = all.map(limits -> with(limits, limit));
      if (quota.scope() == Scope.APP) {
        all = all.compose(limits -> share(caller, limit).map(share -> with(limits, share)));
      }
    }
    return all;
  }

  private static QuotaLimit limit(QuotaCaller caller, QuotaWindow window) {
    return new QuotaLimit(
        QuotaKey.of(caller, window.quota()),
        window,
        Instant.MAX,
        QuotaWords.usedUp(caller.platform().title(), window.quota()));
  }

  private Future<QuotaLimit> share(QuotaCaller caller, QuotaLimit whole) {
    QuotaWindow window = whole.window();
    Duration look = Duration.between(window.oldest(), window.end()).dividedBy(LOOKS_PER_WINDOW);
    return shares
        .of(caller.workspaceId(), caller.platform().name().value(), window)
        .map(
            allowance ->
                new QuotaLimit(
                    whole.key().shareOf(caller.workspaceId()),
                    window.limitedTo(allowance),
                    window.now().plus(look),
                    QuotaWords.shareUsedUp(caller.platform().title(), window.quota())));
  }

  private static List<QuotaLimit> with(List<QuotaLimit> limits, QuotaLimit more) {
    limits.add(more);
    return limits;
  }
}
