package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ContentEdit;
import ai.influgen.publishing.content.ContentWorkflow;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import java.util.UUID;

/** Makes a content item. */
final class CreateContent implements Operation {
  private final ContentWorkflow workflow;
  private final Platforms platforms;
  private final MediaLinks links;

  CreateContent(ContentWorkflow workflow, Platforms platforms, MediaLinks links) {
    this.workflow = workflow;
    this.platforms = platforms;
    this.links = links;
  }

  @Override
  public String id() {
    return "createContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    ContentEdit given = ContentRequest.read(call.body(), platforms);
    String character = call.body().getString("character_id");
    UUID characterId =
        IdKind.CHARACTER
            .read(character)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "/character_id", "There is no character " + character + " here."));
    return workflow
        .create(call.workspaceId(), characterId, given)
        .map(
            item ->
                Reply.created(
                    ContentJson.of(item, links),
                    "/api/v1/content/" + IdKind.CONTENT.show(item.id())));
  }
}
