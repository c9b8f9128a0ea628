package ai.influgen.publishing.publish.quota;

import ai.influgen.publishing.platform.Quota;
import ai.influgen.publishing.platform.Quota.Window;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each workspace may take of the apps' quotas now. Who wants how much is looked up once in a
 * while and not for each call: a share is a matter of minutes, the limit itself is exact.
 */
final class FairShares {
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** Which part of a day's limit is kept in the morning for those who come later. */
  private static final double KEPT = 0.2;

  private final Database database;
  private final InstantSource clock;
  private final ConcurrentHashMap<App, Look> looks = new ConcurrentHashMap<>();

  private record App(String platform, Quota quota) {}

  private record Look(Instant at, Future<List<FairShare.Demand>> demands) {}

  FairShares(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How many calls the workspace may make within the window. */
  Future<Integer> of(UUID workspaceId, String platform, QuotaWindow window) {
    return demands(new App(platform, window.quota()), window)
        .map(
            demands ->
                FairShare.allowance(window.quota().limit(), workspaceId, demands, kept(window)));
  }

  private Future<List<FairShare.Demand>> demands(App app, QuotaWindow window) {
    return looks
        .compute(app, (_, last) -> last == null || stale(last) ? look(app, window) : last)
        .demands();
  }

  private boolean stale(Look look) {
    return look.demands().failed() || look.at().plus(FRESH).isBefore(clock.instant());
  }

  private Look look(App app, QuotaWindow window) {
    Tuple question =
        Tuple.of(
            app.platform(),
            window.end().atOffset(ZoneOffset.UTC),
            app.quota().limit(),
            QuotaKey.app(app.platform()),
            app.quota().name(),
            window.oldest().atOffset(ZoneOffset.UTC));
    return new Look(
        clock.instant(),
        database.list(
            QuotaSql.DEMANDS,
            question,
            row ->
                new FairShare.Demand(
                    row.getUUID("workspace_id"),
                    row.getInteger("used"),
                    row.getInteger("wanted"))));
  }

  // a window that slides gives back what was taken soon enough
  private static double kept(QuotaWindow window) {
    return switch (window.quota().window()) {
      case Window.Sliding _ -> 0;
      case Window.Day _ -> {
        Duration left = Duration.between(window.now(), window.end());
        yield KEPT * Math.min(1, left.toMillis() / (double) Duration.ofDays(1).toMillis());
      }
    };
  }
}
