package ai.influgen.publishing.platform.youtube;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The project's daily quotas, which all channels of this server share. Google sends no count of
 * what is left, so ours is the only one until it says that there is nothing. Bytes and questions to
 * an upload session cost nothing.
 *
 * @param inserts uploads begun
 * @param units of calls that only read, one each
 * @param thumbnails images set: each costs {@value #THUMBNAIL_UNITS} units, so this is the number
 *     of them that the day's units would pay for
 */
record YouTubeQuotas(Quota inserts, Quota units, Quota thumbnails) implements Quotas {
  private static final int THUMBNAIL_UNITS = 50;

  private static final Set<String> USED_UP = Set.of("quotaExceeded", "dailyLimitExceeded");

  static YouTubeQuotas of(YouTubeConfig.Caps caps) {
    return new YouTubeQuotas(
        daily("videos.insert", caps.insertsPerDay()),
        daily("units", caps.unitsPerDay()),
        daily("thumbnails", caps.unitsPerDay() / THUMBNAIL_UNITS));
  }

  private static Quota daily(String name, int limit) {
    return new Quota(name, Quota.Scope.APP, new Quota.Window.Day(YouTubeDay.ZONE), limit);
  }

  @Override
  public List<Quota> of(Step.Call call) {
    return switch (call.name()) {
      case YouTubeStep.SESSION -> List.of(inserts);
      case YouTubeStep.THUMBNAIL -> List.of(thumbnails);
      case YouTubeStep.PROCESSING, YouTubeReconciliation.UPLOADS -> List.of(units);
      default -> List.of();
    };
  }

  @Override
  public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
    boolean usedUp =
        GoogleError.of(response).stream()
            .flatMap(error -> error.reasons().stream())
            .anyMatch(USED_UP::contains);
    return usedUp
        ? of(call).stream().map(quota -> new Reading(quota, 0, YouTubeDay.end(now))).toList()
        : List.of();
  }
}
