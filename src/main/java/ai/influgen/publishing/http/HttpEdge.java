package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Operation;
import java.util.List;

/**
 * The parts of the edge.
 *
 * @param operations one for each operationId of the contract
 * @param extraRoutes what is served beside the contract
 */
public record HttpEdge(
    HttpConfig config,
    List<Operation> operations,
    Authenticator authenticator,
    List<RouteGroup> extraRoutes) {
  public HttpEdge {
    operations = List.copyOf(operations);
    extraRoutes = List.copyOf(extraRoutes);
  }
}
