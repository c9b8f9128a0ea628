package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.publish.Claims.Room;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks for what is due, one question at a time, and for as much of each platform as there is room
 * for. Where more is due than can be taken, half of the room is for what is due just now: whoever
 * is on time never waits behind a backlog. Used from one event loop.
 */
final class Lookout {
  /** Posts come into the queue this much late at most, but for stragglers, which a sweep finds. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration JUST_NOW = Duration.ofSeconds(1);

  private final Function<List<Room>, Future<List<Claim>>> take;
  private final Supplier<Map<PlatformName, Integer>> rooms;
  private final Consumer<List<Claim>> taken;
  private final InstantSource clock;
  // rows before it were taken, and what is left of them would only be read over
  private final Map<PlatformName, Instant> since = new HashMap<>();
  private final Set<PlatformName> behind = new HashSet<>();
  private Instant sweepAt = Instant.EPOCH;
  private boolean looking;
  private boolean again;

  Lookout(
      Function<List<Room>, Future<List<Claim>>> take,
      Supplier<Map<PlatformName, Integer>> rooms,
      Consumer<List<Claim>> taken,
      InstantSource clock) {
    this.take = take;
    this.rooms = rooms;
    this.taken = taken;
    this.clock = clock;
  }

  /** Looks now, or once more when the look that is under way has ended. */
  Future<Void> look() {
    if (looking) {
      again = true;
      return Future.succeededFuture();
    }
    Map<PlatformName, Integer> free = rooms.get();
    if (free.isEmpty()) {
      return Future.succeededFuture();
    }
    looking = true;
    again = false;
    Instant now = clock.instant();
    if (!now.isBefore(sweepAt)) {
      sweepAt = now.plus(SWEEP);
      since.clear();
    }
    return take.apply(questions(free, now))
        .onSuccess(claims -> learn(free, claims, now))
        .onSuccess(taken::accept)
        .onComplete(
            _ -> {
              looking = false;
              if (again) {
                look();
              }
            })
        .mapEmpty();
  }

  /** The next look reads from the beginning: something came back that has long been due. */
  void sweep() {
    sweepAt = Instant.EPOCH;
  }

  /** Whether more of the platform was due than there was room for. */
  boolean behind(PlatformName platform) {
    return behind.contains(platform);
  }

  private List<Room> questions(Map<PlatformName, Integer> free, Instant now) {
    List<Room> questions = new ArrayList<>();
    free.forEach(
        (platform, room) -> {
          if (behind.contains(platform)) {
            questions.add(new Room(platform, (room + 1) / 2, now.minus(JUST_NOW)));
          }
          questions.add(
              new Room(
                  platform, backlog(platform, room), since.getOrDefault(platform, Instant.EPOCH)));
        });
    return questions;
  }

  private int backlog(PlatformName platform, int room) {
    return behind.contains(platform) ? Math.max(1, room / 2) : room;
  }

  private void learn(Map<PlatformName, Integer> free, List<Claim> claims, Instant now) {
    Map<PlatformName, List<Instant>> found = new HashMap<>();
    for (Claim claim : claims) {
      if (!behind.contains(claim.platform()) || claim.runAt().isBefore(now.minus(JUST_NOW))) {
        found.computeIfAbsent(claim.platform(), _ -> new ArrayList<>()).add(claim.runAt());
      }
    }
    free.forEach(
        (platform, room) -> {
          List<Instant> instants = found.getOrDefault(platform, List.of());
          Instant newest = instants.stream().max(Instant::compareTo).orElse(now);
          if (instants.size() >= backlog(platform, room)) {
            behind.add(platform);
            since.put(platform, newest.minus(SLACK));
            again = true;
          } else {
            behind.remove(platform);
            since.put(platform, now.minus(SLACK));
          }
        });
  }
}
