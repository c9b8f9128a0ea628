package ai.influgen.publishing.schedule.smart;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;

/** The best times that this server comes with. */
public final class TestTimes {
  private TestTimes() {}

  /** As the file has them. */
  public static JsonObject json() {
    try {
      return yaml(Files.readString(Path.of("conf", "best-times.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static BestTimes read() {
    return new BestTimesReader(json()).read();
  }

  static JsonObject yaml(String text) {
    Object tree = new Yaml().load(text);
    return new JsonObject(Json.encode(tree));
  }
}
