package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;

/**
 * What the host configures of connections.
 *
 * @param publicUrl how browsers and platforms reach this server; no path, or a prefix before {@code
 *     /api}
 * @param tokenKey what {@link TokenVault} takes
 */
public record ConnectionConfig(URI publicUrl, Secret tokenKey) {

  /** Where a platform sends the person back to: to be registered there, byte for byte. */
  public URI redirectUri(PlatformName platform) {
    String base = publicUrl.toString().replaceFirst("/+$", "");
    return URI.create(base + "/api/v1/integrations/" + platform + "/callback");
  }
}
