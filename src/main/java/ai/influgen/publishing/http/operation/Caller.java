package ai.influgen.publishing.http.operation;

import java.util.UUID;

/**
 * Who calls, as proven by a credential.
 *
 * @param workspaceId the only workspace whose things the call may see
 * @param memberId the person; for an agency key the one who made it
 * @param access how far the credential reaches
 */
public record Caller(UUID workspaceId, UUID memberId, Access access) {
  /** A person who proved who they are. */
  public Caller(UUID workspaceId, UUID memberId, Role role) {
    this(workspaceId, memberId, new Access.Person(role));
  }

  /** An owner of the workspace, such as the one that a first start makes. */
  public Caller(UUID workspaceId, UUID memberId) {
    this(workspaceId, memberId, Role.OWNER);
  }
}
