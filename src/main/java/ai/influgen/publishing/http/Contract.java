package ai.influgen.publishing.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the contract from the class path. */
final class Contract {
  static final String FILE = "openapi.yaml";

  private static final String SECURITY = "security";
  private static final String OUR_SECURITY = "x-security";

  private Contract() {}

  static Future<OpenAPIContract> load(Vertx vertx) {
    return vertx
        .fileSystem()
        .readFile(FILE)
        .compose(
            file ->
                vertx.executeBlocking(
                    () -> readable(parsed(file.toString(StandardCharsets.UTF_8))), false))
        .compose(contract -> OpenAPIContract.from(vertx, contract));
  }

  /** What the contract's {@code security} says of an operation. */
  static List<JsonObject> security(Operation operation) {
    return operation.getOpenAPIModel().getJsonArray(OUR_SECURITY, new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static JsonObject parsed(String yaml) {
    Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new JsonObject(new JsonObject(read).encode());
  }

  /**
   * vertx-openapi 5.0 refuses two things that OpenAPI allows: a server that is a relative address,
   * and answers of a media type it doesn't know, such as problem+json. It routes by neither, so it
   * is given the contract without the one and with another name for the other. Nor is it told of
   * security: where several credentials are taken, its router would refuse every call, even though
   * we do that ourselves.
   */
  private static JsonObject readable(JsonObject contract) {
    contract.remove("servers");
    JsonArray usual = (JsonArray) contract.remove(SECURITY);
    for (Map.Entry<String, Object> path : contract.getJsonObject("paths")) {
      for (Map.Entry<String, Object> part : (JsonObject) path.getValue()) {
        if (part.getValue() instanceof JsonObject operation) {
          Object own = operation.remove(SECURITY);
          operation.put(OUR_SECURITY, own == null ? usual : own);
        }
      }
    }
    renameProblems(contract);
    return contract;
  }

  private static void renameProblems(JsonObject part) {
    if (part.containsKey("application/problem+json")) {
      part.put("application/json", part.remove("application/problem+json"));
    }
    for (String key : List.copyOf(part.fieldNames())) {
      switch (part.getValue(key)) {
        case JsonObject object -> renameProblems(object);
        case JsonArray array -> renameProblems(array);
        case null, default -> {}
      }
    }
  }

  private static void renameProblems(JsonArray parts) {
    for (Object part : parts) {
      if (part instanceof JsonObject object) {
        renameProblems(object);
      }
    }
  }
}
