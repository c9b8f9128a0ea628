package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.SandboxProcess;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.Wire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A database, the platforms, one server for people, and instances that publish: each a process of
 * its own.
 */
final class Cluster implements AutoCloseable {
  private static final String LOCAL = "http://localhost:";

  private static final List<String> PLAIN =
      List.of("-XX:+UseSerialGC", "-Xmx160m", "-XX:TieredStopAtLevel=1");

  private final Path directory;
  private final CrashablePostgres postgres;
  private final SandboxProcess sandbox;
  private final ServerProcess desk;
  private final Ground ground;
  private final List<Instance> instances = new ArrayList<>();
  private @Nullable Wire uploads;

  /**
   * A cluster without instances yet.
   *
   * @param mutations of the classes that instances run
   */
  Cluster(String name, List<Mutation> mutations, Duration commitTimeout) {
    directory = ServerProcess.newDataDir(name);
    CompletableFuture<CrashablePostgres> database =
        CompletableFuture.supplyAsync(() -> new CrashablePostgres(directory.resolve("postgres")));
    sandbox = new SandboxProcess(directory.resolve("platforms"), this::uploadAddress);
    Limits.raise(sandbox);
    postgres = database.join();
    Map<String, String> settings = settings(commitTimeout);
    Map<String, String> desks = new HashMap<>(settings);
    desks.put("INFLUGEN_DATABASE_URL", postgres.address(postgres.port()).url());
    desks.put("INFLUGEN_SANDBOX_URL", uploadAddress());
    desk = new ServerProcess(directory.resolve("data"), "http", desks).withHeap("160m");
    desk.launch();
    settings.put("INFLUGEN_SANDBOX_URL", uploadAddress());
    settings.put("INFLUGEN_PUBLIC_URL", desk.url());
    settings.put("INFLUGEN_DATA_DIR", desk.dataDir().toString());
    ground =
        new Ground(
            ServerJar.build(directory.resolve("server.jar"), mutations),
            new ArrayList<>(PLAIN),
            directory,
            settings,
            postgres,
            sandbox.port());
    desk.awaitReady();
  }

  // the addresses at which platforms take bytes are reached by a wire that all instances share
  private String uploadAddress(int port) {
    uploads = new Wire(port);
    return uploadAddress();
  }

  private String uploadAddress() {
    return LOCAL + uploads().port();
  }

  private static Map<String, String> settings(Duration commitTimeout) {
    Map<String, String> settings = new HashMap<>(Limits.SETTINGS);
    settings.put("INFLUGEN_ENGINE_COMMIT_TIMEOUT_MS", Long.toString(commitTimeout.toMillis()));
    settings.put("INFLUGEN_ENGINE_RETRY_FIRST_MS", "300");
    settings.put("INFLUGEN_ENGINE_RETRY_LONGEST_MS", "5000");
    settings.put("INFLUGEN_ENGINE_RETRY_TRIES", "20");
    settings.put("INFLUGEN_ENGINE_BREAKER_PAUSE_MS", "500");
    return settings;
  }

  /** Makes the JVM's cache for all starts that follow; it takes some seconds. */
  void makeCache() {
    new JvmCache(directory.resolve("server.jsa")).make(ground);
  }

  /** One more instance, not started yet. */
  Instance add() {
    return add(ground);
  }

  /** The same ground, with other classes. */
  Ground ground(String name, List<Mutation> mutations) {
    ServerJar other = ServerJar.build(directory.resolve(name + ".jar"), mutations);
    return new Ground(other, PLAIN, directory, ground.settings(), postgres, sandbox.port());
  }

  /** One more instance, not started yet, that stands on it. */
  Instance add(Ground standsOn) {
    Instance instance = new Instance("instance-" + instances.size(), standsOn);
    instances.add(instance);
    return instance;
  }

  CrashablePostgres postgres() {
    return postgres;
  }

  SandboxProcess sandbox() {
    return sandbox;
  }

  ServerProcess desk() {
    return desk;
  }

  Wire uploads() {
    if (uploads == null) {
      throw new IllegalStateException("the platforms have not started");
    }
    return uploads;
  }

  List<Instance> instances() {
    return List.copyOf(instances);
  }

  /** What is wrong with wires, platforms and database is put right; nobody stands still. */
  void heal() {
    instances.forEach(Instance::heal);
    uploads().delay(Duration.ZERO);
    uploads().thaw();
    sandbox.heal();
    if (!postgres.up()) {
      postgres.start();
    }
  }

  /** The ledger of the platforms. */
  List<JsonObject> ledger() {
    return sandbox.ledger();
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    desk.close();
    sandbox.close();
    uploads().close();
    postgres.close();
  }
}
