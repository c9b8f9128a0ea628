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
 * The configuration files, {@code conf/application.yaml} and {@code conf/best-times.yaml}: those of
 * the working directory, else those of the jar; a missing one is an empty one.
 */
final class ConfigFile {
  private static final String APPLICATION = "conf/application.yaml";
  private static final String BEST_TIMES = "conf/best-times.yaml";

  private ConfigFile() {}

  /** The settings by their dotted names. */
  static Future<Map<String, String>> read(Vertx vertx) {
    return tree(vertx, APPLICATION).map(ConfigFile::flat);
  }

  /** What the smart schedule goes by. */
  static Future<JsonObject> bestTimes(Vertx vertx) {
    return tree(vertx, BEST_TIMES);
  }

  private static Future<JsonObject> tree(Vertx vertx, String path) {
    ConfigStoreOptions file =
        new ConfigStoreOptions()
            .setType("file")
            .setFormat("yaml")
            .setOptional(true)
            .setConfig(new JsonObject().put("path", path));
    ConfigRetriever retriever =
        ConfigRetriever.create(
            vertx,
            new ConfigRetrieverOptions()
                .setIncludeDefaultStores(false)
                .setScanPeriod(-1)
                .addStore(file));
    return retriever
        .getConfig()
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
