package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All media, kept in the state file. */
final class MediaLibrary {
  /** How long a file that is complete can be attached. */
  static final Duration LIFE = Duration.ofHours(24);

  /** How long an upload may take, as the answer to initialize shows. */
  static final Duration UPLOAD_LIFE = Duration.ofSeconds(1_295_999);

  private static final String LINE = "twitter.media";

  private final StateLog log;
  private final InstantSource clock;
  private final Map<String, Media> idToMedia = new HashMap<>();
  private final Sequence ids = new Sequence(1_880_000_000_000_000_000L);

  MediaLibrary(StateLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
    log.register(LINE, Media.class, this::apply);
  }

  /** Begins an upload. */
  Media open(Account account, MediaSpec spec) {
    return put(
        new Media(
            ids.next(),
            account.id(),
            spec,
            clock.instant().plus(UPLOAD_LIFE).toEpochMilli(),
            "",
            Media.Processing.NONE,
            ""));
  }

  /** Notes that the bytes are there. */
  Media complete(Media media, String file, Media.Processing processing) {
    return put(media.complete(file, processing, clock.instant().plus(LIFE)));
  }

  /** Notes a description. */
  Media describe(Media media, String altText) {
    return put(media.described(altText));
  }

  /** The file of that id, if it is the account's. */
  Optional<Media> find(String id, Account account) {
    return Optional.ofNullable(idToMedia.get(id))
        .filter(media -> media.account().equals(account.id()));
  }

  private Media put(Media media) {
    apply(media);
    log.append(LINE, media);
    return media;
  }

  private void apply(Media media) {
    ids.seen(media.id());
    idToMedia.put(media.id(), media);
  }
}
