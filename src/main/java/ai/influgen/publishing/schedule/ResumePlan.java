package ai.influgen.publishing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of posts when what held them has passed.
 *
 * @param going may go on, each at its time
 * @param held pending ones that have to wait for something else
 */
record ResumePlan(List<Going> going, Map<Hold, List<UUID>> held) {
  /** Between late posts of one account, so that a reconnect does not flood it. */
  static final Duration SPACING = Duration.ofSeconds(30);

  record Going(Standing standing, Instant at) {
    ScheduledPost post() {
      return standing.post();
    }
  }

  /**
   * Plans, in the order given: who still has their time before them keeps it, who is late goes out
   * now, spaced out, as far as the rule allows; who is in neither list stays as it is.
   */
  static ResumePlan of(List<Standing> standings, ResumeRule rule, Instant now) {
    List<Going> going = new ArrayList<>();
    Map<Hold, List<UUID>> held = new EnumMap<>(Hold.class);
    Map<UUID, Instant> nextSlot = new HashMap<>();
    for (Standing standing : standings) {
      ScheduledPost post = standing.post();
      Optional<Hold> obstacle = standing.obstacle();
      Instant planned = planned(post);
      if (obstacle.isPresent()) {
        if (post.status() == PostStatus.PENDING) {
          held.computeIfAbsent(obstacle.get(), hold -> new ArrayList<>()).add(post.id());
        }
      } else if (!planned.isBefore(now)) {
        going.add(new Going(standing, planned));
      } else if (rule.allows(planned, now)) {
        Instant slot = nextSlot.getOrDefault(post.connectionId(), now);
        nextSlot.put(post.connectionId(), slot.plus(SPACING));
        going.add(new Going(standing, slot));
      }
    }
    return new ResumePlan(going, held);
  }

  private static Instant planned(ScheduledPost post) {
    Instant next = post.tries().nextAt();
    return next != null && next.isAfter(post.scheduledAt()) ? next : post.scheduledAt();
  }
}
