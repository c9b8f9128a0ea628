package ai.influgen.publishing.connection;

import java.time.Instant;

/**
 * When tokens are refreshed.
 *
 * @param at if something is planned with them
 * @param by in any case
 * @param notBefore whoever wants it
 */
record RefreshPlan(Instant at, Instant by, Instant notBefore) {}
