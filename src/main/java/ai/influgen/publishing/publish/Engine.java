package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.DatabaseClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one instance's engine going: the lease, looking for what is due, the reaper. Each is a loop
 * that starts its next round when the last one has ended, so that a slow database is never asked
 * twice at once. Used from one event loop.
 */
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration REAP = Duration.ofMillis(500);
  private static final Duration AUDIT = Duration.ofSeconds(5);
  private static final Duration PARTITIONS = Duration.ofHours(6);
  private static final Duration CALL = Duration.ofMillis(50);
  private static final Duration DRAIN = Duration.ofSeconds(25);

  /** How much of a platform that is down is taken at a time: people are told, and no more. */
  private static final int TRICKLE = 8;

  private final Vertx vertx;
  private final InstanceLease lease;
  private final Claims claims;
  private final Persistence outcomes;
  private final Upkeep upkeep;
  private final EngineSettings settings;
  private final Destinations destinations;
  private final Lanes lanes = new Lanes();
  private final Dispatcher dispatcher;
  private final FireHeap heap;
  private final Lookout due;
  private final Lookout ahead;
  private final double horizon;

  private boolean draining;
  private boolean stopped;

  /** What keeps the tables in order. */
  record Upkeep(Reaper reaper, AttemptPartitions partitions, Vitals vitals, Sweep sweep) {}

  /** Where posts go. */
  interface Destinations {
    /** The platforms that this instance publishes to. */
    List<PlatformName> all();

    /** Whether calls to the platform are withheld now. */
    boolean down(PlatformName platform);
  }

  Engine(
      Vertx vertx,
      InstanceLease lease,
      Stores stores,
      Upkeep upkeep,
      Destinations destinations,
      EngineSettings settings,
      DatabaseClock clock) {
    this.vertx = vertx;
    this.lease = lease;
    this.claims = stores.claims();
    this.outcomes = stores.persistence();
    this.upkeep = upkeep;
    this.settings = settings;
    this.destinations = destinations;
    this.horizon = settings.horizon().toMillis() / 1000.0;
    this.dispatcher = new Dispatcher(vertx, claims, lease::alive, settings.permits(), lanes);
    this.heap = new FireHeap(vertx, clock, dispatcher::fire);
    this.due =
        new Lookout(rooms -> claims.take(horizon, rooms), () -> rooms(false), this::admit, clock);
    this.ahead =
        new Lookout(rooms -> claims.takeAhead(0, rooms), () -> rooms(true), this::admit, clock);
  }

  Future<Void> start() {
    return upkeep
        .partitions()
        .makeAhead()
        .compose(_ -> lease.renew())
        .onSuccess(_ -> goRound())
        .mapEmpty();
  }

  /** Something is due now. */
  void wake() {
    due.look();
    ahead.look();
  }

  void done(Claim claim) {
    dispatcher.done(claim);
    boolean stage = claim.kind() == Claim.Kind.STAGE;
    Lookout lookout = stage ? ahead : due;
    if (lookout.behind(claim.platform()) && roomy(claim.platform(), stage)) {
      lookout.look();
    }
  }

  /**
   * Stops claiming and firing, gives back what nobody has begun, lets publishers finish, gives the
   * rest back, and says goodbye.
   */
  Future<Void> stop() {
    draining = true;
    heap.stop();
    dispatcher.stop();
    return claims
        .giveBack(dispatcher.notBegun())
        .transform(_ -> drained(System.nanoTime() + DRAIN.toNanos()))
        .compose(_ -> claims.giveBackAll())
        .eventually(
            () -> {
              stopped = true;
              return lease.leave();
            })
        .mapEmpty();
  }

  private void goRound() {
    loop(InstanceLease.BEAT, lease::renew);
    loop(settings.tick(), () -> due.look().onSuccess(_ -> upkeep.vitals().looked()));
    loop(settings.tick().multipliedBy(5), ahead::look);
    loop(CALL, this::callTheNext);
    loop(REAP, this::reap);
    loop(AUDIT, () -> upkeep.reaper().audit(dispatcher.known()));
    loop(PARTITIONS, upkeep.partitions()::makeAhead);
    loop(Sweep.EVERY, upkeep.sweep()::sweep);
    loop(Vitals.EVERY, () -> upkeep.vitals().sample(dispatcher.load(), dispatcher.working()));
  }

  // a little early or late each time: instances that were started together don't ask together
  private void loop(Duration pause, Supplier<Future<?>> round) {
    double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    vertx
        .timer(Math.max(1, Math.round(pause.toMillis() * jitter)))
        .compose(_ -> stopped ? Future.succeededFuture() : round.get())
        .onComplete(
            done -> {
              if (stopped) {
                return;
              }
              if (done.failed()) {
                LOG.warn("a round of the engine failed: {}", done.cause().toString());
              }
              loop(pause, round);
            });
  }

  private Future<Integer> reap() {
    upkeep.vitals().check();
    return upkeep
        .reaper()
        .reap()
        .onSuccess(
            reaped -> {
              upkeep.vitals().reaped(reaped);
              if (reaped > 0) {
                due.sweep();
                ahead.sweep();
              }
            });
  }

  // what is known to have happened is written before more is begun
  private boolean mayClaim() {
    return !draining && lease.alive() && !outcomes.crowded();
  }

  private Map<PlatformName, Integer> rooms(boolean stage) {
    Map<PlatformName, Integer> rooms = new HashMap<>();
    if (mayClaim()) {
      destinations.all().forEach(p -> rooms.put(p, room(p, stage)));
      rooms.values().removeIf(room -> room <= 0);
    }
    return rooms;
  }

  private int room(PlatformName platform, boolean stage) {
    int atOnce = destinations.down(platform) ? TRICKLE : settings.claimLimit();
    // claimed are whole seconds, so up to one more than the horizon
    Duration within = settings.horizon().plusSeconds(1);
    return Math.min(atOnce, dispatcher.room(platform, stage, within));
  }

  // one look never takes more than the limit, however many permits there are
  private boolean roomy(PlatformName platform, boolean stage) {
    Permits permits = settings.permits();
    int most = stage ? permits.ahead(platform) : permits.of(platform);
    int enough = Math.min(most, settings.claimLimit());
    return room(platform, stage) >= enough;
  }

  private Future<Void> callTheNext() {
    List<Claims.Turn> calls =
        mayClaim() ? lanes.calls(platform -> room(platform, false) > 0) : List.of();
    return calls.isEmpty()
        ? Future.succeededFuture()
        : claims
            .takeTurns(horizon, calls)
            .onSuccess(came -> lanes.answered(calls, came))
            .onSuccess(came -> came.forEach(this::expect))
            .mapEmpty();
  }

  // the earliest of an account stay; for the others there is no place now
  private void admit(List<Claim> taken) {
    List<Claim> surplus = new ArrayList<>();
    for (Claim claim : taken.stream().sorted(Lanes.ORDER).toList()) {
      if (lanes.full(claim)) {
        surplus.add(claim);
      } else {
        expect(claim);
      }
    }
    if (!surplus.isEmpty()) {
      standInLine(surplus);
    }
  }

  private void standInLine(List<Claim> surplus) {
    claims
        .standInLine(surplus)
        .onSuccess(
            placed ->
                surplus.forEach(
                    claim -> {
                      if (placed.contains(claim.postId())) {
                        lanes.crowded(claim);
                      } else {
                        expect(claim);
                      }
                    }))
        .onFailure(_ -> surplus.forEach(this::expect));
  }

  private void expect(Claim claim) {
    dispatcher.expect(claim);
    heap.add(claim);
  }

  private Future<Void> drained(long deadline) {
    if (dispatcher.working() == 0 || System.nanoTime() > deadline) {
      return Future.succeededFuture();
    }
    return vertx.timer(50).compose(_ -> drained(deadline));
  }
}
