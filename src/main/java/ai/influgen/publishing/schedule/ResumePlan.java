package ai.influgen.publishing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of posts when what held them has passed.
 *
 * @param going may go on, each at its time
 * @param held pending ones that have to wait for something else
 * @param left those whose time has passed, too long ago for the rule: a person decides
 */
record ResumePlan(List<Going> going, Map<Hold, List<UUID>> held, List<UUID> left) {
  /** Between late posts of one account, so that a reconnect does not flood it. */
  static final Duration SPACING = Duration.ofSeconds(30);

  record Going(Standing standing, Instant at) {
    ScheduledPost post() {
      return standing.post();
    }
  }

  /**
   * Plans, in the order given: who still has their time before them keeps it; who is late goes out
   * from now on, in that order, spaced out and clear of all who are on time, as far as the rule
   * allows. A failed post with another obstacle is in no list and stays as it is.
   *
   * @param times when else the accounts are posted to
   */
  static ResumePlan of(List<Standing> standings, ResumeRule rule, AccountTimes times, Instant now) {
    List<Going> going = new ArrayList<>();
    Map<Hold, List<UUID>> held = new EnumMap<>(Hold.class);
    List<UUID> left = new ArrayList<>();
    standings.stream()
        .filter(standing -> standing.obstacle().isEmpty())
        .filter(standing -> !planned(standing.post()).isBefore(now))
        .forEach(standing -> times.take(standing.account(), planned(standing.post())));
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
        going.add(new Going(standing, times.next(standing.account(), now)));
      } else {
        left.add(post.id());
      }
    }
    return new ResumePlan(going, held, left);
  }

  /** When the post would have gone out. */
  static Instant planned(ScheduledPost post) {
    Instant next = post.tries().nextAt();
    return next != null && next.isAfter(post.scheduledAt()) ? next : post.scheduledAt();
  }
}
