package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.DatabaseClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
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
  private static final Duration DRAIN = Duration.ofSeconds(25);

  private final Vertx vertx;
  private final InstanceLease lease;
  private final Claims claims;
  private final Reaper reaper;
  private final AttemptPartitions partitions;
  private final Vitals vitals;
  private final Sweep sweep;
  private final EngineSettings settings;
  private final Dispatcher dispatcher;
  private final FireHeap heap;

  private boolean draining;
  private boolean stopped;
  private boolean looking;
  private boolean lookAgain;

  /** What keeps the tables in order. */
  record Upkeep(Reaper reaper, AttemptPartitions partitions, Vitals vitals, Sweep sweep) {}

  Engine(
      Vertx vertx,
      InstanceLease lease,
      Claims claims,
      Upkeep upkeep,
      EngineSettings settings,
      DatabaseClock clock) {
    this.vertx = vertx;
    this.lease = lease;
    this.claims = claims;
    this.reaper = upkeep.reaper();
    this.partitions = upkeep.partitions();
    this.vitals = upkeep.vitals();
    this.sweep = upkeep.sweep();
    this.settings = settings;
    this.dispatcher = new Dispatcher(vertx, claims, lease::alive, settings.permits());
    this.heap = new FireHeap(vertx, clock, dispatcher::fire);
  }

  Future<Void> start() {
    return partitions.makeAhead().compose(_ -> lease.renew()).onSuccess(_ -> goRound()).mapEmpty();
  }

  /** Something is due now. */
  void wake() {
    look();
  }

  void done(Claim claim) {
    dispatcher.done(claim);
  }

  /** Stops claiming and firing, lets publishers finish, gives the rest back, and says goodbye. */
  Future<Void> stop() {
    draining = true;
    heap.stop();
    dispatcher.stop();
    return drained(System.nanoTime() + DRAIN.toNanos())
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
    loop(settings.tick(), this::look);
    loop(REAP, () -> reaper.reap().onSuccess(vitals::reaped));
    loop(AUDIT, () -> reaper.audit(dispatcher.known()));
    loop(PARTITIONS, partitions::makeAhead);
    loop(Sweep.EVERY, sweep::sweep);
    loop(Vitals.EVERY, () -> vitals.sample(dispatcher.load(), dispatcher.working()));
  }

  private void loop(Duration pause, Supplier<Future<?>> round) {
    vertx
        .timer(pause.toMillis())
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

  private Future<Void> look() {
    if (looking) {
      lookAgain = true;
      return Future.succeededFuture();
    }
    int room = settings.claimLimit() - dispatcher.load();
    if (draining || !lease.alive() || room <= 0) {
      vitals.looked();
      return Future.succeededFuture();
    }
    looking = true;
    lookAgain = false;
    double horizon = settings.horizon().toMillis() / 1000.0;
    return claims
        .take(horizon, room)
        .onSuccess(taken -> taken.forEach(this::expect))
        .onSuccess(_ -> vitals.looked())
        .onComplete(
            _ -> {
              looking = false;
              if (lookAgain) {
                look();
              }
            })
        .mapEmpty();
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
