package ai.influgen.publishing.app;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration file {@code conf/application.yaml} of the working directory; a missing one is
 * an empty one.
 */
final class ConfigFile {
  private static final String PATH = "conf/application.yaml";

  private ConfigFile() {}

  /** Its settings by their dotted names. */
  static Future<Map<String, String>> read(Vertx vertx) {
    ConfigStoreOptions file =
        new ConfigStoreOptions()
            .setType("file")
            .setFormat("yaml")
            .setOptional(true)
            .setConfig(new JsonObject().put("path", PATH));
    ConfigRetriever retriever =
        ConfigRetriever.create(
            vertx,
            new ConfigRetrieverOptions()
                .setIncludeDefaultStores(false)
                .setScanPeriod(-1)
                .addStore(file));
    return retriever
        .getConfig()
        .map(ConfigFile::flat)
        .eventually(
            () -> {
              retriever.close();
              return Future.succeededFuture();
            });
  }

  static Map<String, String> flat(JsonObject tree) {
    Map<String, String> settings = new TreeMap<>();
    flatten("", tree, settings);
    return settings;
  }

  private static void flatten(String prefix, JsonObject tree, Map<String, String> settings) {
    for (Map.Entry<String, Object> entry : tree) {
      String name = prefix + entry.getKey();
      if (entry.getValue() instanceof JsonObject branch) {
        flatten(name + ".", branch, settings);
      } else if (entry.getValue() != null) {
        settings.put(name, String.valueOf(entry.getValue()));
      }
    }
  }
}
