package ai.influgen.publishing.connection;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was connected through which connect link, within the transaction that does so. */
final class LinkRecord {
  private static final Logger LOG = LoggerFactory.getLogger(LinkRecord.class);

  /** Append-only. */
  private static final String INSERT =
      """
      insert into connect_link_use (id, workspace_id, connect_link_id, platform, connection_id,
        token_generation, remote_id, used_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  /** By connect_link_use_by_link. */
  private static final String HAS_ASKED =
      """
      select 1 from connect_link_use
      where workspace_id = $1 and connect_link_id = $2 and platform = $3 and connection_id = $4
        and token_generation = $5 and remote_id is null
      limit 1
      """;

  private final InstantSource clock;

  LinkRecord(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Notes that the account was connected.
   *
   * @param before the connection as it was
   * @param linkId null: through no link, and nothing is noted
   */
  Future<Void> connected(
      SqlConnection transaction, StoredConnection before, @Nullable UUID linkId, String remoteId) {
    if (linkId == null) {
      return Future.succeededFuture();
    }
    LOG.info(
        "connection {} was connected through link {}",
        IdKind.CONNECTION.show(before.id()),
        IdKind.CONNECT_LINK.show(linkId));
    return note(transaction, before, linkId, remoteId);
  }

  /** Notes that a consent covers several accounts; parameters as above. */
  Future<Void> asked(SqlConnection transaction, StoredConnection before, @Nullable UUID linkId) {
    return linkId == null ? Future.succeededFuture() : note(transaction, before, linkId, null);
  }

  /** Whether the connection's open question came through that link. */
  Future<Boolean> hasAsked(SqlConnection transaction, StoredConnection connection, UUID linkId) {
    Place place = connection.place();
    return Database.one(
            transaction,
            HAS_ASKED,
            Tuple.of(
                place.workspaceId(),
                linkId,
                place.platform().value(),
                connection.id(),
                connection.grant().generation()),
            row -> true)
        .map(Optional::isPresent);
  }

  // each change of the tokens counts one up, and the caller has just changed them
  private Future<Void> note(
      SqlConnection transaction, StoredConnection before, UUID linkId, @Nullable String remoteId) {
    Place place = before.place();
    Tuple row =
        Tuple.of(IdKind.next(), place.workspaceId(), linkId, place.platform().value(), before.id())
            .addInteger(before.grant().generation() + 1)
            .addString(remoteId)
            .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
    return Database.execute(transaction, INSERT, row).mapEmpty();
  }
}
