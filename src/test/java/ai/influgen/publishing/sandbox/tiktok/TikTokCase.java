package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh sandbox of TikTok and a media host for each test; processing takes no time. */
abstract class TikTokCase {
  @TempDir Path dataDir;
  RunningSandbox sandbox;
  MediaHost host;
  TikTokClient client;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(dataDir, List.of(TikTokSandbox::new));
    host = new MediaHost();
    calm();
    client = TikTokClient.connected(sandbox, "mila.demo");
  }

  @AfterEach
  void stop() {
    host.close();
    sandbox.close();
  }

  /** Settings under which a test needn't wait; a restart forgets them. */
  void calm() {
    set("processing_ms", 0);
    set("status_per_minute", 1_000_000);
    set("smallest_chunk", 100);
  }

  void set(String name, Object value) {
    sandbox.settings("tiktok", new JsonObject().put(name, value));
  }

  void fault(String kind, JsonObject more) {
    sandbox.fault("tiktok", kind, more);
  }

  static byte[] film() {
    return TestMedia.film("isom", 720, 1280, 5_000);
  }
}
