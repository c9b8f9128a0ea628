package ai.influgen.publishing.content.api;

import ai.influgen.publishing.content.ApprovalWatcher;
import ai.influgen.publishing.content.CharacterStore;
import ai.influgen.publishing.content.ContentAssembly;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.content.ContentWorkflow;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.media.MediaLibrary;
import ai.influgen.publishing.platform.MediaLinks;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.Database;
import java.time.InstantSource;
import java.util.List;

/** The operations on characters and content, for the router. */
public final class ContentOperations {
  private ContentOperations() {}

  public static List<Operation> all(
      Database database,
      MediaLibrary library,
      Platforms platforms,
      ApprovalWatcher watcher,
      InstantSource clock) {
    CharacterStore characters = new CharacterStore(database, clock);
    ContentStore store = new ContentStore(database, clock);
    ContentAssembly assembly = new ContentAssembly(library.store());
    ContentWorkflow workflow =
        new ContentWorkflow(database, store, characters, assembly, watcher, clock);
    MediaLinks links = library.links();
    return List.of(
        new CreateCharacter(characters),
        new GetCharacter(characters),
        new ListCharacters(characters),
        new UpdateCharacter(characters),
        new CreateContent(workflow, platforms, links),
        new GetContent(store, links),
        new ListContent(store, links),
        new UpdateContent(workflow, platforms, links),
        new ApproveContent(workflow, links),
        new RejectContent(workflow, links));
  }
}
