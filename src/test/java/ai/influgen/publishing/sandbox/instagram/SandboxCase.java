package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh sandbox and a media host for each test. */
abstract class SandboxCase {
  @TempDir Path dataDir;
  RunningSandbox sandbox;
  MediaHost host;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(dataDir);
    host = new MediaHost();
  }

  @AfterEach
  void stop() {
    host.close();
    sandbox.close();
  }

  String photo() {
    return host.serving(MediaHost.jpeg(64, 64));
  }
}
