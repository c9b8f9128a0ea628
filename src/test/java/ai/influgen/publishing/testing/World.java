package ai.influgen.publishing.testing;

import ai.influgen.publishing.media.TestMedia;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database, the sandbox and a server, each a process of its own; the server waits little, so that
 * tests need not.
 */
public final class World implements AutoCloseable {
  private final Path dataDir;
  private final TestDatabase database = TestDatabase.fresh();
  private final SandboxProcess sandbox;
  private final Map<String, String> settings = new HashMap<>();

  /** A world of that name without a server yet. */
  public World(String name, Map<String, String> more) {
    this.dataDir = ServerProcess.newDataDir(name);
    this.sandbox = new SandboxProcess(dataDir.resolve("platforms"));
    settings.put("INFLUGEN_DATABASE_URL", database.address().url());
    settings.put("INFLUGEN_SANDBOX_URL", sandbox.url());
    settings.put("INFLUGEN_ENGINE_COMMIT_TIMEOUT_MS", "1000");
    settings.put("INFLUGEN_ENGINE_RETRY_FIRST_MS", "1000");
    settings.put("INFLUGEN_ENGINE_BREAKER_PAUSE_MS", "1000");
    settings.put("INFLUGEN_INSTAGRAM_SETTLE_MS", "2000");
    settings.put("INFLUGEN_PINTEREST_SETTLE_MS", "2000");
    settings.putAll(more);
    String timeout = settings.get("INFLUGEN_ENGINE_COMMIT_TIMEOUT_MS");
    for (String platform : List.of("TIKTOK", "YOUTUBE", "PINTEREST")) {
      settings.put("INFLUGEN_" + platform + "_COMMIT_TIMEOUT_MS", timeout);
    }
  }

  /** Another server on the same database and files, not started yet. */
  public ServerProcess server() {
    return new ServerProcess(dataDir.resolve("data"), "http,publisher", settings);
  }

  /** The same, with settings of its own. */
  public ServerProcess server(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return new ServerProcess(dataDir.resolve("data"), "http,publisher", all);
  }

  public SandboxProcess sandbox() {
    return sandbox;
  }

  public TestDatabase database() {
    return database;
  }

  /** A picture that Instagram takes. */
  public static byte[] picture() {
    return TestMedia.image("jpeg", 640, 640);
  }

  @Override
  public void close() {
    sandbox.close();
    database.close();
  }
}
