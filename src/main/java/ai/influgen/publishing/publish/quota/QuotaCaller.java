package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.Platform;
import java.util.UUID;

/**
 * Who makes a call.
 *
 * @param accountId the platform's id of the account that it is made for
 */
public record QuotaCaller(Platform platform, String accountId, UUID workspaceId) {}
