package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.schedule.Pauses;
import ai.influgen.publishing.schedule.PostChanges;
import ai.influgen.publishing.schedule.PostStore;
import ai.influgen.publishing.schedule.PublicPublishing;
import ai.influgen.publishing.schedule.PublishingNow;
import ai.influgen.publishing.schedule.Resolution;
import ai.influgen.publishing.schedule.Schedule;
import ai.influgen.publishing.schedule.Scheduling;
import ai.influgen.publishing.schedule.SmartScheduling;
import ai.influgen.publishing.schedule.smart.BestTimes;
import java.time.Duration;
import java.util.List;

/** The schedule's operations, ready to be mounted. */
public final class ScheduleOperations {
  /**
   * How long publish-now and public publish wait for the outcome before they answer how it stands.
   */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(25);

  private ScheduleOperations() {}

  /**
   * All of them.
   *
   * @param times what the smart schedule goes by
   * @param patience how long publish-now and public publish wait for the outcome
   */
  public static List<Operation> all(Schedule schedule, BestTimes times, Duration patience) {
    PostStore posts = new PostStore(schedule.database());
    PostChanges changes = new PostChanges(schedule);
    Pauses pauses = new Pauses(schedule);
    PublishingNow now = new PublishingNow(schedule, patience);
    return List.of(
        new ScheduleContent(new Scheduling(schedule)),
        new GenerateSchedule(new SmartScheduling(schedule, times, times)),
        new ListSchedule(posts, schedule.platforms()),
        new ListHistory(posts, schedule.platforms()),
        new GetScheduledPost(posts),
        new UpdateScheduledPost(changes),
        new PublishNow(now),
        new PublicPublish(new PublicPublishing(schedule, now, changes)),
        new ResolveScheduledPost(new Resolution(schedule)),
        new CreatePause(pauses, schedule.platforms()),
        new ListPauses(pauses),
        new EndPause(pauses));
  }
}
