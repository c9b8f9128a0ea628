package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Disconnecting;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Disconnects what is connected at exactly that place; posts that wait for it are held. */
final class DisconnectIntegration implements Operation {
  private final Integrations integrations;
  private final Disconnecting disconnecting;

  DisconnectIntegration(Integrations integrations, Disconnecting disconnecting) {
    this.integrations = integrations;
    this.disconnecting = disconnecting;
  }

  @Override
  public String id() {
    return "disconnectIntegration";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations
        .target(call)
        .compose(
            target ->
                disconnecting
                    .disconnect(target.platform(), target.place())
                    .map(held -> reply(target, held)));
  }

  private static Reply reply(Integrations.Target target, int held) {
    return Reply.ok(
        new JsonObject()
            .put("platform", target.platform().name().value())
            .put("state", "disconnected")
            .put("held_posts", held));
  }
}
