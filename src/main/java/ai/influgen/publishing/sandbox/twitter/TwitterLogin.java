package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.SandboxApp;
import ai.influgen.publishing.sandbox.oauth.Challenge;
import ai.influgen.publishing.sandbox.oauth.DialogRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** X's authorize address: PKCE is demanded of every client, the state too. */
final class TwitterLogin implements DialogRules {
  static final SandboxApp APP = SandboxApp.of(TwitterSandbox.NAME);
  private static final int LONGEST_STATE = 500;
  private static final Map<String, String> SCOPE_TO_TEXT = new LinkedHashMap<>();

  static {
    SCOPE_TO_TEXT.put("tweet.read", "See posts that you can see");
    SCOPE_TO_TEXT.put("tweet.write", "Post and delete posts for you");
    SCOPE_TO_TEXT.put("users.read", "See your profile");
    SCOPE_TO_TEXT.put("media.write", "Upload media for you");
    SCOPE_TO_TEXT.put("offline.access", "Stay connected until you revoke it");
  }

  private final TwitterSettings settings;

  TwitterLogin(TwitterSettings settings) {
    this.settings = settings;
  }

  @Override
  public String platform() {
    return "X";
  }

  @Override
  public SandboxApp app() {
    return APP;
  }

  @Override
  public Map<String, String> scopeToText() {
    return SCOPE_TO_TEXT;
  }

  /** X's pages separate scopes by spaces only. */
  @Override
  public String scopeSeparator() {
    return " +";
  }

  @Override
  public Duration codeLife() {
    return settings.millis("code_life_ms");
  }

  @Override
  public Challenge challenge(String method, String challenge) {
    if (challenge.isEmpty()) {
      throw new IllegalArgumentException("code_challenge is missing");
    }
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "s256" -> new Challenge(Challenge.Method.S256, challenge);
      case "plain" -> new Challenge(Challenge.Method.PLAIN, challenge);
      default -> throw new IllegalArgumentException("code_challenge_method must be S256 or plain");
    };
  }

  @Override
  public Optional<String> complaint(Map<String, String> parameters) {
    String state = parameters.getOrDefault("state", "");
    return state.isEmpty() || state.length() > LONGEST_STATE
        ? Optional.of("state must have 1 to 500 characters")
        : Optional.empty();
  }
}
