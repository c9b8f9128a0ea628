package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a call, wherever they came: query, form or JSON body. */
final class Parameters {
  private final Map<String, String> nameToValue = new HashMap<>();

  Parameters(RoutingContext ctx) {
    ctx.queryParams().forEach(nameToValue::put);
    ctx.request().formAttributes().forEach(nameToValue::put);
    String type = ctx.request().getHeader("Content-Type");
    if (type != null && type.contains("json") && ctx.body() != null && ctx.body().length() > 0) {
      addJson(ctx);
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(nameToValue.get(name)).filter(value -> !value.isEmpty());
  }

  String text(String name) {
    return get(name).orElse("");
  }

  String require(String name) {
    return get(name)
        .orElseThrow(
            () -> GraphErrors.PARAMETER.exception("The parameter " + name + " is required."));
  }

  boolean flag(String name) {
    return get(name)
        .map(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .orElse(false);
  }

  /** A whole number, or the other one when the parameter isn't there. */
  long number(String name, long otherwise) {
    try {
      return get(name).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw GraphErrors.PARAMETER.exception(name + " must be an integer.");
    }
  }

  /** A list, written with commas or as a JSON array. */
  List<String> list(String name) {
    String value = text(name).strip();
    if (value.startsWith("[")) {
      return array(name).stream().map(String::valueOf).toList();
    }
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** A JSON array, empty when the parameter isn't there. */
  JsonArray array(String name) {
    try {
      return get(name).map(JsonArray::new).orElseGet(JsonArray::new);
    } catch (DecodeException e) {
      throw GraphErrors.PARAMETER.exception(name + " must be an array.");
    }
  }

  private void addJson(RoutingContext ctx) {
    try {
      JsonObject body = ctx.body().asJsonObject();
      body.forEach(field -> nameToValue.put(field.getKey(), written(field.getValue())));
    } catch (DecodeException | ClassCastException e) {
      throw GraphErrors.PARAMETER.exception("The body is not a JSON object.");
    }
  }

  private static String written(Object value) {
    return switch (value) {
      case JsonObject object -> object.encode();
      case JsonArray array -> array.encode();
      default -> String.valueOf(value);
    };
  }
}
