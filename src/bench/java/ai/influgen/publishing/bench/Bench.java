package ai.influgen.publishing.bench;

import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark: its name, then its sizes, such as {@code throughput posts=5000,rounds=3}. */
public final class Bench {
  private static final Map<String, Program> PROGRAMS =
      new TreeMap<>(
          Map.of(
              "throughput", Throughput::run,
              "lateness", Lateness::run,
              "fairness", Fairness::run,
              "takeover", Takeover::run,
              "wal", Wal::run,
              "snapshot", Snapshot::run,
              "memory", Memory::run));

  /** A benchmark. */
  @FunctionalInterface
  interface Program {
    /** Runs it with those sizes, on that PostgreSQL. */
    void run(Sizes sizes, BenchServer server) throws Exception;
  }

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Program program = PROGRAMS.get(arguments.length == 0 ? "" : arguments[0]);
    if (program == null) {
      System.out.println("benchmarks: " + String.join(", ", PROGRAMS.keySet()));
      return;
    }
    Sizes sizes = Sizes.of(arguments.length > 1 ? arguments[1] : "");
    try (BenchServer server = BenchServer.start(sizes)) {
      System.out.printf("%n# %s %s%n%s%n%n", arguments[0], sizes, server.described());
      program.run(sizes, server);
    }
    // pools of what is compared with may still have threads
    System.exit(0);
  }
}
