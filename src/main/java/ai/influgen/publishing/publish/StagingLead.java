package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.StagingTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How long before its instant a post's staging begins: a time for the calls, the time that its
 * media take to arrive, and the time that the platform works on a video.
 *
 * @param base for the calls
 * @param bytesPerSecond how fast media are assumed to arrive
 * @param times of each platform
 */
public record StagingLead(
    Duration base, long bytesPerSecond, Map<PlatformName, StagingTimes> times) {
  /** 2 MB a second: of a line of 100 Mbit/s what six uploads at a time leave for each. */
  public static final long USUAL_RATE = 2_000_000;

  public StagingLead {
    times = Map.copyOf(times);
  }

  /** The lead on those platforms, as each declares its times. */
  public static StagingLead of(Duration base, long bytesPerSecond, Platforms platforms) {
    Map<PlatformName, StagingTimes> times = new HashMap<>();
    platforms.all().forEach(platform -> times.put(platform.name(), platform.stagingTimes()));
    return new StagingLead(base, bytesPerSecond, times);
  }

  /**
   * What a post sends.
   *
   * @param bytes of all its media
   * @param video whether a video is among them
   */
  record Media(long bytes, boolean video) {
    static final Media NONE = new Media(0, false);
  }

  /**
   * The lead of a post: up to half the base more, each post by its id, so that a full hour's posts
   * are not all prepared at once; never longer than what was staged holds.
   */
  Duration before(PlatformName platform, Media media, UUID postId) {
    StagingTimes known = times.getOrDefault(platform, StagingTimes.USUAL);
    Duration lead =
        base.plusMillis(Math.floorMod(postId.getLeastSignificantBits(), base.toMillis() / 2 + 1))
            .plusSeconds(Math.ceilDiv(media.bytes(), bytesPerSecond))
            .plus(media.video() ? known.processing() : Duration.ZERO);
    return lead.compareTo(known.longest()) < 0 ? lead : known.longest();
  }
}
