package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.sandbox.RunningSandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh sandbox of YouTube for each test. */
abstract class YouTubeCase {
  static final int UNIT = 256 * 1024;

  @TempDir Path dataDir;
  RunningSandbox sandbox;
  YouTubeClient client;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(dataDir, List.of(YouTubeSandbox::new));
    client = YouTubeClient.connected(sandbox, "mila.demo");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  void set(String name, Object value) {
    sandbox.settings("youtube", new JsonObject().put(name, value));
  }

  void fault(String kind, JsonObject more) {
    sandbox.fault("youtube", kind, more);
  }

  /** A film of two whole units and a bit. */
  static byte[] film() {
    return Arrays.copyOf(TestMedia.film("isom", 720, 1280, 5_000), 2 * UNIT + 1000);
  }
}
