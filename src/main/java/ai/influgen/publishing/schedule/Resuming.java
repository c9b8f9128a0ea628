package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets locked posts go on by their workspace's rule, in the transaction that holds the locks. */
final class Resuming {
  private final DueQueue queue;
  private final InstantSource clock;

  Resuming(Schedule schedule) {
    this.queue = schedule.queue();
    this.clock = schedule.clock();
  }

  /**
   * Queues again what may go on; what has another reason to wait is held for that one, and what is
   * too late for the rule says so.
   */
  Future<Resumed> resume(SqlConnection transaction, UUID workspaceId, List<Standing> waiting) {
    if (waiting.isEmpty()) {
      return Future.succeededFuture(Resumed.NONE);
    }
    Instant now = clock.instant();
    return rule(transaction, workspaceId)
        .compose(
            rule ->
                times(transaction, workspaceId, waiting, now)
                    .map(times -> ResumePlan.of(waiting, rule, times, now))
                    .compose(
                        plan ->
                            leave(transaction, workspaceId, plan, rule)
                                .compose(left -> carryOut(transaction, workspaceId, plan, now))));
  }

  private Future<Resumed> carryOut(
      SqlConnection transaction, UUID workspaceId, ResumePlan plan, Instant now) {
    return hold(transaction, workspaceId, plan)
        .compose(held -> release(transaction, workspaceId, plan))
        .compose(released -> revive(transaction, plan))
        .compose(going -> queue.put(transaction, going).map(queued -> resumed(plan, going, now)));
  }

  private static Resumed resumed(ResumePlan plan, List<DueQueue.Entry> going, Instant now) {
    Set<UUID> late =
        plan.going().stream()
            .map(ResumePlan.Going::post)
            .filter(post -> ResumePlan.planned(post).isBefore(now))
            .map(ScheduledPost::id)
            .collect(Collectors.toSet());
    int out = (int) going.stream().filter(entry -> late.contains(entry.postId())).count();
    int others = plan.held().values().stream().mapToInt(List::size).sum();
    return new Resumed(out, going.size() - out, plan.left().size() + others);
  }

  /** When else the accounts are posted to, while the late ones among these go out. */
  private Future<AccountTimes> times(
      SqlConnection transaction, UUID workspaceId, List<Standing> waiting, Instant now) {
    AccountTimes times = new AccountTimes(ResumePlan.SPACING);
    UUID[] connections =
        waiting.stream().map(s -> s.post().connectionId()).distinct().toArray(UUID[]::new);
    Instant end = now.plus(ResumePlan.SPACING.multipliedBy(2L * waiting.size() + 2));
    Tuple asked = Tuple.of(workspaceId).addArrayOfUUID(connections).addOffsetDateTime(utc(end));
    return Database.list(
            transaction,
            ScheduleSql.TAKEN,
            asked,
            row -> {
              times.take(row.getString("account"), row.getOffsetDateTime("at").toInstant());
              return row.getString("account");
            })
        .map(times);
  }

  private Future<Integer> leave(
      SqlConnection transaction, UUID workspaceId, ResumePlan plan, ResumeRule rule) {
    return plan.left().isEmpty()
        ? Future.succeededFuture(0)
        : Database.execute(
            transaction,
            ScheduleSql.LEAVE,
            PostStore.ids(workspaceId, plan.left())
                .addString(rule.words())
                .addOffsetDateTime(utc(clock.instant())));
  }

  Future<Integer> writeHold(
      SqlConnection transaction, UUID workspaceId, List<UUID> ids, Hold hold) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return Database.execute(
        transaction,
        ScheduleSql.HOLD,
        PostStore.ids(workspaceId, ids)
            .addString(hold.wire())
            .addOffsetDateTime(utc(clock.instant())));
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Future<ResumeRule> rule(SqlConnection transaction, UUID workspaceId) {
    return Database.one(
            transaction,
            ScheduleSql.RESUME_RULE,
            Tuple.of(workspaceId),
            row ->
                new ResumeRule(
                    "publish_late".equals(row.getString("resume_rule")),
                    Duration.ofSeconds(row.getLong("window_s"))))
        .map(Optional::orElseThrow);
  }

  private Future<Void> hold(SqlConnection transaction, UUID workspaceId, ResumePlan plan) {
    Future<Integer> done = Future.succeededFuture(0);
    for (Map.Entry<Hold, List<UUID>> each : plan.held().entrySet()) {
      done =
          done.compose(
              before -> writeHold(transaction, workspaceId, each.getValue(), each.getKey()));
    }
    return done.mapEmpty();
  }

  private Future<Integer> release(SqlConnection transaction, UUID workspaceId, ResumePlan plan) {
    List<UUID> ids =
        plan.going().stream()
            .map(ResumePlan.Going::post)
            .filter(Resuming::pending)
            .map(ScheduledPost::id)
            .toList();
    return Database.execute(
        transaction,
        ScheduleSql.RELEASE,
        PostStore.ids(workspaceId, ids).addOffsetDateTime(utc(clock.instant())));
  }

  /**
   * Failed posts one by one: of several with the same content only one may be pending. They go by
   * their content, as new posts do, so that neither waits for the other.
   */
  private Future<List<DueQueue.Entry>> revive(SqlConnection transaction, ResumePlan plan) {
    List<DueQueue.Entry> going = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (ResumePlan.Going each : byContent(plan)) {
      DueQueue.Entry entry = each.post().due(each.at());
      if (pending(each.post())) {
        going.add(entry);
        continue;
      }
      done =
          done.compose(before -> revive(transaction, each.standing()))
              .map(
                  revived -> {
                    if (revived) {
                      going.add(entry);
                    }
                    return null;
                  });
    }
    return done.map(all -> going);
  }

  // a stable sort: within one content item the earlier post comes first
  private static List<ResumePlan.Going> byContent(ResumePlan plan) {
    return plan.going().stream().sorted(Comparator.comparing(g -> g.post().contentId())).toList();
  }

  /** False if it stays failed, since the same content is pending there by another post. */
  private Future<Boolean> revive(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    UUID slot = IdKind.next();
    return Database.execute(
            transaction,
            ScheduleSql.TAKE_SLOT,
            Tuple.of(post.workspaceId(), post.id(), standing.contentHash(), slot))
        .compose(
            taken ->
                taken == 0
                    ? Future.succeededFuture(false)
                    : Database.execute(
                            transaction, ScheduleSql.GIVE_BACK, Tuple.of(post.workspaceId(), slot))
                        .compose(free -> putBack(transaction, standing))
                        .map(true));
  }

  private Future<Integer> putBack(SqlConnection transaction, Standing standing) {
    ScheduledPost post = standing.post();
    return Database.execute(
        transaction,
        ScheduleSql.REVIVE,
        Tuple.of(post.workspaceId(), post.id(), standing.contentHash())
            .addOffsetDateTime(utc(clock.instant())));
  }

  private static boolean pending(ScheduledPost post) {
    return post.status() == PostStatus.PENDING;
  }
}
