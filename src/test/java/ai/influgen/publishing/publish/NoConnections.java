package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connections that can't be had; a refresh of them comes to what it is told. */
record NoConnections(Refresh refresh) implements Connections {
  @Override
  public Future<Optional<Known>> serving(
      UUID workspaceId, PlatformName platform, @Nullable UUID characterId) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Optional<Known>> find(UUID workspaceId, UUID connectionId) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Optional<Usable>> usable(UUID workspaceId, UUID connectionId) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Refresh> refresh(UUID workspaceId, UUID connectionId, int seenGeneration) {
    return Future.succeededFuture(refresh);
  }

  @Override
  public Future<Void> expire(
      UUID workspaceId, UUID connectionId, int seenGeneration, String message) {
    return Future.succeededFuture();
  }
}
