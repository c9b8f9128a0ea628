package ai.influgen.publishing.schedule;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A post that is about to be stored: pending, bound to its approval and its account. */
record PostInsert(
    UUID id,
    NewPosts.Origin origin,
    ScheduledTime time,
    Known connection,
    Choice choice,
    boolean repost) {

  static PostInsert of(
      NewPosts.Origin origin, ScheduledTime time, Known connection, Choice choice, boolean repost) {
    return new PostInsert(IdKind.next(), origin, time, connection, choice, repost);
  }

  /** Stores it; false if the same content is pending on the account already. */
  Future<Boolean> store(SqlConnection transaction, Instant now) {
    return Database.execute(transaction, ScheduleSql.INSERT, parameters(now))
        .map(inserted -> inserted == 1);
  }

  /** What the engine has to know of it. */
  DueQueue.Entry due() {
    return new DueQueue.Entry(
        id, origin.workspaceId(), connection.id(), connection.platform(), time.at());
  }

  private Tuple parameters(Instant now) {
    List<UUID> media = choice.mediaIds();
    return Tuple.of(id, origin.workspaceId(), origin.contentId(), origin.characterId())
        .addString(connection.platform().value())
        .addUUID(connection.id())
        .addOffsetDateTime(time.at().atOffset(ZoneOffset.UTC))
        .addString(time.zone().getId())
        .addUUID(choice.captionId())
        .addArrayOfUUID(media == null ? null : media.toArray(UUID[]::new))
        .addJsonObject(choice.settings())
        .addString(origin.approvalHash())
        .addBoolean(repost)
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
  }
}
