package ai.influgen.publishing.sandbox.twitter;

import java.util.List;
import java.util.Locale;

/**
 * The calls with a limit of their own, per user within 15 minutes (X's page "Rate limits"), and the
 * scopes they need.
 */
enum Endpoint {
  CREATE(100, true, "tweet.write", "users.read", "tweet.read"),
  DELETE(50, false, "tweet.write", "users.read", "tweet.read"),
  UPLOAD(500, false, "media.write"),
  INITIALIZE(1_875, false, "media.write"),
  APPEND(1_875, false, "media.write"),
  FINALIZE(1_875, false, "media.write"),
  STATUS(1_000, false, "media.write"),
  METADATA(500, true, "media.write"),
  ME(75, true, "users.read", "tweet.read"),
  TIMELINE(900, true, "users.read", "tweet.read"),
  LOOKUP(900, true, "users.read", "tweet.read");

  private final int usualLimit;
  private final boolean billed;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> scopes;

  Endpoint(int usualLimit, boolean billed, String... scopes) {
    this.usualLimit = usualLimit;
    this.billed = billed;
    this.scopes = List.of(scopes);
  }

  int usualLimit() {
    return usualLimit;
  }

  /** Whether it costs credits. */
  boolean billed() {
    return billed;
  }

  String[] scopes() {
    return scopes.toArray(String[]::new);
  }

  /** The name of its limit among the settings. */
  String setting() {
    return "limit_" + name().toLowerCase(Locale.ROOT);
  }
}
