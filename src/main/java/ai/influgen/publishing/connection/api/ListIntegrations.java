package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.Platforms;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every platform, with what serves the workspace or a character there. */
final class ListIntegrations implements Operation {
  private final Platforms platforms;
  private final PgConnections connections;
  private final Integrations integrations;

  ListIntegrations(Platforms platforms, PgConnections connections, Integrations integrations) {
    this.platforms = platforms;
    this.connections = connections;
    this.integrations = integrations;
  }

  @Override
  public String id() {
    return "listIntegrations";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations
        .character(call)
        .compose(c -> connections.serving(call.workspaceId(), c.orElse(null), null))
        .compose(
            serving ->
                integrations.views(call.workspaceId(), serving).map(view -> list(view, serving)));
  }

  private Reply list(Integrations.View view, List<StoredConnection> serving) {
    JsonArray list = new JsonArray();
    platforms.all().forEach(platform -> list.add(view.of(platform, first(platform, serving))));
    return Reply.ok(new JsonObject().put("integrations", list));
  }

  private static @Nullable StoredConnection first(
      Platform platform, List<StoredConnection> serving) {
    return serving.stream()
        .filter(c -> c.place().platform().equals(platform.name()))
        .findFirst()
        .orElse(null);
  }
}
