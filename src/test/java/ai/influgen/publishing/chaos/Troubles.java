package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/** Makes trouble, and ends it when its time has come. Used by one thread. */
final class Troubles {
  private static final List<String> FAULTS =
      List.of(
          "accept_then_drop",
          "hang",
          "error_before",
          "error_after",
          "rate_limit",
          "slow",
          "outage");

  private static final int ALL =
      Arrays.stream(TroubleKind.values()).mapToInt(TroubleKind::weight).sum();

  private final Cluster cluster;
  private final Plan plan;
  private final Random random;
  private final Tally tally;
  private final Deque<TroubleKind> opening;
  private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparingLong(End::at));

  /** What ends a trouble, and when. */
  private record End(long at, Runnable how) {}

  Troubles(Cluster cluster, Plan plan, Random random, Tally tally) {
    this.cluster = cluster;
    this.plan = plan;
    this.random = random;
    this.tally = tally;
    this.opening = new ArrayDeque<>(plan.opening());
  }

  /** The next trouble strikes. */
  void strike() {
    TroubleKind kind = opening.isEmpty() ? any() : opening.removeFirst();
    if (!cluster.postgres().up() && kind != TroubleKind.SANDBOX) {
      // a process that dies while there is nothing to do proves nothing
      return;
    }
    List<Instance> victims = cluster.instances();
    if (kind == TroubleKind.KILL || kind == TroubleKind.PAUSE) {
      victims = victims.stream().filter(Instance::working).toList();
    }
    if (!victims.isEmpty()) {
      tally.struck(kind.name().toLowerCase(Locale.ROOT));
      strike(kind, victims.get(random.nextInt(victims.size())));
    }
  }

  /** Ends what has lasted long enough. */
  void endWhatIsOver() {
    while (!ends.isEmpty() && ends.peek().at() - System.nanoTime() <= 0) {
      ends.remove().how().run();
    }
  }

  private TroubleKind any() {
    int left = random.nextInt(ALL);
    for (TroubleKind kind : TroubleKind.values()) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    throw new AssertionError("unreachable");
  }

  private void strike(TroubleKind kind, Instance instance) {
    switch (kind) {
      case KILL -> instance.kill();
      case PAUSE -> pause(instance);
      case POSTGRES_CRASH -> {
        cluster.postgres().crash();
        cluster.postgres().start();
      }
      case BACKENDS_TERMINATED -> cluster.postgres().terminateBackends();
      case DATABASE_AWAY -> {
        cluster.postgres().crash();
        after(plan.away(), cluster.postgres()::start);
      }
      case SLOW_DATABASE -> slow(instance.database(), 400);
      case SILENT_DATABASE -> silence(instance.database());
      case RESET_DATABASE -> instance.database().drop();
      case SLOW_PLATFORM -> slow(anyWay(instance), 1_000);
      case SILENT_PLATFORM -> silence(anyWay(instance));
      case RESET_PLATFORM -> anyWay(instance).drop();
      case SANDBOX -> fault();
    }
  }

  private Wire anyWay(Instance instance) {
    return random.nextInt(3) == 0 ? cluster.uploads() : instance.platforms();
  }

  private void pause(Instance instance) {
    instance.pause();
    after(plan.pauses().get(random.nextInt(plan.pauses().size())), () -> goOn(instance));
  }

  private static void goOn(Instance instance) {
    if (instance.alive()) {
      instance.resume();
    }
  }

  private void slow(Wire wire, int mostMs) {
    wire.delay(Duration.ofMillis(10 + random.nextInt(mostMs)));
    after(Duration.ofSeconds(3), () -> wire.delay(Duration.ZERO));
  }

  private void silence(Wire wire) {
    wire.freeze();
    after(Duration.ofMillis(500 + random.nextInt(8_000)), wire::thaw);
  }

  private void fault() {
    String platform = Workspace.PLATFORMS.get(random.nextInt(Workspace.PLATFORMS.size()));
    String kind = FAULTS.get(random.nextInt(FAULTS.size()));
    double wait = 0.2 + random.nextInt(20) / 10.0;
    JsonObject options = new JsonObject().put("wait_s", wait);
    if (!kind.equals("outage")) {
      options.put("at", "publish").put("count", 1 + random.nextInt(2));
    }
    cluster.sandbox().fault(platform, kind, options);
    tally.struck("fault " + kind);
  }

  private void after(Duration time, Runnable how) {
    ends.add(new End(System.nanoTime() + time.toNanos(), how));
  }
}
