package ai.influgen.publishing.media.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.MediaIntake;
import ai.influgen.publishing.platform.MediaLinks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Takes an uploaded image or video. */
final class UploadMedia implements Operation {
  private final MediaIntake intake;
  private final MediaLinks links;

  UploadMedia(MediaIntake intake, MediaLinks links) {
    this.intake = intake;
    this.links = links;
  }

  @Override
  public String id() {
    return "uploadMedia";
  }

  @Override
  public Future<Reply> handle(Call call) {
    Call.Upload upload =
        call.uploads().stream()
            .filter(file -> file.field().equals("file"))
            .findFirst()
            .orElseThrow(
                () -> Problem.invalid("/file", "Send the file as the form's field \"file\"."));
    return intake
        .take(call.workspaceId(), upload.path(), upload.fileName(), null)
        .map(
            asset -> {
              JsonObject media = MediaJson.of(asset, links);
              return Reply.created(media, "/api/v1/media/" + asset.item().id());
            });
  }
}
