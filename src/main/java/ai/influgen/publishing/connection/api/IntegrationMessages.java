package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ShownState;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.platform.Platform;
import org.jspecify.annotations.Nullable;

/** What a person should do about an integration, in plain words. */
final class IntegrationMessages {
  private IntegrationMessages() {}

  /** The words for that state; null if there is nothing to do. */
  static @Nullable String of(
      ShownState state, Platform platform, @Nullable StoredConnection connection) {
    String problem = connection == null ? null : connection.standing().problem();
    return switch (state) {
      case CONNECTED -> null;
      case EXPIRING ->
          "The access to %s ends soon and could not be renewed so far: connect again."
              .formatted(platform.title());
      case EXPIRED ->
          problem == null
              ? "The access to %s has ended: connect again.".formatted(platform.title())
              : "The access to %s has ended: connect again. %s"
                  .formatted(platform.title(), problem);
      case NEEDS_SELECTION ->
          problem == null ? "This consent covers several accounts: choose one." : problem;
      case NEEDS_SETUP -> platform.oauth().setupSteps();
      case DISCONNECTED -> "Connect an account to publish to %s.".formatted(platform.title());
    };
  }
}
