package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The engine's parts, put together. */
public final class EngineParts {
  private final Vertx vertx;
  private final Needs needs;
  private final EngineSettings settings;
  private final InstanceLease lease;
  private final Stores stores;
  private final RetryPolicy retries;
  private final StepRunner runner;
  private final Finisher finisher;
  private final Vitals vitals;

  /**
   * What the engine needs of others.
   *
   * @param hot a way to the database for what every post needs, of its own: it must not wait behind
   *     anything else
   * @param lease another one: a lease must not wait behind the work that it is for
   */
  public record Needs(
      Database database,
      Database hot,
      Database lease,
      DatabaseClock clock,
      PostSource posts,
      Connections connections,
      Platforms platforms,
      MediaLinks links,
      Gateway gateway,
      PostSignals signals,
      EngineMetrics metrics) {}

  public EngineParts(Vertx vertx, Needs needs, EngineSettings settings, UUID id, String name) {
    this.vertx = vertx;
    this.needs = needs;
    this.settings = settings;
    Database hot = needs.hot();
    this.lease = new InstanceLease(needs.lease(), needs.clock(), id, name);
    this.stores =
        new Stores(
            new Claims(hot, id),
            new Intents(hot, id),
            new JournalStore(hot),
            new MeasuredOutcomes(hot, needs.signals(), needs.metrics()),
            new Persistence(vertx),
            new OnNotFound(needs.database()));
    this.retries = new RetryPolicy(settings.retry(), RandomGenerator.getDefault());
    this.vitals = new Vitals(needs.database(), stores.claims(), platforms(), needs.metrics());
    this.runner = new StepRunner(vertx, needs.gateway(), stores.journals(), needs.clock());
    this.finisher =
        new Finisher(
            stores.outcomes(),
            needs.connections(),
            stores.intents(),
            retries,
            settings,
            needs.clock());
  }

  /** Whether this instance's lease holds: what readiness asks. */
  public boolean alive() {
    return lease.alive();
  }

  /** Whether this instance looked for what is due within the last seconds. */
  public boolean looking() {
    return vitals.looking();
  }

  private List<PlatformName> platforms() {
    return needs.platforms().all().stream().map(Platform::name).toList();
  }

  DatabaseClock clock() {
    return needs.clock();
  }

  Engine engine() {
    Engine.Upkeep upkeep =
        new Engine.Upkeep(
            new Reaper(needs.database(), lease, settings),
            new AttemptPartitions(needs.database()),
            vitals,
            new Sweep(needs.database()));
    return new Engine(vertx, lease, stores, upkeep, destinations(), settings, needs.clock());
  }

  private Engine.Destinations destinations() {
    List<PlatformName> all = platforms();
    return new Engine.Destinations() {
      @Override
      public List<PlatformName> all() {
        return all;
      }

      @Override
      public boolean down(PlatformName platform) {
        return needs.gateway().open(platform);
      }
    };
  }

  WorkLoader loader() {
    return new WorkLoader(
        needs.posts(),
        needs.connections(),
        needs.platforms(),
        stores.journals(),
        needs.links(),
        needs.clock());
  }

  StepRunner runner() {
    return runner;
  }

  Finisher finisher() {
    return finisher;
  }

  Stores stores() {
    return stores;
  }

  Committer committer() {
    return new Committer(lease, needs.gateway(), stores, finisher, settings, needs.clock());
  }

  Confirmer confirmer() {
    return new Confirmer(runner, finisher, stores, retries, needs.clock());
  }

  Settler settler() {
    return new Settler(needs.gateway(), runner, finisher, stores, retries, needs.clock());
  }
}
