package ai.influgen.publishing.app;

import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.publish.EngineSettings;
import ai.influgen.publishing.runtime.PostgresAddress;
import ai.influgen.publishing.schedule.smart.BestTimes;
import ai.influgen.publishing.workspace.oidc.OidcConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be set, checked. Secrets hide themselves in its text form.
 *
 * @param publicUrl how the world reaches the API
 * @param dataDir where files of this server lie
 * @param oidc who signs people in besides us; empty: nobody
 */
record AppConfig(
    Mode mode,
    Set<Role> roles,
    URI publicUrl,
    Path dataDir,
    Http http,
    Db database,
    Secrets secrets,
    SandboxAt sandbox,
    Platforms platforms,
    EngineSettings engine,
    BestTimes bestTimes,
    Optional<OidcConfig> oidc) {

  /** What kind of run this is. */
  enum Mode {
    /** Brings its own database, sandbox and secrets. */
    DEVELOPMENT,
    /** Brings nothing that is not configured. */
    PRODUCTION
  }

  /** What a process does. */
  enum Role {
    HTTP,
    PUBLISHER,
    SANDBOX
  }

  /**
   * Ports and limits of the API.
   *
   * @param port of the API; 0 takes any
   * @param managementPort of health and metrics
   */
  record Http(int port, int managementPort, long maxBodyBytes, long maxUploadBytes) {}

  /**
   * The database.
   *
   * @param address empty: the embedded one
   * @param publishPool connections for the few statements that every post needs, many posts at once
   */
  record Db(Optional<PostgresAddress> address, int apiPool, int enginePool, int publishPool) {}

  /**
   * Keys.
   *
   * @param token encrypts the accounts' tokens at rest
   * @param media signs the addresses of media
   */
  record Secrets(Secret token, Secret media) {}

  /** The platforms' simulator: the port it listens on here, and where it answers. */
  record SandboxAt(int port, URI url) {}

  boolean has(Role role) {
    return roles.contains(role);
  }
}
