package ai.influgen.publishing.publish;

import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import io.vertx.core.Vertx;
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
   * @param lease a way to the database of its own: a lease must not wait behind the work that it is
   *     for
   */
  public record Needs(
      Database database,
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
    Database database = needs.database();
    this.lease = new InstanceLease(needs.lease(), needs.clock(), id, name);
    this.stores =
        new Stores(
            new Claims(database, id),
            new Intents(database, id),
            new JournalStore(database),
            new MeasuredOutcomes(database, needs.signals(), needs.metrics()),
            new OnNotFound(database));
    this.retries = new RetryPolicy(settings.retry(), RandomGenerator.getDefault());
    this.vitals = new Vitals(database, needs.metrics());
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
    return new Engine(vertx, lease, stores.claims(), upkeep, settings, needs.clock());
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
    return new Committer(vertx, lease, needs.gateway(), stores, finisher, settings, needs.clock());
  }

  Confirmer confirmer() {
    return new Confirmer(runner, finisher, stores, retries, needs.clock());
  }

  Settler settler() {
    return new Settler(needs.gateway(), runner, finisher, stores, retries, needs.clock());
  }
}
