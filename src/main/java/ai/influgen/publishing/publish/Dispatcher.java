package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands fired claims over to the publishers of this instance: at most as many at a time as a
 * platform has permits, and one commit per account, in order. A message is a hand-over, not the
 * truth: one that nobody takes is offered again under a new nonce. Used from one event loop.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final DeliveryOptions LOCAL =
      new DeliveryOptions().setLocalOnly(true).setSendTimeout(Duration.ofSeconds(2).toMillis());
  private static final Duration OFFER_PAUSE = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Claims claims;
  private final BooleanSupplier alive;
  private final int permits;
  private final Map<PlatformName, Deque<Claim>> ready = new HashMap<>();
  private final Map<PlatformName, Integer> busy = new HashMap<>();
  private final Map<UUID, PriorityQueue<Claim>> lanes = new HashMap<>();
  private final Set<UUID> lanesTaken = new HashSet<>();
  private final Set<UUID> known = new HashSet<>();
  private boolean stopped;

  Dispatcher(Vertx vertx, Claims claims, BooleanSupplier alive, int permits) {
    this.vertx = vertx;
    this.claims = claims;
    this.alive = alive;
    this.permits = permits;
  }

  static String address(PlatformName platform) {
    return "publish." + platform;
  }

  /** A claim is in memory now, waiting for its instant. */
  void expect(Claim claim) {
    known.add(claim.token());
  }

  /** The tokens of all claims that are in memory. */
  Set<UUID> known() {
    return Set.copyOf(known);
  }

  /** How many claims are in memory: waiting, handed over, being worked on. */
  int load() {
    return known.size();
  }

  /** Its instant has come. */
  void fire(Claim claim) {
    if (claim.kind() != Claim.Kind.COMMIT) {
      enqueue(claim);
    } else if (lanesTaken.add(claim.connectionId())) {
      enqueue(claim);
    } else {
      lanes.computeIfAbsent(claim.connectionId(), _ -> lane()).add(claim);
    }
  }

  /** The publisher is done with it, whatever came of it. */
  void done(Claim claim) {
    known.remove(claim.token());
    busy.merge(claim.platform(), -1, Integer::sum);
    if (claim.kind() == Claim.Kind.COMMIT) {
      freeLane(claim.connectionId());
    }
    pump(claim.platform());
  }

  /** Hands over nothing any more. */
  void stop() {
    stopped = true;
  }

  /** How many claims publishers work on. */
  int working() {
    return busy.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static PriorityQueue<Claim> lane() {
    return new PriorityQueue<>(Comparator.comparing(Claim::targetAt).thenComparing(Claim::postId));
  }

  private void freeLane(UUID connection) {
    PriorityQueue<Claim> lane = lanes.get(connection);
    Claim next = lane == null ? null : lane.poll();
    if (next == null) {
      lanes.remove(connection);
      lanesTaken.remove(connection);
    } else {
      enqueue(next);
    }
  }

  private void enqueue(Claim claim) {
    ready.computeIfAbsent(claim.platform(), _ -> new ArrayDeque<>()).addLast(claim);
    pump(claim.platform());
  }

  private void pump(PlatformName platform) {
    Deque<Claim> queue = ready.computeIfAbsent(platform, _ -> new ArrayDeque<>());
    while (!queue.isEmpty() && !stopped && busy.getOrDefault(platform, 0) < permits) {
      busy.merge(platform, 1, Integer::sum);
      offer(queue.removeFirst());
    }
  }

  private void offer(Claim claim) {
    if (stopped) {
      return;
    }
    // an instance that may have been declared dead lets go: what it holds belongs to whoever reaps
    // it
    if (!alive.getAsBoolean()) {
      done(claim);
      return;
    }
    vertx
        .eventBus()
        .request(address(claim.platform()), claim, LOCAL)
        .onFailure(e -> offerAgain(claim, e));
  }

  private void offerAgain(Claim claim, Throwable lost) {
    LOG.warn("nobody took {} over: {}", claim.postId(), lost.getMessage());
    vertx
        .timer(OFFER_PAUSE.toMillis())
        .compose(_ -> claims.offerAgain(claim))
        .onComplete(
            again -> {
              if (again.succeeded() && again.result().isPresent()) {
                offer(again.result().get());
              } else {
                done(claim);
              }
            });
  }
}
