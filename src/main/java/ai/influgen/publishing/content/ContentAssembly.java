package ai.influgen.publishing.content;

import ai.influgen.publishing.content.ContentEdit.MediaUse;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.media.MediaStore;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the new body out of the one that was there and what an edit says. */
public final class ContentAssembly {
  private final MediaStore media;

  public ContentAssembly(MediaStore media) {
    this.media = media;
  }

  /**
   * The new body.
   *
   * @throws Problem as the future's failure: 400 if the workspace has no such media
   */
  Future<ContentBody> body(
      SqlClient client, UUID workspaceId, ContentBody before, ContentEdit edit) {
    List<ContentEdit.CaptionText> given = edit.captions();
    List<Caption> captions =
        given == null ? before.captions() : Captions.arranged(given, before.captions());
    JsonObject newSettings = edit.settings();
    JsonObject settings = newSettings == null ? before.settings() : newSettings;
    List<MediaUse> uses = edit.media();
    if (uses == null) {
      return Future.succeededFuture(new ContentBody(captions, before.media(), settings));
    }
    List<UUID> ids = uses.stream().map(MediaUse::mediaId).toList();
    return media
        .find(client, workspaceId, ids)
        .map(found -> new ContentBody(captions, shown(uses, found), settings));
  }

  private static List<MediaItem> shown(List<MediaUse> uses, List<MediaItem> found) {
    Map<String, MediaItem> idToItem =
        found.stream().collect(Collectors.toMap(MediaItem::id, Function.identity()));
    List<MediaItem> shown = new ArrayList<>();
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      String id = IdKind.MEDIA.show(uses.get(i).mediaId());
      MediaItem item = idToItem.get(id);
      if (item == null) {
        faults.add(
            new Problem.Fault("/media/" + i + "/media_id", "There is no media " + id + " here."));
      } else {
        shown.add(with(item, uses.get(i)));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.of(ProblemType.INVALID_REQUEST, faults.getFirst().message(), faults);
    }
    return shown;
  }

  private static MediaItem with(MediaItem item, MediaUse use) {
    return new MediaItem(
        item.id(),
        item.type(),
        item.contentType(),
        item.bytes(),
        item.width(),
        item.height(),
        item.duration(),
        item.sha256(),
        use.altText());
  }
}
