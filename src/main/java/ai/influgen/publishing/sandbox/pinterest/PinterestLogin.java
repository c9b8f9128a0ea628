package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.SandboxApp;
import ai.influgen.publishing.sandbox.oauth.DialogRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pinterest's login page: no PKCE, scopes with commas. What a refusal carries is not documented.
 */
final class PinterestLogin implements DialogRules {
  static final SandboxApp APP = SandboxApp.of(PinterestSandbox.NAME);
  private static final Map<String, String> SCOPE_TO_TEXT = new LinkedHashMap<>();

  static {
    SCOPE_TO_TEXT.put("user_accounts:read", "See your account");
    SCOPE_TO_TEXT.put("boards:read", "See your public boards");
    SCOPE_TO_TEXT.put("boards:read_secret", "See your secret boards");
    SCOPE_TO_TEXT.put("boards:write", "Create and change your public boards");
    SCOPE_TO_TEXT.put("boards:write_secret", "Create and change your secret boards");
    SCOPE_TO_TEXT.put("pins:read", "See your public Pins");
    SCOPE_TO_TEXT.put("pins:read_secret", "See your secret Pins");
    SCOPE_TO_TEXT.put("pins:write", "Create and delete your public Pins");
    SCOPE_TO_TEXT.put("pins:write_secret", "Create and delete your secret Pins");
  }

  private final PinterestSettings settings;

  PinterestLogin(PinterestSettings settings) {
    this.settings = settings;
  }

  @Override
  public String platform() {
    return "Pinterest";
  }

  @Override
  public SandboxApp app() {
    return APP;
  }

  @Override
  public Map<String, String> scopeToText() {
    return SCOPE_TO_TEXT;
  }

  @Override
  public Duration codeLife() {
    return settings.millis("code_life_ms");
  }
}
