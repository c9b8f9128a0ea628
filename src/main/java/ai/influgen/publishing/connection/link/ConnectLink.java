package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.Place;
import ai.influgen.publishing.platform.PlatformName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connect link as its row has it.
 *
 * @param label what the client is told it is for
 * @param createdBy the member who made it, in whose name the client connects
 */
public record ConnectLink(UUID id, Scope scope, @Nullable String label, UUID createdBy, Life life) {

  /**
   * What may be connected by it.
   *
   * @param characterId whose accounts they become; null: the whole workspace's
   */
  public record Scope(UUID workspaceId, @Nullable UUID characterId, List<PlatformName> platforms) {
    public Scope {
      platforms = List.copyOf(platforms);
    }
  }

  /**
   * Its times.
   *
   * @param lastOpenedAt to about a minute; null: not yet
   * @param revokedAt null: it is not
   */
  public record Life(
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastOpenedAt,
      @Nullable Instant revokedAt) {}

  /** Whether it still opens anything. */
  public boolean works(Instant now) {
    return life.revokedAt() == null && now.isBefore(life.expiresAt());
  }

  /** Where an account goes that is connected by it. */
  public Place place(PlatformName platform) {
    return new Place(scope.workspaceId(), platform, scope.characterId());
  }
}
