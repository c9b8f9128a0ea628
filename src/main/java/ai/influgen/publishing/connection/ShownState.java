package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.Platform;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an integration stands as people see it: the contract's six states. */
public enum ShownState {
  CONNECTED,
  /** It still works, its end is near, and only a person can put that off: see {@link Outlook}. */
  EXPIRING,
  EXPIRED,
  NEEDS_SELECTION,
  /** The host has not registered an app at the platform. */
  NEEDS_SETUP,
  DISCONNECTED;

  /** As JSON has it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is an account to show. */
  public boolean showsAccount() {
    return this == CONNECTED || this == EXPIRING || this == EXPIRED;
  }

  /** The state of a platform with that connection; null: it has none. */
  public static ShownState of(
      Platform platform, @Nullable StoredConnection connection, Instant now) {
    boolean setUp = platform.oauth().credentials() != null;
    if (connection == null) {
      return setUp ? DISCONNECTED : NEEDS_SETUP;
    }
    return switch (connection.state()) {
      case CONNECTED -> Outlook.of(platform, connection, now).soon() ? EXPIRING : CONNECTED;
      case NEEDS_SELECTION -> NEEDS_SELECTION;
      case EXPIRED -> setUp ? EXPIRED : NEEDS_SETUP;
      case DISCONNECTED -> setUp ? DISCONNECTED : NEEDS_SETUP;
    };
  }
}
