package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls of operations by a page: only those that the contract lets its visitor make. */
public final class AdmittedCalls {
  private final Operations operations;
  private final Map<String, Admission> admissions;

  /**
   * Calls of these operations.
   *
   * @throws IllegalStateException if the contract says what isn't kept here
   */
  public AdmittedCalls(Operations operations, OpenAPIContract contract) {
    this.operations = operations;
    this.admissions = admissions(contract);
  }

  /** Whom the contract lets through, by operationId. */
  static Map<String, Admission> admissions(OpenAPIContract contract) {
    return contract.operations().stream()
        .collect(Collectors.toUnmodifiableMap(Operation::getOperationId, Admission::of));
  }

  /**
   * Calls an operation; the future fails with a {@link
   * ai.influgen.publishing.http.operation.Problem} 403 if its caller may not.
   */
  public Future<Reply> call(String id, Call call) {
    return Future.succeededFuture(admissions.get(id))
        .map(admission -> admission.open() ? call : admitted(admission, call))
        .compose(admitted -> operations.call(id, admitted));
  }

  private static Call admitted(Admission admission, Call call) {
    admission.admit(call.caller());
    return call;
  }
}
