package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.CharacterStore;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** One character. */
final class GetCharacter implements Operation {
  private final CharacterStore store;

  GetCharacter(CharacterStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "getCharacter";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return store
        .find(call.workspaceId(), call.pathId("id", IdKind.CHARACTER))
        .map(found -> found.orElseThrow(() -> Problem.notFound("character")))
        .map(character -> Reply.ok(CharacterJson.of(character)));
  }
}
