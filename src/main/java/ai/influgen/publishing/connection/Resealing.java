package ai.influgen.publishing.connection;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.runtime.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals with the first token key what is sealed with another one, until the others are of no use
 * any more. Every instance may run one: what two of them change at once, one of them changes.
 */
public final class Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

  private static final int BATCH = 50;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final TokenVault vault;
  private final ResealGauges gauges;
  private final Rounds rounds;
  private Set<UUID> unreadable = Set.of();
  private boolean toldTheEnd;

  /** Re-sealing that begins after about {@code first} and comes again about that often. */
  public Resealing(
      Vertx vertx,
      Database database,
      TokenVault vault,
      ResealGauges gauges,
      Duration first,
      Duration every) {
    this.database = database;
    this.vault = vault;
    this.gauges = gauges;
    this.rounds = new Rounds(vertx, "re-sealing", new Rounds.Timing(first, every), this::once);
  }

  /** Begins, if it has not begun yet. */
  public void start() {
    rounds.start();
  }

  /** Completes when the round under way has ended; no further one begins. */
  public Future<Void> stop() {
    return rounds.stop();
  }

  private record Sealed(
      UUID workspaceId, UUID id, String with, @Nullable Buffer tokens, @Nullable Buffer choices) {

    static Sealed of(Row row) {
      return new Sealed(
          row.getUUID("workspace_id"),
          row.getUUID("id"),
          row.getString("sealed_with"),
          row.getBuffer("sealed_tokens"),
          row.getBuffer("sealed_choices"));
    }

    @Override
    public String toString() {
      return IdKind.CONNECTION.show(id);
    }
  }

  /** Goes through all that is sealed otherwise; the future holds how many were sealed anew. */
  Future<Integer> once() {
    Set<UUID> closed = new HashSet<>();
    return count(unreadable)
        .compose(v -> from("", BEFORE_ALL, closed))
        .compose(done -> count(closed).map(done))
        .onSuccess(done -> told(done, closed));
  }

  private Future<Void> count(Set<UUID> closed) {
    return database
        .list(ResealSql.SEALED_OTHERWISE, Tuple.of(vault.sealedWith()), row -> row.getLong(0))
        .map(
            counts -> {
              long all = counts.stream().mapToLong(Long::longValue).sum();
              gauges.set(Math.max(0, all - closed.size()), closed.size());
              return null;
            });
  }

  private Future<Integer> from(String with, UUID after, Set<UUID> closed) {
    return database
        .list(
            ResealSql.NEXT_SEALED_OTHERWISE,
            Tuple.of(vault.sealedWith(), with, after, BATCH),
            Sealed::of)
        .compose(
            rows ->
                each(rows, closed)
                    .compose(
                        done ->
                            rows.size() < BATCH || rounds.stopped()
                                ? Future.succeededFuture(done)
                                : from(rows.getLast().with(), rows.getLast().id(), closed)
                                    .map(more -> done + more)));
  }

  // one after the other: nobody waits for it, and publishing needs the database more
  private Future<Integer> each(List<Sealed> rows, Set<UUID> closed) {
    Future<Integer> done = Future.succeededFuture(0);
    for (Sealed row : rows) {
      done = done.compose(sum -> one(row, closed).map(changed -> sum + changed));
    }
    return done;
  }

  private Future<Integer> one(Sealed row, Set<UUID> closed) {
    return anew(row, closed)
        .map(tuple -> database.execute(ResealSql.RESEAL, tuple))
        .orElseGet(() -> Future.succeededFuture(0));
  }

  private Optional<Tuple> anew(Sealed row, Set<UUID> closed) {
    try {
      return Optional.of(
          Tuple.tuple()
              .addUUID(row.workspaceId())
              .addUUID(row.id())
              .addBuffer(row.tokens())
              .addBuffer(row.choices())
              .addBuffer(anew(row.id(), row.tokens()))
              .addBuffer(anew(row.id(), row.choices()))
              .addString(vault.sealedWith()));
    } catch (TokenVault.Unreadable e) {
      closed.add(row.id());
      return Optional.empty();
    }
  }

  private @Nullable Buffer anew(UUID id, @Nullable Buffer sealed) {
    return sealed == null ? null : vault.anew(id, sealed);
  }

  private void told(int done, Set<UUID> closed) {
    closed.stream()
        .filter(id -> !unreadable.contains(id))
        .forEach(
            id ->
                LOG.warn(
                    "connection {} can't be opened with any of the token keys: it has to be"
                        + " connected again, unless its key is found",
                    IdKind.CONNECTION.show(id)));
    unreadable = Set.copyOf(closed);
    if (done > 0) {
      LOG.info("{} connections are sealed with the token key {} now", done, vault.sealedWith());
      toldTheEnd = false;
    }
    if (!toldTheEnd && vault.hasOldKeys() && gauges.waiting() == 0) {
      toldTheEnd = true;
      LOG.info(
          "all that can be opened is sealed with the first token key, {}: once it is the first on"
              + " every instance, the other keys may be removed",
          vault.sealedWith());
    }
  }
}
