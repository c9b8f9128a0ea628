package ai.influgen.publishing.connection;

import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.event.Event;
import ai.influgen.publishing.event.EventType;
import ai.influgen.publishing.event.Events;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of connections as events, in the transaction of the change. */
final class ConnectionEvents {
  private final InstantSource clock;

  ConnectionEvents(InstantSource clock) {
    this.clock = clock;
  }

  /** An account is connected to that place; {@code posts} are those that waited for it. */
  Future<Void> connected(
      SqlConnection transaction, StoredConnection before, Account account, Resumed posts) {
    JsonObject data =
        about(before, account.remoteId(), account.username())
            .put("reconnected", account.remoteId().equals(before.profile().remoteId()))
            .put("resumed_posts", posts.now() + posts.later())
            .put("waiting_posts", posts.waiting());
    return write(transaction, before, EventType.CONNECTION_CONNECTED, data);
  }

  /** It works again with tokens that came late: no person did anything. */
  Future<Void> recovered(SqlConnection transaction, StoredConnection connection) {
    return write(
        transaction,
        connection,
        EventType.CONNECTION_CONNECTED,
        about(connection).put("reconnected", true));
  }

  /** It will not work for long. */
  Future<Void> expiring(
      SqlConnection transaction, StoredConnection connection, Outlook outlook, PostForecast posts) {
    JsonObject data =
        about(connection)
            .put("ends_at", outlook.endsAt() == null ? null : outlook.endsAt().toString())
            .put("posts_at_risk", posts.atRisk().toJson());
    return write(transaction, connection, EventType.CONNECTION_EXPIRING, data);
  }

  /** The platform has ended it. */
  Future<Void> expired(
      SqlConnection transaction, StoredConnection connection, String why, PostForecast posts) {
    JsonObject data =
        about(connection).put("message", why).put("posts_at_risk", posts.atRisk().toJson());
    return write(transaction, connection, EventType.CONNECTION_EXPIRED, data);
  }

  /** A person has ended it. */
  Future<Void> disconnected(SqlConnection transaction, StoredConnection connection, int heldPosts) {
    return write(
        transaction,
        connection,
        EventType.CONNECTION_DISCONNECTED,
        about(connection).put("held_posts", heldPosts));
  }

  private Future<Void> write(
      SqlConnection transaction, StoredConnection connection, EventType type, JsonObject data) {
    return Events.append(
        transaction,
        Event.now(connection.place().workspaceId(), type, connection.id(), data, clock.instant()));
  }

  private static JsonObject about(StoredConnection connection) {
    return about(connection, connection.profile().remoteId(), connection.profile().username());
  }

  private static JsonObject about(
      StoredConnection connection, @Nullable String remoteId, @Nullable String username) {
    UUID character = connection.place().characterId();
    return new JsonObject()
        .put("connection_id", IdKind.CONNECTION.show(connection.id()))
        .put("platform", connection.place().platform().value())
        .put("character_id", character == null ? null : IdKind.CHARACTER.show(character))
        .put("account", new JsonObject().put("id", remoteId).put("username", username));
  }
}
