package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.call.Call;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A JSON body, checked as Pinterest's schema does while it is read. */
record Body(JsonObject json) {
  /**
   * The body of a call.
   *
   * @throws ai.influgen.publishing.sandbox.call.ReplyException when it is no JSON object
   */
  static Body of(Call call) {
    return new Body(
        call.json().orElseThrow(() -> Errors.invalid("the body is no JSON object").exception()));
  }

  boolean has(String name) {
    return json.getValue(name) != null;
  }

  /** A text, empty when it is missing or null; refused when it is longer or none. */
  String text(String name, int max) {
    Object value = json.getValue(name);
    if (value == null) {
      return "";
    }
    if (!(value instanceof String text)) {
      throw Errors.invalid("'%s' is not of type 'string'".formatted(name)).exception();
    }
    if (text.codePointCount(0, text.length()) > max) {
      throw Errors.invalid("'%s' is too long, maxLength=%d".formatted(name, max)).exception();
    }
    return text;
  }

  /** An id, empty when it is missing or null; refused when it isn't digits. */
  String id(String name) {
    String id = text(name, 50);
    if (!id.isEmpty() && !id.matches("\\d+")) {
      throw Errors.invalid("'%s' does not match '^\\d+$'".formatted(name)).exception();
    }
    return id;
  }

  /** A whole number of 0 or more, the other one when it is missing. */
  int number(String name, int otherwise) {
    Object value = json.getValue(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number && number >= 0) {
      return number;
    }
    throw Errors.invalid("'%s' must be an integer of 0 or more".formatted(name)).exception();
  }

  /** An object within it, which must be there. */
  Body object(String name) {
    if (json.getValue(name) instanceof JsonObject object) {
      return new Body(object);
    }
    throw Errors.invalid("'%s' is required and is an object".formatted(name)).exception();
  }

  /** The objects of an array; refused when there are fewer or more. */
  List<Body> objects(String name, int min, int max) {
    if (!(json.getValue(name) instanceof JsonArray array)
        || array.size() < min
        || array.size() > max) {
      throw Errors.invalid("'%s' must have minItems=%d, maxItems=%d".formatted(name, min, max))
          .exception();
    }
    List<Body> objects = new ArrayList<>();
    for (Object item : array) {
      if (!(item instanceof JsonObject object)) {
        throw Errors.invalid("an item of '%s' is no object".formatted(name)).exception();
      }
      objects.add(new Body(object));
    }
    return objects;
  }
}
