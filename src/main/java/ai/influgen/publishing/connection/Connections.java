package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the schedule and the engine ask of connections. */
public interface Connections {

  /** How a connection stands. */
  enum State {
    CONNECTED,
    NEEDS_SELECTION,
    EXPIRED,
    DISCONNECTED
  }

  /**
   * A connection as others see it.
   *
   * @param settings the defaults for its posts
   */
  record Known(
      UUID id,
      UUID workspaceId,
      PlatformName platform,
      State state,
      @Nullable String username,
      JsonObject settings) {}

  /**
   * An account ready to act for.
   *
   * @param generation which tokens these are: {@link #refresh} is told, so that a newer set is
   *     never thrown away
   */
  record Usable(Account account, int generation) {}

  /** What became of a refresh. */
  sealed interface Refresh {
    /** There are fresh tokens: ask for the account again. */
    record Fresh() implements Refresh {}

    /** The platform says the grant is gone: the connection is expired now. */
    record Ended(String message) implements Refresh {}

    /** It did not work for now; the connection stands as it was. */
    record Later(String message) implements Refresh {}
  }

  /** The connection that serves a character on a platform: its own, else the workspace's. */
  Future<Optional<Known>> serving(
      UUID workspaceId, PlatformName platform, @Nullable UUID characterId);

  /** The connection of that id. */
  Future<Optional<Known>> find(UUID workspaceId, UUID connectionId);

  /** The account and its tokens, unsealed; empty unless it is connected. */
  Future<Optional<Usable>> usable(UUID workspaceId, UUID connectionId);

  /**
   * Gets fresh tokens if those of {@code seenGeneration} are still the newest; single flight over
   * all instances.
   */
  Future<Refresh> refresh(UUID workspaceId, UUID connectionId, int seenGeneration);

  /**
   * Marks it expired if {@code seenGeneration} is still the newest: the platform refused even fresh
   * tokens.
   */
  Future<Void> expire(UUID workspaceId, UUID connectionId, int seenGeneration, String message);
}
