package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh sandbox of X for each test, with an account that is connected. */
abstract class TwitterCase {
  @TempDir Path dataDir;
  RunningSandbox sandbox;
  TwitterClient client;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(dataDir, List.of(TwitterSandbox::new));
    client = TwitterClient.connected(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }
}
