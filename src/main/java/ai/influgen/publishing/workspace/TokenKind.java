package ai.influgen.publishing.workspace;

import java.util.Locale;

/** What a token is for. */
enum TokenKind {
  /** Proves who calls the API, for as long as it isn't taken away. */
  ACCESS("it_"),
  /** Turns into a session, once. */
  SIGN_IN("is_"),
  /** Keeps a browser signed in. */
  SESSION("ss_");

  private final String prefix;

  TokenKind(String prefix) {
    this.prefix = prefix;
  }

  /** What its values start with, so that a leaked one is recognised. */
  String prefix() {
    return prefix;
  }

  /** As the table has it. */
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
