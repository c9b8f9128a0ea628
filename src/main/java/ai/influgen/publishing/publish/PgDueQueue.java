package ai.influgen.publishing.publish;

import ai.influgen.publishing.publish.StagingLead.Media;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.schedule.DueQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue as the schedule sees it: rows of {@code due}, and of {@code inflight} until their
 * intent.
 */
public final class PgDueQueue implements DueQueue {
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final Vertx vertx;
  private final EngineSettings settings;
  private final InstantSource clock;
  private final PostSignals signals;
  private final Ranks ranks = new Ranks();

  public PgDueQueue(
      Vertx vertx, EngineSettings settings, InstantSource clock, PostSignals signals) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.signals = signals;
  }

  @Override
  public Future<Void> put(SqlConnection transaction, List<Entry> entries) {
    UUID[] accounts = entries.stream().map(Entry::connectionId).toArray(UUID[]::new);
    return Database.execute(transaction, QueueSql.ENSURE_GATES, Tuple.of((Object) accounts))
        .compose(_ -> media(transaction, entries))
        .compose(media -> Database.execute(transaction, QueueSql.PUT, columns(entries, media)))
        .mapEmpty();
  }

  /** What those send that are prepared ahead. */
  private Future<Map<UUID, Media>> media(SqlConnection transaction, List<Entry> entries) {
    Instant now = clock.instant();
    UUID[] ahead =
        entries.stream().filter(e -> ahead(e, now)).map(Entry::postId).toArray(UUID[]::new);
    Map<UUID, Media> media = new HashMap<>();
    return ahead.length == 0
        ? Future.succeededFuture(media)
        : Database.list(
                transaction,
                QueueSql.MEDIA,
                Tuple.of((Object) ahead),
                row ->
                    media.put(
                        row.getUUID("id"),
                        new Media(row.getLong("bytes"), row.getBoolean("video"))))
            .map(_ -> media);
  }

  private Tuple columns(List<Entry> entries, Map<UUID, Media> media) {
    Instant now = clock.instant();
    List<Place> places =
        entries.stream()
            .map(entry -> place(entry, media.getOrDefault(entry.postId(), Media.NONE), now))
            .toList();
    return Tuple.of(
        entries.stream().map(Entry::postId).toArray(UUID[]::new),
        places.stream().map(place -> place.kind().wire()).toArray(String[]::new),
        places.stream().map(place -> Times.db(place.runAt())).toArray(OffsetDateTime[]::new),
        entries.stream().map(entry -> Times.db(entry.runAt())).toArray(OffsetDateTime[]::new),
        entries.stream().map(Entry::workspaceId).toArray(UUID[]::new),
        entries.stream().map(Entry::connectionId).toArray(UUID[]::new),
        entries.stream().map(entry -> entry.platform().value()).toArray(String[]::new),
        places.stream().map(Place::rank).toArray(Integer[]::new));
  }

  private record Place(Claim.Kind kind, Instant runAt, int rank) {}

  // ahead of its instant it is prepared; what is due at once is prepared and published in one go
  private Place place(Entry entry, Media media, Instant now) {
    int rank = ranks.next(entry.workspaceId(), entry.connectionId(), entry.runAt());
    return ahead(entry, now)
        ? new Place(Claim.Kind.STAGE, later(stageAt(entry, media), now), rank)
        : new Place(Claim.Kind.COMMIT, later(entry.runAt(), now), rank);
  }

  private boolean ahead(Entry entry, Instant now) {
    return entry.runAt().isAfter(now.plus(settings.horizon()));
  }

  private Instant stageAt(Entry entry, Media media) {
    return entry.runAt().minus(settings.staging().before(entry.platform(), media, entry.postId()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public Future<Withdrawal> withdraw(SqlConnection tx, UUID postId) {
    Tuple post = Tuple.of(postId);
    return Database.list(tx, QueueSql.WITHDRAW_DUE, post, row -> row.getUUID(0))
        .compose(
            waiting ->
                waiting.isEmpty()
                    ? Database.list(tx, QueueSql.WITHDRAW_CLAIMED, post, row -> row.getUUID(0))
                    : Future.succeededFuture(waiting))
        .compose(
            gone ->
                gone.isEmpty() ? missed(tx, postId) : Future.succeededFuture(Withdrawal.WITHDRAWN));
  }

  @Override
  public Future<Boolean> atWork(SqlConnection tx, UUID postId) {
    return Database.one(tx, QueueSql.AT_WORK, Tuple.of(postId), row -> row.getBoolean(0))
        .map(Optional::isPresent);
  }

  // claiming and putting off move the row without locking the post: it may have slipped past both
  private Future<Withdrawal> missed(SqlConnection tx, UUID postId) {
    return Database.one(tx, QueueSql.BUSY, Tuple.of(postId), row -> row.getBoolean(0))
        .compose(
            late -> {
              if (late.isEmpty()) {
                return Future.succeededFuture(Withdrawal.NOT_QUEUED);
              }
              return late.get()
                  ? Future.succeededFuture(Withdrawal.TOO_LATE)
                  : withdraw(tx, postId);
            });
  }

  @Override
  public void wake() {
    vertx.eventBus().send(TickVerticle.WAKE, null, LOCAL);
  }

  @Override
  public Future<Void> changed(UUID postId, Duration atMost) {
    return signals.next(postId, atMost);
  }
}
