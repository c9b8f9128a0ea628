package ai.influgen.publishing.schedule;

import ai.influgen.publishing.schedule.SmartPlan.Entry;
import ai.influgen.publishing.schedule.SmartPlan.Planned;
import ai.influgen.publishing.schedule.SmartPlan.Skipped;
import ai.influgen.publishing.schedule.SmartPlan.Why;
import ai.influgen.publishing.schedule.smart.Window;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores a plan as posts and queues them, in one transaction; what it can't store it tells. */
final class PlannedPosts {
  private final Schedule schedule;
  private final SqlConnection transaction;
  private final UUID workspaceId;
  private final Window window;
  private final List<Row> rows = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  PlannedPosts(Schedule schedule, SqlConnection transaction, UUID workspaceId, Window window) {
    this.schedule = schedule;
    this.transaction = transaction;
    this.workspaceId = workspaceId;
    this.window = window;
  }

  /** What is stored now, and what had changed meanwhile. */
  record Stored(List<Entry> entries, List<Skipped> skipped) {}

  private record Row(Planned planned, PostInsert post) {}

  /** Stores the plan. */
  Future<Stored> store(List<Planned> plan) {
    Map<UUID, String> approvals =
        plan.stream()
            .collect(
                Collectors.toMap(
                    Planned::contentId, each -> each.fit().approvalHash(), (a, _) -> a));
    return SmartStore.keep(transaction, workspaceId, approvals)
        .compose(kept -> insert(plan, kept))
        .compose(
            _ ->
                schedule
                    .queue()
                    .put(transaction, rows.stream().map(row -> row.post().due()).toList()))
        .compose(
            _ ->
                schedule
                    .posts()
                    .all(
                        transaction,
                        workspaceId,
                        rows.stream().map(row -> row.post().id()).toList()))
        .map(posts -> new Stored(entries(posts), skipped));
  }

  /** In the order of contents and accounts, so that two calls never wait for each other. */
  private Future<Void> insert(List<Planned> plan, Set<UUID> kept) {
    List<Planned> ordered =
        plan.stream()
            .sorted(
                Comparator.comparing(Planned::contentId)
                    .thenComparing(each -> each.offer().connection().id()))
            .toList();
    Future<Void> done = Future.succeededFuture();
    for (Planned each : ordered) {
      if (kept.contains(each.contentId())) {
        done = done.compose(_ -> insert(each));
      } else {
        skip(each, Why.CHANGED, "It was changed just now: look at it, then plan again.");
      }
    }
    return done;
  }

  private Future<Void> insert(Planned each) {
    NewPosts.Origin origin =
        new NewPosts.Origin(
            workspaceId, each.contentId(), each.characterId(), each.fit().approvalHash());
    ScheduledTime time = new ScheduledTime(each.at(), window.zone(), Optional.empty());
    PostInsert post = PostInsert.of(origin, time, each.offer().connection(), Choice.none(), false);
    return post.store(transaction, schedule.clock().instant())
        .map(
            stored -> {
              if (stored) {
                rows.add(new Row(each, post));
              } else {
                skip(each, Why.ALREADY_SCHEDULED, "It was scheduled there just now.");
              }
              return null;
            });
  }

  private void skip(Planned each, Why why, String reason) {
    skipped.add(new Skipped(each.contentId(), each.offer().platform().name(), why, reason));
  }

  private List<Entry> entries(List<ScheduledPost> posts) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      entries.add(new Entry(rows.get(i).planned(), Optional.of(posts.get(i))));
    }
    return entries;
  }
}
