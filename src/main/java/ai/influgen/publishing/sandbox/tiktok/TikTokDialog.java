package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.SandboxApp;
import ai.influgen.publishing.sandbox.oauth.Challenge;
import ai.influgen.publishing.sandbox.oauth.DialogRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How TikTok's authorize address differs from others (Login Kit for web and desktop). */
final class TikTokDialog implements DialogRules {
  private static final int LONGEST_REDIRECT = 512;
  private static final Map<String, String> SCOPES =
      Map.of(
          "user.info.basic", "See your profile name and picture",
          "user.info.profile", "See your username and profile",
          "user.info.stats", "See your follower and like counts",
          "video.publish", "Post videos and photos to TikTok",
          "video.upload", "Upload drafts to your TikTok inbox",
          "video.list", "See your public videos");

  @Override
  public String platform() {
    return "TikTok";
  }

  @Override
  public SandboxApp app() {
    return TokenRoutes.APP;
  }

  @Override
  public Map<String, String> scopeToText() {
    return SCOPES;
  }

  /** Only third parties name a figure. */
  @Override
  public Duration codeLife() {
    return Duration.ofMinutes(5);
  }

  @Override
  public String clientParameter() {
    return "client_key";
  }

  @Override
  public String scopeSeparator() {
    return ",";
  }

  /** A web application needs none; where one comes, it is the lower-case hex of the hash. */
  @Override
  public Challenge challenge(String method, String challenge) {
    if (challenge.isEmpty()) {
      return Challenge.NONE;
    }
    if (!method.equals("S256") || !challenge.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("code_challenge must be the hex of a SHA-256");
    }
    return new Challenge(Challenge.Method.S256_HEX, challenge);
  }

  @Override
  public Map<String, String> agreed(List<String> granted) {
    return Map.of("scopes", String.join(",", granted));
  }

  @Override
  public Map<String, String> refused() {
    return Map.of("error", "access_denied", "error_description", "The user denied the request");
  }

  @Override
  public Optional<String> complaint(Map<String, String> parameters) {
    String redirect = parameters.getOrDefault("redirect_uri", "");
    if (parameters.getOrDefault("state", "").isEmpty()) {
      return Optional.of("state is required");
    }
    boolean isStatic = !redirect.contains("?") && !redirect.contains("#");
    return isStatic && redirect.length() < LONGEST_REDIRECT
        ? Optional.empty()
        : Optional.of("redirect_uri must be short, without a query and without a fragment");
  }
}
