package ai.influgen.publishing.sandbox;

/**
 * The one application that is registered with a simulated platform. Public knowledge, good for
 * nothing else.
 */
public record SandboxApp(String clientId, String clientSecret) {
  /** What people know it by. */
  public static final String NAME = "Influgen Publishing";

  /** The application at that platform. */
  public static SandboxApp of(String platform) {
    return new SandboxApp(
        "sandbox-%s-app".formatted(platform), "sandbox-%s-secret".formatted(platform));
  }
}
