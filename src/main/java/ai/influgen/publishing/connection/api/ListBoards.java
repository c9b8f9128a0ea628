package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConnectedBoards;
import ai.influgen.publishing.connection.StoredConnection;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Boards.Board;
import ai.influgen.publishing.platform.Boards.Choice;
import ai.influgen.publishing.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The boards of the account that serves a place. */
final class ListBoards implements Operation {
  private final Integrations integrations;
  private final ConnectedBoards boards;

  ListBoards(Integrations integrations, ConnectedBoards boards) {
    this.integrations = integrations;
    this.boards = boards;
  }

  @Override
  public String id() {
    return "listBoards";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations
        .target(call)
        .compose(
            target ->
                integrations
                    .served(target)
                    .compose(found -> list(target.platform(), found.orElse(null))));
  }

  private Future<Reply> list(Platform platform, @Nullable StoredConnection connection) {
    String chosen =
        Optional.ofNullable(connection)
            .flatMap(c -> platform.boards().flatMap(b -> b.chosen(c.settings())))
            .map(Choice::boardId)
            .orElse(null);
    return boards.list(platform, connection).map(all -> reply(all, chosen));
  }

  private static Reply reply(List<Board> boards, @Nullable String chosen) {
    JsonArray list = new JsonArray();
    for (Board board : boards) {
      list.add(
          new JsonObject()
              .put("id", board.id())
              .put("name", board.name())
              .put("privacy", board.privacy())
              .put("description", board.description())
              .put("pin_count", board.posts())
              .put("is_default", board.id().equals(chosen)));
    }
    return Reply.ok(new JsonObject().put("boards", list));
  }
}
