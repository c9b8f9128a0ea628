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
 * truth: one that nobody takes is offered again under a new token. Used from one event loop.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final DeliveryOptions LOCAL =
      new DeliveryOptions().setLocalOnly(true).setSendTimeout(Duration.ofSeconds(2).toMillis());
  private static final Duration LOST = Duration.ofMinutes(1);
  private static final Duration OFFER_PAUSE = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Claims claims;
  private final BooleanSupplier alive;
  private final int permits;
  private final Map<Desk, Deque<Claim>> ready = new HashMap<>();
  private final Map<Desk, Integer> busy = new HashMap<>();
  private final Map<UUID, PriorityQueue<Claim>> lanes = new HashMap<>();
  private final Set<UUID> lanesTaken = new HashSet<>();
  private final Set<UUID> known = new HashSet<>();
  private boolean stopped;

  /** Where claims queue: what is prepared ahead of time never holds up what is due. */
  private record Desk(PlatformName platform, boolean ahead) {
    static Desk of(Claim claim) {
      return new Desk(claim.platform(), claim.kind() == Claim.Kind.STAGE);
    }
  }

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
    if (claim.kind() != Claim.Kind.COMMIT || lanesTaken.add(claim.connectionId())) {
      enqueue(claim);
      pump(Desk.of(claim));
    } else {
      lanes.computeIfAbsent(claim.connectionId(), _ -> lane()).add(claim);
    }
  }

  /** The publisher is done with it, whatever came of it. */
  void done(Claim claim) {
    // an older hand-over of the same claim has nothing to say any more
    if (known.remove(claim.token())) {
      busy.merge(Desk.of(claim), -1, Integer::sum);
      freeLane(claim);
      pump(Desk.of(claim));
    }
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

  private void freeLane(Claim claim) {
    if (claim.kind() != Claim.Kind.COMMIT) {
      return;
    }
    PriorityQueue<Claim> lane = lanes.get(claim.connectionId());
    Claim next = lane == null ? null : lane.poll();
    if (next == null) {
      lanes.remove(claim.connectionId());
      lanesTaken.remove(claim.connectionId());
    } else {
      enqueue(next);
    }
  }

  private void enqueue(Claim claim) {
    ready.computeIfAbsent(Desk.of(claim), _ -> new ArrayDeque<>()).addLast(claim);
  }

  private void pump(Desk desk) {
    Deque<Claim> queue = ready.computeIfAbsent(desk, _ -> new ArrayDeque<>());
    while (!queue.isEmpty() && !stopped && busy.getOrDefault(desk, 0) < permits) {
      Claim claim = queue.removeFirst();
      if (alive.getAsBoolean()) {
        busy.merge(desk, 1, Integer::sum);
        offer(claim);
      } else {
        // an instance that may have been declared dead lets go: whoever reaps it has the post
        known.remove(claim.token());
        freeLane(claim);
      }
    }
  }

  private void offer(Claim claim) {
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
              if (again.failed() || again.result().isEmpty() || stopped) {
                // it may be under way after all, and say so itself
                vertx.setTimer(LOST.toMillis(), _ -> done(claim));
              } else if (known.remove(claim.token())) {
                known.add(again.result().get().token());
                offer(again.result().get());
              }
            });
  }
}
