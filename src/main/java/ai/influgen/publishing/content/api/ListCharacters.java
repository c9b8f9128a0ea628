package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.CharacterStore;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A page of the characters, oldest first. */
final class ListCharacters implements Operation {
  private final CharacterStore store;

  ListCharacters(CharacterStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "listCharacters";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .page(call.workspaceId(), PageRequest.of(call))
        .map(
            page -> {
              JsonArray characters = new JsonArray();
              page.items().forEach(character -> characters.add(CharacterJson.of(character)));
              return Reply.ok(
                  new JsonObject()
                      .put("characters", characters)
                      .put("next_cursor", page.nextCursor().orElse(null)));
            });
  }
}
