package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores new posts and queues them: all of them or none. */
final class NewPosts {
  private final Schedule schedule;

  NewPosts(Schedule schedule) {
    this.schedule = schedule;
  }

  /** The approved content that the posts are made of. */
  record Origin(UUID workspaceId, UUID contentId, UUID characterId, String approvalHash) {}

  /**
   * One account that a post goes to.
   *
   * @param pointer the part of the request that asks for it
   */
  record Target(String pointer, Known connection, Choice choice, List<String> warnings) {}

  private record Row(Target target, PostInsert post) {
    UUID id() {
      return post.id();
    }
  }

  /** A pending post of the same content on the same account. */
  private record Same(UUID id, Instant scheduledAt) {}

  Future<Scheduling.Scheduled> store(
      Origin origin, ScheduledTime time, List<Target> targets, boolean repost) {
    List<Row> rows = targets.stream().map(target -> row(origin, time, target, repost)).toList();
    return schedule
        .database()
        .transaction(
            transaction ->
                Approval.keep(transaction, origin)
                    .compose(kept -> insert(transaction, origin, rows))
                    .compose(inserted -> schedule.queue().put(transaction, due(rows)))
                    .compose(
                        queued ->
                            schedule
                                .posts()
                                .all(
                                    transaction,
                                    origin.workspaceId(),
                                    rows.stream().map(Row::id).toList())))
        .map(
            posts -> {
              schedule.wakeFor(time.at());
              return scheduled(time, rows, posts);
            });
  }

  /** In the order of the accounts, so that two calls never wait for each other. */
  private Future<Void> insert(SqlConnection transaction, Origin origin, List<Row> rows) {
    List<Row> ordered =
        rows.stream()
            .sorted(Comparator.comparing((Row row) -> row.target().connection().id()))
            .toList();
    List<Row> refused = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (Row row : ordered) {
      done =
          done.compose(before -> row.post().store(transaction, schedule.clock().instant()))
              .map(
                  stored -> {
                    if (!stored) {
                      refused.add(row);
                    }
                    return null;
                  });
    }
    return done.compose(all -> refuse(transaction, origin, refused));
  }

  private Future<Void> refuse(SqlConnection transaction, Origin origin, List<Row> refused) {
    if (refused.isEmpty()) {
      return Future.succeededFuture();
    }
    Faults faults = new Faults();
    JsonObject details = new JsonObject();
    Future<Void> done = Future.succeededFuture();
    for (Row row : refused) {
      done =
          done.compose(
              before ->
                  same(transaction, origin, row)
                      .map(same -> note(faults, details, row.target(), same)));
    }
    return done.map(
        all -> {
          faults.refuseAny(details);
          return null;
        });
  }

  private static Future<Optional<Same>> same(SqlConnection transaction, Origin origin, Row row) {
    return Database.one(
        transaction,
        ScheduleSql.SAME_PENDING,
        Tuple.of(
            origin.workspaceId(),
            origin.contentId(),
            row.target().connection().id(),
            origin.approvalHash()),
        found ->
            new Same(found.getUUID("id"), found.getOffsetDateTime("scheduled_at").toInstant()));
  }

  private static @Nullable Void note(
      Faults faults, JsonObject details, Target target, Optional<Same> found) {
    String other =
        found
            .map(same -> IdKind.SCHEDULED_POST.show(same.id()) + ", for " + same.scheduledAt())
            .orElse("it has ended just now, so try again");
    faults.add(
        ProblemType.ALREADY_SCHEDULED,
        target.pointer(),
        "This content is already pending on "
            + target.connection().platform()
            + " ("
            + other
            + "). Change that post, or ask for a repost.");
    if (found.isPresent() && details.isEmpty()) {
      details
          .put("scheduled_post_id", IdKind.SCHEDULED_POST.show(found.get().id()))
          .put("scheduled_at", found.get().scheduledAt().toString());
    }
    return null;
  }

  private static Row row(Origin origin, ScheduledTime time, Target target, boolean repost) {
    return new Row(
        target, PostInsert.of(origin, time, target.connection(), target.choice(), repost));
  }

  private static List<DueQueue.Entry> due(List<Row> rows) {
    return rows.stream().map(row -> row.post().due()).toList();
  }

  private static Scheduling.Scheduled scheduled(
      ScheduledTime time, List<Row> rows, List<ScheduledPost> posts) {
    List<Scheduling.Scheduled.Entry> entries = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> warnings = new ArrayList<>(rows.get(i).target().warnings());
      time.remark().ifPresent(warnings::addFirst);
      entries.add(new Scheduling.Scheduled.Entry(posts.get(i), warnings));
    }
    return new Scheduling.Scheduled(time.zone(), entries);
  }
}
