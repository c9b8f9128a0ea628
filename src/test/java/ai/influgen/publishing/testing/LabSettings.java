package ai.influgen.publishing.testing;

import ai.influgen.publishing.platform.OAuth.AppCredentials;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.sandbox.SandboxApp;
import java.net.URI;
import java.time.Duration;

/** A platform's settings by default, with every host played by a sandbox. */
public record LabSettings(String sandbox, String platform) implements PlatformSettings {
  @Override
  public AppCredentials credentials() {
    SandboxApp app = SandboxApp.of(platform);
    return new AppCredentials(app.clientId(), new Secret(app.clientSecret()));
  }

  @Override
  public URI host(String host, String real) {
    return URI.create(sandbox + "/" + platform + "/" + host);
  }

  @Override
  public String text(String name, String byDefault) {
    return byDefault;
  }

  @Override
  public long number(String name, long byDefault, long least, long most) {
    return byDefault;
  }

  @Override
  public Duration settling(Duration usual) {
    return usual;
  }

  @Override
  public boolean flag(String name, boolean byDefault) {
    return byDefault;
  }
}
