package ai.influgen.publishing.http.operation;

import java.util.UUID;

/**
 * Who calls, as proven by a token.
 *
 * @param workspaceId the only workspace whose things the call may see
 * @param memberId the person
 */
public record Caller(UUID workspaceId, UUID memberId) {}
