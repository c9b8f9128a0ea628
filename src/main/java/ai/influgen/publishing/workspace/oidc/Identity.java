package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who somebody is by what the issuer says, which was verified.
 *
 * @param workspaceId what the claim names; there may be none
 * @param issuer with {@code subject} the person, whatever else changes
 * @param name empty if they are not told
 * @param role empty if they have none here
 * @param asOf when the issuer said so
 * @param expiresAt until when it stands
 */
public record Identity(
    UUID workspaceId,
    String issuer,
    String subject,
    Optional<String> name,
    Optional<Role> role,
    Instant asOf,
    Instant expiresAt) {}
