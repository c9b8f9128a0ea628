package ai.influgen.publishing.schedule.smart;

/**
 * What is known of posting to one platform.
 *
 * @param perDay posts per account and local date, unless a person wants otherwise
 * @param per24Hours posts that the platform takes from one account in any 24 hours
 */
public record PlatformTimes(HourWeights weights, int perDay, int per24Hours) {}
