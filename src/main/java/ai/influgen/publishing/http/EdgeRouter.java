package ai.influgen.publishing.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.stream.Collectors;

/** Puts the routes together: request ids, failures, what is beside the contract, the contract. */
final class EdgeRouter {
  private static final int[] UNROUTED = {400, 404, 405, 406, 415, 500};

  private final Vertx vertx;
  private final HttpEdge edge;
  private final OpenAPIContract contract;

  EdgeRouter(Vertx vertx, HttpEdge edge, OpenAPIContract contract) {
    this.vertx = vertx;
    this.edge = edge;
    this.contract = contract;
  }

  /**
   * The router.
   *
   * @throws IllegalStateException if the contract and the operations differ
   */
  Router build() {
    Router router = Router.router(vertx);
    FailureHandler failures = new FailureHandler(edge.config());
    router.route().handler(new RequestId());
    for (int status : UNROUTED) {
      router.errorHandler(status, failures);
    }
    edge.extraRoutes().forEach(group -> group.mount(router));
    router.route("/*").subRouter(contractRouter());
    // last, so that a page can say in its own way what went wrong
    router.route().failureHandler(failures);
    return router;
  }

  /**
   * The contract's routes. The router's own security knows no opaque tokens. Its own validation
   * reads uploads into memory, decodes the values of a query twice, and goes through the queue of
   * blocking work, where one slow task would hold up every request. So both are done here.
   */
  private Router contractRouter() {
    Operations operations = new Operations(edge.operations());
    operations.match(
        contract.operations().stream()
            .map(Operation::getOperationId)
            .collect(Collectors.toUnmodifiableSet()));
    RouterBuilder builder = RouterBuilder.create(vertx, contract);
    builder.rootHandler(new Gate(vertx, contract, edge));
    for (Operation operation : contract.operations()) {
      builder
          .getRoute(operation.getOperationId())
          .setDoSecurity(false)
          .setDoValidation(false)
          .addHandler(new OperationHandler(operations, new CallReader(contract, operation)));
    }
    return builder.createRouter();
  }
}
