package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.CharacterStore;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** Makes a character. */
final class CreateCharacter implements Operation {
  private final CharacterStore store;

  CreateCharacter(CharacterStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "createCharacter";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .create(call.workspaceId(), CharacterJson.change(call.body()))
        .map(
            character ->
                Reply.created(
                    CharacterJson.of(character),
                    "/api/v1/characters/" + IdKind.CHARACTER.show(character.id())));
  }
}
