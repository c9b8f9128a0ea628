package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.Ledger;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.tiktok.Publish.Stage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every publish there ever was. One line of the state file makes a post, its entry in the ledger
 * and the end of its publish, so that a kill leaves all of it or nothing.
 */
final class Publishes {
  private static final String LINE = "tiktok.publish";
  private static final Duration DAY = Duration.ofHours(24);
  private static final long FIRST_ID = 7_000_000_000_000_000_000L;

  private final StateLog log;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Map<String, Publish> idToPublish = new LinkedHashMap<>();
  private long lastId = FIRST_ID;

  Publishes(StateLog log, InstantSource clock, Ledger ledger) {
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    log.register(LINE, Publish.class, this::apply);
  }

  /** The next number; publishes and posts count together. */
  String nextId() {
    lastId++;
    return Long.toString(lastId);
  }

  /** Notes a publish in its newest state. */
  Publish note(Publish publish) {
    apply(publish);
    log.append(LINE, publish);
    return publish;
  }

  Optional<Publish> find(String id) {
    return Optional.ofNullable(idToPublish.get(id));
  }

  /** The publish whose upload URL has that number. */
  Optional<Publish> ofUpload(String uploadId) {
    return idToPublish.values().stream()
        .filter(publish -> publish.uploadId().equals(uploadId))
        .findFirst();
  }

  /** Those of an account, the newest first. */
  List<Publish> of(Account account) {
    return all().filter(each -> each.account().equals(account.id())).toList().reversed();
  }

  Stream<Publish> all() {
    return List.copyOf(idToPublish.values()).stream();
  }

  /** The direct posts of the last 24 hours that are out or on their way. */
  long postsLately(Account account) {
    return lately(account)
        .filter(publish -> !publish.draft().inbox())
        .filter(publish -> publish.stage() != Stage.FAILED)
        .filter(publish -> publish.stage() != Stage.WAITING_FOR_BYTES)
        .count();
  }

  /** The uploads to the inbox of the last 24 hours; nobody finishes them here. */
  long sharesLately(Account account) {
    return lately(account)
        .filter(publish -> publish.draft().inbox())
        .filter(publish -> publish.stage() != Stage.FAILED)
        .count();
  }

  private Stream<Publish> lately(Account account) {
    long since = clock.instant().minus(DAY).toEpochMilli();
    return all()
        .filter(publish -> publish.account().equals(account.id()))
        .filter(publish -> publish.createdAt() > since);
  }

  private void apply(Publish publish) {
    Publish before = idToPublish.put(publish.id(), publish);
    seen(publish.uploadId());
    if (publish.stage() == Stage.COMPLETE && (before == null || before.stage() != Stage.COMPLETE)) {
      seen(publish.progress().postId());
      ledger.add(entry(publish));
    }
  }

  private void seen(String id) {
    lastId = Math.max(lastId, Long.parseLong(id));
  }

  private static Ledger.Publish entry(Publish publish) {
    Draft draft = publish.draft();
    JsonObject details =
        new JsonObject()
            .put("publish_id", publish.id())
            .put("title", draft.title())
            .put("description", draft.description())
            .put("privacy_level", draft.privacy());
    return new Ledger.Publish(
        TikTokSandbox.NAME,
        Creators.ALL.byId(publish.account()).orElseThrow().username(),
        publish.progress().postId(),
        TikTokSandbox.word(draft.kind()),
        draft.text(),
        publish.progress().media().stream().map(MediaStore::hashOf).toList(),
        Instant.ofEpochMilli(publish.progress().at()),
        details);
  }
}
