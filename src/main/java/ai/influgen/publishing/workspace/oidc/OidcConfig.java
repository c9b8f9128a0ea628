package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.platform.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The issuer whose people may come in.
 *
 * @param issuer where it is discovered, without a slash at its end
 * @param audience what its access tokens have to be meant for
 * @param name how people know it
 * @param client for signing in by browser; empty: access tokens only
 */
public record OidcConfig(
    URI issuer, String audience, String name, Optional<Client> client, Mapping mapping) {
  /**
   * Who we are to the issuer.
   *
   * @param secret empty for a public client, whose codes are safe by PKCE alone
   */
  public record Client(String id, Optional<Secret> secret) {}

  /**
   * What the claims mean here.
   *
   * @param workspace the one that everybody belongs to; empty: the claim names it
   * @param roleClaim may be nested, such as {@code realm_access.roles}
   * @param roles our role for each value of it that means one
   */
  public record Mapping(
      String workspaceClaim, Optional<UUID> workspace, String roleClaim, Map<String, Role> roles) {
    public Mapping {
      roles = Map.copyOf(roles);
    }
  }
}
