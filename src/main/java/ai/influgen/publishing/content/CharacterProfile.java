package ai.influgen.publishing.content;

import java.time.Instant;
import java.util.UUID;

/**
 * A character: whose content it is.
 *
 * @param timezone an IANA zone: the one its posts are planned in
 * @param autopilot whether its content is approved without a person
 */
public record CharacterProfile(
    UUID id,
    UUID workspaceId,
    String name,
    String timezone,
    boolean autopilot,
    Instant createdAt,
    Instant updatedAt) {}
