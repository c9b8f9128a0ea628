package ai.influgen.publishing.platform;

/**
 * A call and its answer.
 *
 * @param tries how many times this call was made in a row, from 1: polls slow down by it
 */
public record Exchange(Step.Call call, PlatformResponse response, int tries) {}
