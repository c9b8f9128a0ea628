package ai.influgen.publishing.platform.tiktok;

import ai.influgen.publishing.platform.Journal;
import ai.influgen.publishing.platform.PublishOutcome.Published;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal proves to be public.
 *
 * @param www where people look at posts
 */
record TikTokPublic(URI www) {

  /** The post, if TikTok has said that it is out; its id may come later, or never. */
  Optional<Published> of(Journal journal) {
    List<Journal.Entry> complete =
        journal.entries().stream().filter(TikTokPublic::complete).toList();
    return complete.isEmpty() ? Optional.empty() : Optional.of(published(journal, complete));
  }

  private Published published(Journal journal, List<Journal.Entry> complete) {
    List<String> ids =
        complete.reversed().stream()
            .map(e -> TikTokJson.ids(e.result(), TikTokStatus.POST_IDS))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    TikTokHistory history = new TikTokHistory(journal);
    JsonObject evidence = new JsonObject();
    history.publishId().ifPresent(id -> evidence.put(TikTokHistory.PUBLISH_ID, id));
    evidence.put(TikTokStatus.POST_IDS, new JsonArray(ids));
    String id = ids.isEmpty() ? null : ids.getFirst();
    return new Published(id, permalink(history, id), evidence);
  }

  private @Nullable String permalink(TikTokHistory history, @Nullable String id) {
    String username = history.creator().map(TikTokCreator::username).orElse("");
    return id == null || username.isBlank()
        ? null
        : TikTokApi.join(www, "@" + username + "/video/" + id).toString();
  }

  private static boolean complete(Journal.Entry entry) {
    return TikTokStatus.State.PUBLISH_COMPLETE
        .name()
        .equals(entry.result().getValue(TikTokStatus.STATUS));
  }
}
