package ai.influgen.publishing.app;

import ai.influgen.publishing.workspace.TokenFile;
import java.util.ArrayList;
import java.util.List;

/** What a person who starts the server is told: where it is and how to get in. */
final class Banner {
  private Banner() {}

  @SuppressWarnings("SystemOut") // for a person at the console, whatever is logged
  static void print(AppConfig config, String signInLink) {
    System.out.println(String.join(System.lineSeparator(), lines(config, signInLink)));
  }

  private static List<String> lines(AppConfig config, String signInLink) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Influgen Publishing is at " + config.publicUrl());
    lines.add("  sign in (once, within 15 minutes)  " + signInLink);
    lines.add(
        "  access token for the API           " + TokenFile.accessToken(config.dataDir()).path());
    if (config.mode() == AppConfig.Mode.DEVELOPMENT) {
      lines.add(
          "  agency key for public publish      " + TokenFile.apiKey(config.dataDir()).path());
    }
    lines.add("  API docs                           " + config.publicUrl() + "/docs");
    if (config.has(AppConfig.Role.SANDBOX)) {
      lines.add("  the simulated platforms            " + config.sandbox().url());
    }
    lines.add("");
    return lines;
  }
}
