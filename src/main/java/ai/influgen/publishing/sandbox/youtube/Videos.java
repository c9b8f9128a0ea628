package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.Ledger;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions and the videos they made. One line of the state file makes a video, ends its session and
 * enters it in the ledger, so that a kill leaves all of it or nothing.
 */
final class Videos {
  private static final String SESSION = "youtube.session";
  private static final String VIDEO = "youtube.video";
  private static final int ID_BYTES = 8;

  private final StateLog log;
  private final InstantSource clock;
  private final Ledger ledger;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> idToSession = new LinkedHashMap<>();
  private final Map<String, Video> idToVideo = new LinkedHashMap<>();
  private final Map<String, String> sessionToVideo = new LinkedHashMap<>();

  Videos(StateLog log, InstantSource clock, Ledger ledger) {
    this.log = log;
    this.clock = clock;
    this.ledger = ledger;
    log.register(SESSION, Session.class, session -> idToSession.put(session.id(), session));
    log.register(VIDEO, Video.class, this::apply);
  }

  /** Opens a session. */
  Session open(Account account, Metadata metadata, long size, Session.Plan plan) {
    Session session = new Session(secret(24), account.id(), metadata, size, clock.millis(), plan);
    idToSession.put(session.id(), session);
    log.append(SESSION, session);
    return session;
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(idToSession.get(id));
  }

  /** Makes the video of a session. */
  Video make(Session session, Session.Plan plan, Video.File file) {
    return note(
        new Video(
            secret(ID_BYTES),
            session.id(),
            session.account(),
            session.metadata(),
            file,
            clock.millis(),
            plan,
            ""));
  }

  /** Notes a video in its newest state. */
  Video note(Video video) {
    apply(video);
    log.append(VIDEO, video);
    return video;
  }

  Optional<Video> find(String id) {
    return Optional.ofNullable(idToVideo.get(id));
  }

  /** The video that a session made. */
  Optional<Video> madeBy(Session session) {
    return Optional.ofNullable(sessionToVideo.get(session.id())).flatMap(this::find);
  }

  /** The videos of a channel, the newest first. */
  List<Video> of(Account account) {
    return idToVideo.values().stream()
        .filter(video -> video.account().equals(account.id()))
        .toList()
        .reversed();
  }

  /** How many a channel uploaded within the last 24 hours. */
  long lately(Account account) {
    long since = clock.instant().minus(Duration.ofHours(24)).toEpochMilli();
    return of(account).stream().filter(video -> video.createdAt() > since).count();
  }

  private void apply(Video video) {
    boolean isNew = idToVideo.put(video.id(), video) == null;
    sessionToVideo.put(video.session(), video.id());
    if (isNew && video.plan().endsWell()) {
      ledger.add(entry(video));
    }
  }

  private static Ledger.Publish entry(Video video) {
    Metadata metadata = video.metadata();
    return new Ledger.Publish(
        YouTubeSandbox.NAME,
        Channels.ALL.byId(video.account()).orElseThrow().username(),
        video.id(),
        "video",
        metadata.text(),
        List.of(MediaStore.hashOf(video.file().media())),
        Instant.ofEpochMilli(video.createdAt()),
        new JsonObject()
            .put("title", metadata.title())
            .put("description", metadata.description())
            .put("tags", new JsonArray(metadata.tags()))
            .put("privacy_status", metadata.privacy()));
  }

  private String secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
