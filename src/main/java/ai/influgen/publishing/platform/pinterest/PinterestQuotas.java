package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quotas;
import ai.influgen.publishing.platform.Step;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Pinterest's limits, from its rate limits page: Standard access per minute and account, Trial
 * access per day and app. Sending a video's bytes counts against none of them.
 */
final class PinterestQuotas implements Quotas {
  private static final String READ = "org_read";
  private static final String WRITE = "org_write";

  private final boolean trial;
  private final Quota read;
  private final Quota write;

  /** Of all calls together; Standard access allows 100 a second, which nobody reaches. */
  private final Quota all = daily("all", 1_000);

  PinterestQuotas(boolean trial) {
    this.trial = trial;
    this.read = trial ? daily(READ, 1_000) : perMinute(READ, 1_000);
    this.write = trial ? daily(WRITE, 300) : perMinute(WRITE, 100);
  }

  @Override
  public List<Quota> of(Step.Call call) {
    return category(call).map(q -> trial ? List.of(q, all) : List.of(q)).orElseGet(List::of);
  }

  @Override
  public List<Reading> read(Step.Call call, PlatformResponse response, Instant now) {
    return category(call).flatMap(quota -> reading(quota, response, now)).stream().toList();
  }

  private Optional<Reading> reading(Quota quota, PlatformResponse response, Instant now) {
    if (response.status() == 429) {
      return spam(response)
          ? Optional.empty()
          : Optional.of(
              new Reading(quota, 0, now.plus(PinterestUsage.regain(response, now, trial))));
    }
    return PinterestUsage.remaining(response)
        .map(left -> new Reading(quota, left, PinterestUsage.resetsAt(response, now).orElse(null)));
  }

  /** A block for spam is no count of calls, though it has the same status. */
  private static boolean spam(PlatformResponse response) {
    return PinterestReply.of(response)
        .filter(reply -> !PinterestErrors.of(reply).equals(PinterestErrors.THROTTLED))
        .isPresent();
  }

  private Optional<Quota> category(Step.Call call) {
    if (call.name().equals(PinterestStep.UPLOAD.wire())) {
      return Optional.empty();
    }
    return Optional.of(call.request().method().equals(HttpMethod.GET) ? read : write);
  }

  private static Quota perMinute(String name, int limit) {
    return new Quota(
        name, Quota.Scope.ACCOUNT, new Quota.Window.Sliding(Duration.ofMinutes(1)), limit);
  }

  private static Quota daily(String name, int limit) {
    return new Quota(name, Quota.Scope.APP, new Quota.Window.Day(ZoneOffset.UTC), limit);
  }
}
