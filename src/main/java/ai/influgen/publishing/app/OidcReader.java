package ai.influgen.publishing.app;

import ai.influgen.publishing.app.AppConfig.Mode;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.workspace.oidc.OidcConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads who may sign people in, or tells every fault of it. */
final class OidcReader {
  private static final Logger LOG = LoggerFactory.getLogger(OidcReader.class);

  private static final String ISSUER = "oidc.issuer";
  private static final String AUDIENCE = "oidc.audience";
  private static final String WORKSPACE = "oidc.workspace";
  private static final String ROLE_MAP = "oidc.role_map";

  private final Settings settings;
  private final Mode mode;

  OidcReader(Settings settings, Mode mode) {
    this.settings = settings;
    this.mode = mode;
  }

  /** Empty if nobody does. */
  Optional<OidcConfig> read() {
    boolean configured = !settings.text(ISSUER, "").isEmpty();
    String audience = settings.text(AUDIENCE, "");
    Optional<OidcConfig.Client> client = client();
    OidcConfig.Mapping mapping = mapping();
    String name = settings.text("oidc.name", "");
    if (!configured) {
      if (!audience.isEmpty() || client.isPresent()) {
        settings.fault(ISSUER, "is missing, and the other oidc settings mean nothing without it");
      }
      return Optional.empty();
    }
    URI issuer = issuer();
    if (audience.isEmpty()) {
      settings.fault(
          AUDIENCE, "is missing; it is what the issuer writes into tokens for this server");
    }
    if (client.map(OidcConfig.Client::id).filter(audience::equals).isPresent()) {
      LOG.warn(
          "{} is the client's id, so ID tokens look like access tokens: better give this server an"
              + " audience of its own",
          AUDIENCE);
    }
    return Optional.of(
        new OidcConfig(
            issuer, audience, name.isEmpty() ? issuer.getHost() : name, client, mapping));
  }

  private URI issuer() {
    URI issuer = settings.uri(ISSUER, "https://issuer.invalid");
    if (mode == Mode.PRODUCTION && !"https".equals(issuer.getScheme())) {
      settings.fault(ISSUER, "has to begin with https:// in production");
    }
    if (issuer.getQuery() != null || issuer.getFragment() != null) {
      settings.fault(ISSUER, "may have neither ? nor #");
    }
    return issuer;
  }

  private Optional<OidcConfig.Client> client() {
    String id = settings.text("oidc.client_id", "");
    String secret = settings.text("oidc.client_secret", "");
    if (id.isEmpty()) {
      if (!secret.isEmpty()) {
        settings.fault("oidc.client_id", "is missing, although there is an oidc.client_secret");
      }
      return Optional.empty();
    }
    return Optional.of(
        new OidcConfig.Client(
            id, secret.isEmpty() ? Optional.empty() : Optional.of(new Secret(secret))));
  }

  private OidcConfig.Mapping mapping() {
    return new OidcConfig.Mapping(
        settings.text("oidc.workspace_claim", "workspace"),
        workspace(),
        settings.text("oidc.role_claim", "role"),
        roles());
  }

  private Optional<UUID> workspace() {
    String id = settings.text(WORKSPACE, "");
    Optional<UUID> workspace = IdKind.WORKSPACE.read(id);
    if (!id.isEmpty() && workspace.isEmpty()) {
      settings.fault(
          WORKSPACE, "is \"" + id + "\"; it has to be a workspace's id, such as ws_01K…");
    }
    return workspace;
  }

  private Map<String, Role> roles() {
    String text = settings.text(ROLE_MAP, "");
    if (text.isEmpty()) {
      return Arrays.stream(Role.values())
          .collect(Collectors.toUnmodifiableMap(Role::wire, Function.identity()));
    }
    Map<String, Role> roles = new HashMap<>();
    for (String pair : List.of(text.split(",", -1))) {
      int mark = pair.lastIndexOf('=');
      String theirs = mark < 0 ? "" : pair.substring(0, mark).strip();
      Optional<Role> ours = Role.find(pair.substring(mark + 1).strip());
      if (theirs.isEmpty() || ours.isEmpty() || roles.put(theirs, ours.get()) != null) {
        settings.fault(
            ROLE_MAP,
            "has \"%s\"; each entry has to be theirs=ours, once, with viewer, editor, approver or owner"
                .formatted(pair.strip()));
      }
    }
    return roles;
  }
}
