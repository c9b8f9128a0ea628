package ai.influgen.publishing.sandbox.oauth;

import ai.influgen.publishing.sandbox.SandboxApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the authorize address of one platform differs from another's. */
public interface DialogRules {
  /** The platform's name as people know it. */
  String platform();

  /** The application that is registered. */
  SandboxApp app();

  /** The scopes that exist, with what the page says of each. */
  Map<String, String> scopeToText();

  /** How long a code is good. */
  Duration codeLife();

  /** The parameter that names the application. */
  default String clientParameter() {
    return "client_id";
  }

  /** A regular expression for what stands between scopes. */
  default String scopeSeparator() {
    return "[ ,]+";
  }

  /**
   * The PKCE challenge of a dialog.
   *
   * @param method as it came, empty when it didn't
   * @param challenge as it came, empty when it didn't
   * @throws IllegalArgumentException when the platform wants another, with what the page says
   */
  default Challenge challenge(String method, String challenge) {
    return Challenge.NONE;
  }

  /** The parameters to keep in {@link Consent#options()}. */
  default List<String> keptParameters() {
    return List.of();
  }

  /**
   * What else the redirect carries when the person agrees, beside {@code code} and {@code state}.
   */
  default Map<String, String> agreed(List<String> granted) {
    return Map.of();
  }

  /** What the redirect carries when the person doesn't, beside {@code state}. */
  default Map<String, String> refused() {
    return Map.of("error", "access_denied");
  }

  /** What is wrong with the state, the redirect address or any other parameter, if anything. */
  default Optional<String> complaint(Map<String, String> parameters) {
    return Optional.empty();
  }
}
