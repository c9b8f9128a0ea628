package ai.influgen.publishing.http;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Problem.Fault;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a request into the call of one operation, checked against the contract. */
final class CallReader {
  private final Operation operation;
  private final List<ParameterCheck> parameters;
  private final @Nullable BodyCheck body;

  CallReader(OpenAPIContract contract, Operation operation) {
    this.operation = operation;
    this.parameters =
        operation.getParameters().stream().map(one -> new ParameterCheck(contract, one)).toList();
    this.body = operation.getRequestBody() == null ? null : new BodyCheck(contract, operation);
  }

  String operationId() {
    return operation.getOperationId();
  }

  /**
   * The call.
   *
   * @throws Problem 400 with every part of the request that doesn't fit the contract
   */
  Call read(RoutingContext context) {
    Gate.passed(context, operation);
    List<Fault> faults = new ArrayList<>();
    Map<String, String> path = new HashMap<>();
    Map<String, String> query = new HashMap<>();
    for (ParameterCheck parameter : parameters) {
      parameter
          .read(context, faults)
          .ifPresent(
              value ->
                  (parameter.in() == Location.PATH ? path : query).put(parameter.name(), value));
    }
    JsonObject read = body == null ? new JsonObject() : body.read(context, faults);
    List<Call.Upload> uploads =
        Bodies.form(context).files().stream().map(CallReader::upload).toList();
    if (!faults.isEmpty()) {
      throw Problem.of(ProblemType.INVALID_REQUEST, summary(faults), faults);
    }
    return new Call(
        Gate.caller(context), path, query, read, uploads, BrowserMark.of(context.request()));
  }

  private static Call.Upload upload(Form.FilePart file) {
    Text.check("/" + file.name(), file.fileName());
    return new Call.Upload(file.name(), file.fileName(), file.path(), file.bytes());
  }

  private static String summary(List<Fault> faults) {
    Fault first = faults.getFirst();
    String where = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
    String more = faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more, see errors.";
    return where + first.message() + more;
  }
}
