package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on what: rows of {@code due} become this instance's rows of {@code inflight}, and back.
 */
final class Claims {
  /**
   * How far apart posts of one account come up that wait for their turn, should nobody call them.
   */
  private static final Duration PACE = Duration.ofMillis(500);

  private final Database database;
  private final UUID instance;

  Claims(Database database, UUID instance) {
    this.database = database;
    this.instance = instance;
  }

  /**
   * For how many posts of a platform there is room.
   *
   * @param since what was due before then is left where it is
   */
  record Room(PlatformName platform, int posts, Instant since) {}

  /** For how many posts of an account there is room. */
  record Turn(UUID connectionId, int posts) {}

  /** Takes what is to be done now or within the horizon; of each platform the soonest first. */
  Future<List<Claim>> take(double horizonSeconds, List<Room> rooms) {
    return take(ClaimSql.CLAIM, horizonSeconds, rooms);
  }

  /** The same of what is to be prepared ahead of its time. */
  Future<List<Claim>> takeAhead(double horizonSeconds, List<Room> rooms) {
    return take(ClaimSql.CLAIM_AHEAD, horizonSeconds, rooms);
  }

  private Future<List<Claim>> take(String sql, double horizonSeconds, List<Room> rooms) {
    Tuple parameters =
        Tuple.of(
            horizonSeconds,
            instance,
            rooms.stream().map(room -> room.platform().value()).toArray(String[]::new),
            rooms.stream().map(Room::posts).toArray(Integer[]::new),
            rooms.stream().map(room -> Times.db(room.since())).toArray(OffsetDateTime[]::new));
    return database.list(sql, parameters, Claim::of);
  }

  /** Takes the next posts of accounts whose posts wait for their turn. */
  Future<List<Claim>> takeTurns(double horizonSeconds, List<Turn> turns) {
    Tuple parameters =
        Tuple.of(
            horizonSeconds,
            instance,
            turns.stream().map(Turn::connectionId).toArray(UUID[]::new),
            turns.stream().map(Turn::posts).toArray(Integer[]::new));
    return database.list(ClaimSql.CLAIM_LINE, parameters, Claim::of);
  }

  /**
   * Puts claims back for which there is no room on their account, to wait for their turn; those
   * posts that are not in the answer are being dealt with, and stay claimed.
   */
  Future<Set<UUID>> standInLine(List<Claim> surplus) {
    Tuple parameters =
        Tuple.of(
            surplus.stream().map(Claim::postId).toArray(UUID[]::new),
            surplus.stream().map(Claim::token).toArray(UUID[]::new),
            PACE.toMillis() / 1000.0);
    return database
        .list(ClaimSql.STAND_IN_LINE, parameters, row -> row.getUUID(0))
        .map(HashSet::new);
  }

  /** A new hand-over of the same claim; empty if it is past its intent or somebody else's. */
  Future<Optional<Claim>> offerAgain(Claim claim) {
    return database.one(
        QueueSql.OFFER_AGAIN,
        Tuple.of(claim.postId(), claim.token()),
        row -> claim.handedOverAs(row.getUUID(0)));
  }

  /**
   * Puts a claim back into the queue: asked again at an instant, as the {@code rounds}-th time in a
   * row.
   */
  Future<Void> putOff(Claim claim, Instant at, int rounds, boolean refreshed) {
    return putOff(claim, at, rounds, refreshed, false);
  }

  /** The same while other posts of the account go first; none that is to come later may pass it. */
  Future<Void> standBack(Claim claim, Instant at, int rounds) {
    return putOff(claim, at, rounds, claim.refreshed(), true);
  }

  private Future<Void> putOff(
      Claim claim, Instant at, int rounds, boolean refreshed, boolean inLine) {
    return database
        .execute(
            QueueSql.PUT_OFF,
            Tuple.of(claim.postId(), claim.token(), Times.db(at), rounds, refreshed, inLine))
        .mapEmpty();
  }

  /** Ends a claim that needs no work. */
  Future<Void> drop(Claim claim) {
    return database.execute(QueueSql.DROP, Tuple.of(claim.postId(), claim.token())).mapEmpty();
  }

  /** Gives these back, as far as they have not been permitted yet. */
  Future<Integer> giveBack(Collection<UUID> tokens) {
    return tokens.isEmpty() ? Future.succeededFuture(0) : giveBackOf(tokens.toArray(UUID[]::new));
  }

  /** Gives back everything that has not been permitted yet. */
  Future<Integer> giveBackAll() {
    return giveBackOf(null);
  }

  private Future<Integer> giveBackOf(UUID @Nullable [] tokens) {
    return database.execute(QueueSql.GIVE_BACK, Tuple.of(instance).addArrayOfUUID(tokens));
  }

  /** For how long the oldest post has been due that nobody has claimed; zero: there is none. */
  Future<Duration> oldestOverdue(List<PlatformName> platforms) {
    String[] names = platforms.stream().map(PlatformName::value).toArray(String[]::new);
    return database
        .one(ClaimSql.OLDEST_OVERDUE, Tuple.of((Object) names), row -> row.getDouble(0))
        .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds.orElse(0.0) * 1000))));
  }
}
