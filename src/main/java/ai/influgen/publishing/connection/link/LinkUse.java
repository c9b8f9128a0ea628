package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was once connected through a link, or asked about.
 *
 * @param generation which tokens of the connection it brought
 * @param remoteId the account; null: there were several to choose from
 */
record LinkUse(
    UUID linkId,
    PlatformName platform,
    UUID connectionId,
    int generation,
    @Nullable String remoteId,
    Instant usedAt) {

  /** Whether the connection holds the account that was connected by this use. */
  boolean brought(StoredConnection connection) {
    return remoteId != null
        && connectionId.equals(connection.id())
        && remoteId.equals(connection.profile().remoteId());
  }

  /** Whether the connection's open question came by this use. */
  boolean asked(StoredConnection connection) {
    return remoteId == null
        && connectionId.equals(connection.id())
        && generation == connection.grant().generation();
  }

  static LinkUse of(Row row) {
    return new LinkUse(
        row.getUUID("connect_link_id"),
        new PlatformName(row.getString("platform")),
        row.getUUID("connection_id"),
        row.getInteger("token_generation"),
        row.getString("remote_id"),
        row.getOffsetDateTime("used_at").toInstant());
  }
}
