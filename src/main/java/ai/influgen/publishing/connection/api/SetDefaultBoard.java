package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConnectedBoards;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Boards.Choice;
import io.vertx.core.Future;

/** Chooses where the posts of exactly that place's connection go that name no board. */
final class SetDefaultBoard implements Operation {
  private final Integrations integrations;
  private final PgConnections connections;
  private final ConnectedBoards boards;

  SetDefaultBoard(Integrations integrations, PgConnections connections, ConnectedBoards boards) {
    this.integrations = integrations;
    this.connections = connections;
    this.boards = boards;
  }

  @Override
  public String id() {
    return "setDefaultBoard";
  }

  @Override
  public Future<Reply> handle(Call call) {
    Choice choice =
        new Choice(call.body().getString("board_id"), call.body().getString("board_section_id"));
    return integrations
        .target(call)
        .compose(
            target ->
                connections
                    .at(target.place())
                    .compose(found -> boards.choose(target.platform(), found.orElse(null), choice))
                    .compose(v -> integrations.shown(target)));
  }
}
