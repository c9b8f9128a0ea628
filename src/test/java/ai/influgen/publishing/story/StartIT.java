package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.Waiting;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person sees who starts the server and it can't. */
class StartIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static String outputOf(Map<String, String> settings) {
    try (ServerProcess server =
        new ServerProcess(ServerProcess.newDataDir("start"), "sandbox", settings)) {
      server.launch();
      Waiting.until(SOON, server::alive, alive -> !alive);
      return server.output();
    }
  }

  @Test
  void aTakenPortIsToldAndEndsIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(outputOf(Map.of("INFLUGEN_MANAGEMENT_PORT", port)))
          .contains("The port of the management is taken")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void faultsOfTheConfigurationAreToldAndEndIt() {
    assertThat(outputOf(Map.of("INFLUGEN_MODE", "production", "INFLUGEN_SANDBOX_PORT", "many")))
        .contains("INFLUGEN_TOKEN_KEY", "INFLUGEN_SANDBOX_PORT", "no simulator")
        .doesNotContain("\tat ");
  }
}
