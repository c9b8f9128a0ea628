package ai.influgen.publishing.chaos;

import ai.influgen.publishing.chaos.Invariants.Violation;
import ai.influgen.publishing.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** One run: load, trouble, peace, and the reckoning. */
final class ChaosRun {
  private static final Duration COMMIT_TIMEOUT = Duration.ofMillis(1_500);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** Pinterest's boards are looked at for five minutes, TikTok's videos for longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** The same with hurried reconcilers, on a machine that has other things to do. */
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(3);

  private final Plan plan;
  private final Tally tally = new Tally();
  private final Random random;
  private final List<Workspace> workspaces = new ArrayList<>();

  /** What was wrong after a run, and its table. */
  record Outcome(List<Violation> violations, String table, Tally tally, Book book) {}

  ChaosRun(Plan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** Runs it. */
  Outcome run(String name) {
    long begun = System.nanoTime();
    try (Cluster cluster = new Cluster(name, ServerJar.sabotage(), COMMIT_TIMEOUT)) {
      CompletableFuture<Void> cache =
          plan.cached()
              ? CompletableFuture.runAsync(cluster::makeCache)
              : CompletableFuture.completedFuture(null);
      for (int i = 0; i < plan.workspaces(); i++) {
        workspaces.add(Workspace.open(cluster.desk(), cluster.postgres(), i));
      }
      cache.join();
      Keeper keeper = new Keeper(plan, random, tally);
      for (int i = 0; i < plan.instances(); i++) {
        keeper.start(cluster.add());
      }
      Load load = new Load(workspaces, plan).start();
      try (load) {
        storm(cluster, keeper);
      }
      calm(cluster, keeper);
      Book book = new Book(cluster.postgres(), cluster.ledger());
      List<Violation> violations = Invariants.violations(book, load.touched());
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      Summary summary =
          new Summary(plan, tally, book, violations, took).withStarts(cluster.instances());
      return new Outcome(violations, kept(summary.table()), tally, book);
    }
  }

  private void storm(Cluster cluster, Keeper keeper) {
    Waiting.until(
        LEAST_PATIENCE, cluster::instances, all -> all.stream().anyMatch(Instance::working));
    Troubles troubles = new Troubles(cluster, plan, random, tally);
    long end = System.nanoTime() + plan.atMost().toNanos();
    long next = System.nanoTime() + plan.pace().multipliedBy(2).toNanos();
    while (tally.kills() < plan.kills() && System.nanoTime() < end) {
      troubles.endWhatIsOver();
      cluster.instances().stream().filter(keeper::buried).toList().forEach(keeper::start);
      if (System.nanoTime() > next) {
        troubles.strike();
        next += plan.pace().toNanos();
      }
      Waiting.pause(LOOK);
    }
  }

  private void calm(Cluster cluster, Keeper keeper) {
    cluster.heal();
    for (Instance instance : cluster.instances()) {
      if (instance.alive()) {
        // it may carry an order to die
        instance.kill();
        keeper.buried(instance);
      }
      keeper.startInPeace(instance);
    }
    Duration patience = PATIENCE.dividedBy(plan.haste());
    boolean hurried = patience.compareTo(LEAST_PATIENCE) < 0;
    Drain.wait(cluster, workspaces, hurried ? LEAST_PATIENCE : patience);
  }

  @SuppressWarnings("SystemOut") // the table is what a run is made for
  private static String kept(String table) {
    System.out.println(table);
    try {
      Files.writeString(Path.of("target", "chaos.md"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
