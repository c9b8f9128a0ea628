package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.testing.OidcIssuer;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings for the tests' issuer. */
public final class TestOidc {
  private TestOidc() {}

  /** With our own names for claims and roles. */
  public static OidcConfig config(OidcIssuer issuer) {
    return config(
        issuer, new OidcConfig.Mapping("workspace", Optional.empty(), "role", ownRoles()));
  }

  static OidcConfig config(OidcIssuer issuer, OidcConfig.Mapping mapping) {
    return new OidcConfig(
        URI.create(issuer.url()),
        OidcIssuer.AUDIENCE,
        "Acme",
        Optional.of(new OidcConfig.Client(OidcIssuer.CLIENT, Optional.empty())),
        mapping);
  }

  static Map<String, Role> ownRoles() {
    return Arrays.stream(Role.values()).collect(Collectors.toMap(Role::wire, Function.identity()));
  }
}
