package ai.influgen.publishing.platform;

import java.time.Duration;

/**
 * What a platform needs of the time before a post's instant.
 *
 * @param processing how long it may work on a video that has arrived, before a publish call is
 *     taken; zero where it works on it afterwards
 * @param longest how long before the instant staging may begin at most, so that what was staged
 *     still holds then
 */
public record StagingTimes(Duration processing, Duration longest) {
  /** Where nothing is processed ahead; half of the time that a post is tried for by default. */
  public static final StagingTimes USUAL = new StagingTimes(Duration.ZERO, Duration.ofHours(12));
}
