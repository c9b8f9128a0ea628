package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.SandboxApp;

/**
 * The one application that is registered with the simulated platform. Public knowledge, good for
 * nothing else.
 */
public final class InstagramApp {
  private static final SandboxApp APP = SandboxApp.of("instagram");

  /** Its id. */
  public static final String CLIENT_ID = APP.clientId();

  /** Its secret. */
  public static final String CLIENT_SECRET = APP.clientSecret();

  static final String NAME = SandboxApp.NAME;

  private InstagramApp() {}

  /** Checks the application's credentials. */
  static void check(Parameters parameters) {
    if (!parameters.text("client_id").equals(CLIENT_ID)) {
      throw GraphErrors.APP_UNKNOWN.exception();
    }
    if (!parameters.text("client_secret").equals(CLIENT_SECRET)) {
      throw GraphErrors.APP_SECRET.exception();
    }
  }

  /** Whether a token is the application's own, {@code id|secret}. */
  static boolean isAppToken(String token) {
    return token.equals(CLIENT_ID + "|" + CLIENT_SECRET);
  }
}
