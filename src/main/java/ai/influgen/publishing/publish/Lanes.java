package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One commit per account at a time, in order, and few of an account in memory: the others wait for
 * their turn in the queue, where they are in nobody's way, and are called as places get free. Used
 * from one event loop.
 */
final class Lanes {
  /** Enough that a lane does not run dry between two calls for the next. */
  static final int PLACES = 4;

  // how many fruitless calls until an account is left to come up by itself
  private static final int PATIENCE = 40;

  /** In which order an account's posts go. */
  static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::targetAt).thenComparing(Claim::postId);

  private final Map<UUID, Integer> places = new HashMap<>();
  private final Map<UUID, PriorityQueue<Claim>> waiting = new HashMap<>();
  private final Set<UUID> taken = new HashSet<>();
  private final Map<UUID, Crowd> crowds = new HashMap<>();

  private record Crowd(PlatformName platform, int patience) {}

  /** Whether there is no place for one more of the account. */
  boolean full(Claim claim) {
    return onLane(claim) && places.getOrDefault(claim.connectionId(), 0) >= PLACES;
  }

  /** A claim is in memory now. */
  void arrived(Claim claim) {
    if (onLane(claim)) {
      places.merge(claim.connectionId(), 1, Integer::sum);
      if (claim.turn().inLine()) {
        crowded(claim);
      }
    }
  }

  /** More posts of its account wait for their turn in the queue. */
  void crowded(Claim claim) {
    crowds.put(claim.connectionId(), new Crowd(claim.platform(), PATIENCE));
  }

  /** Its instant has come; false: it is not its turn yet. */
  boolean enter(Claim claim) {
    if (!onLane(claim) || taken.add(claim.connectionId())) {
      return true;
    }
    waiting.computeIfAbsent(claim.connectionId(), _ -> new PriorityQueue<>(ORDER)).add(claim);
    return false;
  }

  /** It is in memory no more, and had the lane; the next one of its account has it now. */
  Optional<Claim> leave(Claim claim) {
    if (!onLane(claim)) {
      return Optional.empty();
    }
    UUID account = claim.connectionId();
    places.computeIfPresent(account, (_, n) -> n > 1 ? n - 1 : null);
    PriorityQueue<Claim> lane = waiting.get(account);
    Claim next = lane == null ? null : lane.poll();
    if (next == null) {
      waiting.remove(account);
      taken.remove(account);
    }
    return Optional.ofNullable(next);
  }

  /** The accounts whose next posts are to be called, on platforms that have room. */
  List<Claims.Turn> calls(Predicate<PlatformName> room) {
    List<Claims.Turn> calls = new ArrayList<>();
    crowds.forEach(
        (account, crowd) -> {
          int free = PLACES - places.getOrDefault(account, 0);
          if (free > 0 && room.test(crowd.platform())) {
            calls.add(new Claims.Turn(account, free));
          }
        });
    return calls;
  }

  /** These were called, and so many came: an account of which none comes is left alone in time. */
  void answered(List<Claims.Turn> calls, List<Claim> came) {
    Set<UUID> lively = new HashSet<>();
    came.forEach(claim -> lively.add(claim.connectionId()));
    for (Claims.Turn call : calls) {
      crowds.computeIfPresent(
          call.connectionId(),
          (account, crowd) ->
              lively.contains(account)
                  ? new Crowd(crowd.platform(), PATIENCE)
                  : crowd.patience() > 0
                      ? new Crowd(crowd.platform(), crowd.patience() - 1)
                      : null);
    }
  }

  private static boolean onLane(Claim claim) {
    return claim.kind() == Claim.Kind.COMMIT;
  }
}
