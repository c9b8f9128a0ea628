package ai.influgen.publishing.http;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Problem.Fault;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of an operation and checks it. */
final class BodyCheck {
  private final boolean upload;
  private final boolean required;
  private final JsonSchema schema;
  private final Validator validator;

  BodyCheck(OpenAPIContract contract, Operation operation) {
    this.upload = Bodies.isUpload(operation);
    this.required = operation.getRequestBody().isRequired();
    this.schema =
        operation.getRequestBody().getContent().values().stream()
            .findFirst()
            .orElseThrow()
            .getSchema();
    this.validator = contract.getSchemaRepository().validator(schema);
  }

  /**
   * The body, empty if there is none; what doesn't fit the contract goes to the faults.
   *
   * @throws Problem 400 if it can't be read at all
   */
  JsonObject read(RoutingContext context, List<Fault> faults) {
    return upload ? form(context, faults) : json(context.body().buffer(), faults);
  }

  private JsonObject json(@Nullable Buffer bytes, List<Fault> faults) {
    if (bytes == null || bytes.length() == 0) {
      if (required) {
        faults.add(new Fault("", "A JSON body is needed."));
      }
      return new JsonObject();
    }
    Object value = decoded(bytes);
    Text.check("", value);
    faults.addAll(SchemaFaults.of(validator.validate(value), schema, ""));
    return value instanceof JsonObject object ? object : new JsonObject();
  }

  /** A form's fields; the schema's rules for values are for JSON, so only the names are checked. */
  private JsonObject form(RoutingContext context, List<Fault> faults) {
    Form form = Bodies.form(context);
    JsonObject fields = new JsonObject();
    form.fields().forEach(fields::put);
    Text.check("", fields);
    for (Object name : schema.get("required", new JsonArray())) {
      boolean there = fields.containsKey(name.toString()) || form.file(name.toString()).isPresent();
      if (!there) {
        faults.add(new Fault("/" + name, "A part with this name is needed."));
      }
    }
    return fields;
  }

  private static @Nullable Object decoded(Buffer bytes) {
    try {
      return Json.decodeValue(Text.utf8(bytes));
    } catch (DecodeException e) {
      throw Problem.of(ProblemType.INVALID_REQUEST, "The body is no valid JSON.");
    }
  }
}
