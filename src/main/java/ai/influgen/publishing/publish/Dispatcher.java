package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands fired claims over to the publishers of this instance: at most as many at a time as a
 * platform has permits, tenants in turn, and one commit per account, in order. A message is a
 * hand-over, not the truth: one that nobody takes is offered again under a new token. Used from one
 * event loop.
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
  private final Permits permits;
  private final Lanes lanes;
  private final Map<Place, Desk> desks = new HashMap<>();
  private final Map<UUID, Claim> known = new HashMap<>();
  private final Map<UUID, Long> begun = new HashMap<>();
  private final List<UUID> returned = new ArrayList<>();
  private boolean stopped;

  /** Where claims queue: what is prepared ahead of time never holds up what is due. */
  private record Place(PlatformName platform, boolean ahead) {}

  Dispatcher(Vertx vertx, Claims claims, BooleanSupplier alive, Permits permits, Lanes lanes) {
    this.vertx = vertx;
    this.claims = claims;
    this.alive = alive;
    this.permits = permits;
    this.lanes = lanes;
  }

  static String address(PlatformName platform) {
    return "publish." + platform;
  }

  /** A claim is in memory now, waiting for its instant. */
  void expect(Claim claim) {
    known.put(claim.token(), claim);
    desk(claim).arrived();
    lanes.arrived(claim);
  }

  /** The tokens of all claims that are in memory. */
  Set<UUID> known() {
    return Set.copyOf(known.keySet());
  }

  /** The tokens of the claims that no publisher has begun. */
  Set<UUID> notBegun() {
    Set<UUID> tokens = new HashSet<>(known.keySet());
    tokens.removeAll(begun.keySet());
    return tokens;
  }

  /** How many claims are in memory: waiting, handed over, being worked on. */
  int load() {
    return known.size();
  }

  /** How many claims of a platform can be fired within that time and are not in memory yet. */
  int room(PlatformName platform, boolean ahead, Duration within) {
    return desk(new Place(platform, ahead)).room(within);
  }

  /** Its instant has come. */
  void fire(Claim claim) {
    if (lanes.enter(claim)) {
      desk(claim).turns().add(claim);
      pump(desk(claim));
    }
  }

  /** The publisher is done with it, whatever came of it. */
  void done(Claim claim) {
    // an older hand-over of the same claim has nothing to say any more
    if (known.remove(claim.token()) != null) {
      Desk desk = desk(claim);
      Long since = begun.remove(claim.token());
      desk.left(since == null ? 0 : System.nanoTime() - since);
      desk.turns().done(claim);
      lanes.leave(claim).ifPresent(desk.turns()::add);
      pump(desk);
    }
  }

  /** Hands over nothing any more. */
  void stop() {
    stopped = true;
  }

  /** How many claims publishers work on. */
  int working() {
    return begun.size();
  }

  private Desk desk(Claim claim) {
    return desk(new Place(claim.platform(), claim.kind() == Claim.Kind.STAGE));
  }

  private Desk desk(Place place) {
    return desks.computeIfAbsent(
        place,
        p ->
            p.ahead()
                ? new Desk(permits.ahead(p.platform()), true)
                : new Desk(permits.of(p.platform()), false));
  }

  private void pump(Desk desk) {
    while (!stopped) {
      Optional<Claim> next = desk.turns().next();
      if (next.isEmpty()) {
        return;
      }
      Claim claim = next.get();
      if (alive.getAsBoolean()) {
        begun.put(claim.token(), System.nanoTime());
        offer(claim);
      } else {
        letGo(claim);
        desk.left(0);
        desk.turns().done(claim);
        lanes.leave(claim).ifPresent(desk.turns()::add);
      }
    }
  }

  // an instance that may have been declared dead lets go: whoever reaps it has the post, or the
  // queue, if it lives after all; what comes due together goes back together
  private void letGo(Claim claim) {
    known.remove(claim.token());
    returned.add(claim.token());
    if (returned.size() == 1) {
      vertx.runOnContext(_ -> giveBack());
    }
  }

  private void giveBack() {
    List<UUID> tokens = List.copyOf(returned);
    returned.clear();
    claims
        .giveBack(tokens)
        .onFailure(
            e ->
                LOG.warn(
                    "the next audit will give back {} claims: {}", tokens.size(), e.getMessage()));
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
              } else if (known.remove(claim.token()) != null) {
                Claim newer = again.result().get();
                known.put(newer.token(), newer);
                begun.remove(claim.token());
                begun.put(newer.token(), System.nanoTime());
                offer(newer);
              }
            });
  }
}
