package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem.Fault;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one parameter of an operation and checks it. */
final class ParameterCheck {
  /** As many digits as an int is sure to hold. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  private final Parameter parameter;
  private final Validator validator;

  /**
   * @throws IllegalStateException for a kind of parameter that is not read here, so that the start
   *     fails and not a call
   */
  ParameterCheck(OpenAPIContract contract, Parameter parameter) {
    boolean known = parameter.getIn() == Location.PATH || parameter.getIn() == Location.QUERY;
    SchemaType type = parameter.getSchemaType();
    if (!known || (type != SchemaType.STRING && type != SchemaType.INTEGER)) {
      throw new IllegalStateException(
          "The edge reads strings and whole numbers in path and query, not parameter "
              + parameter.getName());
    }
    this.parameter = parameter;
    this.validator = contract.getSchemaRepository().validator(parameter.getSchema());
  }

  String name() {
    return parameter.getName();
  }

  Location in() {
    return parameter.getIn();
  }

  /** The value, if there is one; what is wrong with it goes to the faults. */
  Optional<String> read(RoutingContext context, List<Fault> faults) {
    if (in() == Location.QUERY && context.queryParams().getAll(name()).size() > 1) {
      // another reader along the way might take the other one
      faults.add(new Fault(name(), "This parameter is there more than once: give it once."));
      return Optional.empty();
    }
    String raw =
        in() == Location.PATH ? context.pathParam(name()) : context.queryParams().get(name());
    if (raw == null) {
      if (parameter.isRequired()) {
        faults.add(new Fault(name(), "This parameter is needed."));
      }
      return Optional.empty();
    }
    Text.check(name(), raw);
    boolean number = parameter.getSchemaType() == SchemaType.INTEGER;
    if (number && !WHOLE_NUMBER.matcher(raw).matches()) {
      faults.add(new Fault(name(), "It must be a whole number."));
      return Optional.empty();
    }
    OutputUnit result = validator.validate(number ? (Object) Integer.valueOf(raw) : raw);
    faults.addAll(SchemaFaults.of(result, parameter.getSchema(), name()));
    return Optional.of(raw);
  }
}
