package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.SandboxApp;
import ai.influgen.publishing.sandbox.oauth.Challenge;
import ai.influgen.publishing.sandbox.oauth.DialogRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Google's authorize address differs from others (OAuth 2.0 for web server applications). */
final class GoogleDialog implements DialogRules {
  @Override
  public String platform() {
    return "YouTube";
  }

  @Override
  public SandboxApp app() {
    return TokenRoutes.APP;
  }

  @Override
  public Map<String, String> scopeToText() {
    return Scopes.TEXTS;
  }

  @Override
  public Duration codeLife() {
    return Duration.ofMinutes(10);
  }

  @Override
  public String scopeSeparator() {
    return " +";
  }

  /** Supported, and not required of an application with a secret. */
  @Override
  public Challenge challenge(String method, String challenge) {
    if (challenge.isEmpty()) {
      return Challenge.NONE;
    }
    return switch (method) {
      case "S256" -> new Challenge(Challenge.Method.S256, challenge);
      case "", "plain" -> new Challenge(Challenge.Method.PLAIN, challenge);
      default -> throw new IllegalArgumentException("code_challenge_method must be S256 or plain");
    };
  }

  @Override
  public List<String> keptParameters() {
    return List.of("access_type", "prompt");
  }

  @Override
  public Map<String, String> agreed(List<String> granted) {
    return Map.of("scope", String.join(" ", granted));
  }

  @Override
  public Optional<String> complaint(Map<String, String> parameters) {
    String accessType = parameters.getOrDefault("access_type", "online");
    return List.of("online", "offline").contains(accessType)
        ? Optional.empty()
        : Optional.of("access_type must be online or offline");
  }
}
