package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What comes before an operation: finds it, proves who calls and that they may, then reads the
 * body. In that order, so that nobody without a right to it makes us take in a body.
 */
final class Gate implements SecurityPolicyHandler {
  private static final String OPERATION = "gate.operation";
  private static final String CALLER = "gate.caller";

  private final OpenAPIContract contract;
  private final Map<String, Admission> admissions;
  private final Authenticator authenticator;
  private final Credentials credentials;
  private final Bodies bodies;

  Gate(Vertx vertx, OpenAPIContract contract, HttpEdge edge) {
    this.contract = contract;
    this.admissions = AdmittedCalls.admissions(contract);
    this.authenticator = edge.authenticator();
    this.credentials = new Credentials(new SameOrigin(edge.config()));
    this.bodies = new Bodies(vertx, edge.config());
  }

  @Override
  public void handle(RoutingContext context) {
    String address = context.normalizedPath();
    Path path = contract.findPath(address);
    if (path == null) {
      context.next();
      return;
    }
    Operation operation = contract.findOperation(address, context.request().method());
    if (operation == null) {
      context.response().putHeader(HttpHeaders.ALLOW, methods(path));
      context.fail(405);
      return;
    }
    context.put(OPERATION, operation.getOperationId());
    enter(context, operation);
  }

  private void enter(RoutingContext context, Operation operation) {
    // the body must wait until there is somebody to take it
    context.request().pause();
    Future.succeededFuture(operation)
        .compose(any -> caller(context, operation))
        .onSuccess(
            caller -> {
              context.put(CALLER, caller);
              bodies.read(context, operation);
            })
        .onFailure(context::fail);
  }

  private Future<@Nullable Caller> caller(RoutingContext context, Operation operation) {
    Admission admission = Objects.requireNonNull(admissions.get(operation.getOperationId()));
    if (admission.open()) {
      return Future.succeededFuture();
    }
    return authenticator
        .authenticate(credentials.token(context.request()))
        .map(caller -> admission.admit(caller));
  }

  private static String methods(Path path) {
    return path.getOperations().stream()
        .map(operation -> operation.getHttpMethod().name())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Who calls; null where the contract asks for no token. */
  static @Nullable Caller caller(RoutingContext context) {
    return context.get(CALLER);
  }

  /**
   * Makes sure that the router came to the operation that the token was checked for.
   *
   * @throws Problem 404 if it did not
   */
  static void passed(RoutingContext context, Operation operation) {
    if (!operation.getOperationId().equals(context.get(OPERATION))) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }
  }
}
