package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;

/**
 * How a platform is connected; for a character that has no connection of its own, the workspace's.
 */
final class GetIntegration implements Operation {
  private final Integrations integrations;

  GetIntegration(Integrations integrations) {
    this.integrations = integrations;
  }

  @Override
  public String id() {
    return "getIntegration";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations.target(call).compose(integrations::serving);
  }
}
