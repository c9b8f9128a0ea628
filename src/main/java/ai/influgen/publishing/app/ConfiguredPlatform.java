package ai.influgen.publishing.app;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.sandbox.SandboxApp;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A platform's own section of the configuration. Without an app of one's own a development run
 * talks to the sandbox, which plays each host of a platform at {@code /<platform>/<host>}.
 */
final class ConfiguredPlatform implements PlatformSettings {
  private static final long SIMULATED_SETTLING_MS = 100;
  private static final long LONGEST_SETTLING_MS = 3_600_000;

  private final Settings settings;
  private final PlatformName name;
  private final @Nullable URI sandbox;
  private final String clientId;
  private final String clientSecret;

  /**
   * The section of that platform.
   *
   * @param sandbox where the simulators answer; null where there are none
   */
  ConfiguredPlatform(Settings settings, PlatformName name, @Nullable URI sandbox) {
    this.settings = settings;
    this.name = name;
    this.clientId = settings.text(key("client_id"), "");
    this.clientSecret = settings.text(key("client_secret"), "");
    this.sandbox = clientId.isEmpty() ? sandbox : null;
    if (clientId.isEmpty() != clientSecret.isEmpty()) {
      settings.fault(
          key(clientId.isEmpty() ? "client_id" : "client_secret"),
          "is missing; an app has both an id and a secret");
    }
  }

  @Override
  public @Nullable AppCredentials credentials() {
    if (sandbox != null) {
      SandboxApp app = SandboxApp.of(name.value());
      return new AppCredentials(app.clientId(), new Secret(app.clientSecret()));
    }
    return clientId.isEmpty() ? null : new AppCredentials(clientId, new Secret(clientSecret));
  }

  @Override
  public URI host(String host, String real) {
    String byDefault = sandbox == null ? real : sandbox + "/" + name + "/" + host;
    return settings.uri(key(host + "_url"), byDefault);
  }

  @Override
  public String text(String setting, String byDefault) {
    return settings.text(key(setting), byDefault);
  }

  @Override
  public long number(String setting, long byDefault, long least, long most) {
    return settings.number(key(setting), byDefault, least, most);
  }

  @Override
  public Duration settling(Duration usual) {
    long least = sandbox == null ? usual.toMillis() : SIMULATED_SETTLING_MS;
    return Duration.ofMillis(
        settings.number(key("settle_ms"), usual.toMillis(), least, LONGEST_SETTLING_MS));
  }

  @Override
  public boolean flag(String setting, boolean byDefault) {
    return settings.flag(key(setting), byDefault);
  }

  private String key(String setting) {
    return name + "." + setting;
  }
}
