package ai.influgen.publishing.publish.quota;

import java.time.Instant;

/**
 * A limit is used up.
 *
 * @param until when to ask again
 * @param message for people
 */
public record QuotaRefusal(Instant until, String message) {}
