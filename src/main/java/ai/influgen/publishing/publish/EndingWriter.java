package ai.influgen.publishing.publish;

import ai.influgen.publishing.publish.Ending.Change;
import ai.influgen.publishing.publish.Ending.Forget;
import ai.influgen.publishing.publish.Ending.Ours;
import ai.influgen.publishing.runtime.Columns;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes endings, many in one transaction: it ends the claims that are still ours, and writes the
 * rest for those only, one statement per kind of change whatever their number.
 */
final class EndingWriter {
  private final SqlConnection tx;

  EndingWriter(SqlConnection tx) {
    this.tx = tx;
  }

  /** Locks posts in the order of their ids; with {@code wait}, all of them. */
  Future<List<UUID>> lock(List<Claim> claims, boolean wait) {
    return Database.list(
        tx,
        wait ? OutcomeSql.LOCK_POSTS_PATIENT : OutcomeSql.LOCK_POSTS,
        Columns.of(claims).uuids(Claim::postId).tuple(),
        row -> row.getUUID("id"));
  }

  /** Ends the claims; back come those that were ours. Their posts must be locked. */
  Future<List<Ours>> end(List<Ending> endings) {
    return Database.list(
        tx,
        OutcomeSql.END_WORK,
        Columns.of(endings).uuids(e -> e.claim().postId()).uuids(e -> e.claim().token()).tuple(),
        row -> {
          Ending ending = endings.get(row.getInteger("n") - 1);
          return new Ours(
              ending,
              row.getOffsetDateTime("claimed_at").toInstant(),
              row.getOffsetDateTime("intent_at") == null
                  ? ending.claim().intentAt()
                  : row.getOffsetDateTime("intent_at").toInstant());
        });
  }

  /** Writes what came of claims that were ours; the lanes come last, as everywhere. */
  Future<Void> write(List<Ours> all) {
    if (all.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<?>> statements = new ArrayList<>(posts(all));
    statements.add(some(OutcomeSql.ATTEMPT, entries(all)));
    statements.add(some(OutcomeSql.REQUEUE, requeues(all)));
    statements.add(some(QueueSql.FORGET, voided(all, Forget.ALL)));
    statements.add(some(QueueSql.FORGET_STAGED, voided(all, Forget.STAGED)));
    statements.add(
        some(
            OutcomeSql.FREE_LANE,
            Columns.of(all).uuids(o -> o.claim().connectionId()).uuids(o -> o.claim().postId())));
    // sent without waiting for each other: none of them reads what another writes
    return Future.all(statements).mapEmpty();
  }

  private static Columns<Ours> voided(List<Ours> all, Forget forget) {
    return Columns.of(all.stream().filter(o -> o.ending().forget() == forget).toList())
        .uuids(o -> o.claim().postId());
  }

  private List<Future<?>> posts(List<Ours> all) {
    Columns<Post<Change.Published>> published =
        posts(all, Change.Published.class)
            .texts(p -> p.change().outcome().remotePostId())
            .texts(p -> p.change().outcome().permalink())
            .arrays(p -> p.change().mediaUrls())
            .longs(p -> p.ours().latenessMs())
            .objects(p -> p.change().outcome().evidence())
            .times(p -> p.ours().sentAt())
            .texts(p -> p.change().outcome().warning());
    Columns<Post<Change.Confirmed>> confirmed =
        posts(all, Change.Confirmed.class)
            .texts(p -> p.change().outcome().permalink())
            .texts(p -> p.change().outcome().remotePostId())
            .texts(p -> p.change().outcome().warning());
    return List.of(
        some(OutcomeSql.PUBLISHED, published),
        some(OutcomeSql.CONTENT_PUBLISHED, posts(all, Change.Published.class)),
        some(OutcomeSql.CONFIRMED, confirmed),
        some(OutcomeSql.FAILED, failed(all)),
        some(OutcomeSql.RETRYING, retrying(all)),
        some(
            OutcomeSql.UNSETTLED,
            posts(all, Change.Unsettled.class)
                .texts(p -> p.change().message())
                .objects(p -> p.change().evidence())),
        some(
            OutcomeSql.SETTLED,
            posts(all, Change.Settled.class).objects(p -> p.change().evidence())),
        some(OutcomeSql.HOLD, posts(all, Change.Held.class).texts(p -> p.change().reason())));
  }

  private static Columns<Post<Change.Failed>> failed(List<Ours> all) {
    return posts(all, Change.Failed.class)
        .texts(p -> p.change().code().wire())
        .texts(p -> p.change().message())
        .booleans(p -> p.change().doubt())
        .objects(p -> p.change().evidence());
  }

  private static Columns<Post<Change.Retrying>> retrying(List<Ours> all) {
    return posts(all, Change.Retrying.class)
        .texts(p -> p.change().code().wire())
        .texts(p -> p.change().message())
        .times(p -> p.change().at())
        .integers(p -> p.change().tries());
  }

  private record Post<C extends Change>(Ours ours, C change) {}

  // the posts that change in this way, their ids first
  private static <C extends Change> Columns<Post<C>> posts(List<Ours> all, Class<C> kind) {
    List<Post<C>> posts =
        all.stream()
            .filter(ours -> kind.isInstance(ours.ending().change()))
            .map(ours -> new Post<>(ours, kind.cast(ours.ending().change())))
            .toList();
    return Columns.of(posts).uuids(p -> p.ours().claim().postId());
  }

  private record With<V>(Ours ours, V value) {
    static <V> List<With<V>> those(List<Ours> all, Function<Ours, @Nullable V> value) {
      return all.stream()
          .flatMap(o -> Stream.ofNullable(value.apply(o)).map(v -> new With<>(o, v)))
          .toList();
    }
  }

  private static Columns<With<AttemptEntry>> entries(List<Ours> all) {
    return Columns.of(With.those(all, o -> o.ending().entry()))
        .uuids(_ -> IdKind.next())
        .uuids(e -> e.ours().claim().workspaceId())
        .uuids(e -> e.ours().claim().postId())
        .texts(e -> e.ours().claim().kind().wire())
        .times(e -> e.ours().claimedAt())
        .times(e -> e.ours().intentAt())
        .texts(e -> e.value().outcome())
        .texts(e -> e.value().code() == null ? null : e.value().code().wire())
        .texts(e -> e.value().message())
        .texts(e -> e.value().remotePostId())
        .times(e -> e.value().nextAttemptAt())
        .objects(e -> e.value().evidence());
  }

  private static Columns<With<Requeue>> requeues(List<Ours> all) {
    return Columns.of(With.those(all, Ours::requeue))
        .uuids(r -> r.ours().claim().postId())
        .texts(r -> r.value().kind().wire())
        .times(r -> r.value().runAt())
        .times(
            r -> r.value().targetAt() == null ? r.ours().claim().targetAt() : r.value().targetAt())
        .uuids(r -> r.ours().claim().workspaceId())
        .uuids(r -> r.ours().claim().connectionId())
        .texts(r -> r.ours().claim().platform().value())
        .times(r -> r.ours().intentAt())
        .booleans(r -> r.value().refreshed())
        .integers(r -> r.ours().claim().turn().rank());
  }

  private Future<?> some(String sql, Columns<?> rows) {
    return rows.isEmpty() ? Future.succeededFuture() : Database.execute(tx, sql, rows.tuple());
  }
}
