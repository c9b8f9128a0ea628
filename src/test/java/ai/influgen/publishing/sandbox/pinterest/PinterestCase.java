package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh sandbox of Pinterest and a media host for each test, with an account connected. */
abstract class PinterestCase {
  @TempDir Path dataDir;
  RunningSandbox sandbox;
  MediaHost host;
  PinterestClient client;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(dataDir, List.of(PinterestSandbox::new));
    host = new MediaHost();
    client = PinterestClient.connected(sandbox);
  }

  @AfterEach
  void stop() {
    host.close();
    sandbox.close();
  }

  String photo() {
    return host.serving(MediaHost.jpeg(100, 150));
  }
}
