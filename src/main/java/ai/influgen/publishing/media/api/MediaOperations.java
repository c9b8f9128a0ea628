package ai.influgen.publishing.media.api;

import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.media.MediaLibrary;
import java.util.List;

/** The media operations, for the router. */
public final class MediaOperations {
  private MediaOperations() {}

  public static List<Operation> all(MediaLibrary library) {
    return List.of(
        new UploadMedia(library.intake(), library.links()),
        new ImportMedia(library.imports(), library.links()),
        new GetMedia(library.store(), library.links()),
        new ListMedia(library.store(), library.links()));
  }
}
