package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code fields} parameter, such as {@code
 * id,name,picture,instagram_business_account{id,username}}.
 */
final class Fields {
  private final Map<String, Fields> nameToNested = new LinkedHashMap<>();

  private Fields() {}

  /** Reads the parameter. */
  static Fields parse(String text) {
    Fields fields = new Fields();
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == text.length())) {
        fields.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    return fields;
  }

  boolean names(String field) {
    return nameToNested.containsKey(field);
  }

  /** The chosen part of an object; its id is always there. */
  JsonObject select(JsonObject full) {
    JsonObject chosen = new JsonObject();
    if (full.containsKey("id")) {
      chosen.put("id", full.getValue("id"));
    }
    nameToNested.forEach(
        (name, nested) -> {
          if (full.containsKey(name)) {
            chosen.put(name, nested.selectValue(full.getValue(name)));
          }
        });
    return chosen;
  }

  private Object selectValue(Object value) {
    return switch (value) {
      case JsonObject edge when edge.getValue("data") instanceof JsonArray items ->
          new JsonObject()
              .put("data", new JsonArray(items.stream().map(this::selectValue).toList()));
      case JsonObject node when node.containsKey("id") -> select(node);
      default -> value;
    };
  }

  private void add(String field) {
    int brace = field.indexOf('{');
    if (brace < 0) {
      if (!field.isEmpty()) {
        nameToNested.put(field, new Fields());
      }
      return;
    }
    int end = field.endsWith("}") ? field.length() - 1 : field.length();
    nameToNested.put(field.substring(0, brace).strip(), parse(field.substring(brace + 1, end)));
  }
}
