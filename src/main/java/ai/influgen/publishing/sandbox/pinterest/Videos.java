package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.Sequence;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.Account;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The videos, kept in the state file. */
final class Videos {
  private static final String LINE = "pinterest.media";
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StateLog log;
  private final InstantSource clock;
  private final PinterestSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final Sequence ids = new Sequence(5_212_123_920_968_240_000L);
  private final TreeMap<Long, Video> idToVideo = new TreeMap<>();

  Videos(StateLog log, InstantSource clock, PinterestSettings settings) {
    this.log = log;
    this.clock = clock;
    this.settings = settings;
    log.register(LINE, Video.class, this::apply);
  }

  Video register(Account account, Video.Plan plan) {
    Instant now = clock.instant();
    String id = ids.next();
    String date = AMZ_DATE.format(now);
    Map<String, String> parameters =
        Map.of(
            "x-amz-date",
            date,
            "x-amz-signature",
            secret(),
            "x-amz-security-token",
            secret(),
            "x-amz-algorithm",
            "AWS4-HMAC-SHA256",
            "key",
            "uploads/%s:video:%s".formatted(secret().substring(0, 12), id),
            "policy",
            secret(),
            "x-amz-credential",
            "SANDBOX/" + date.substring(0, 8) + "/us-east-1/s3/aws4_request",
            "Content-Type",
            "multipart/form-data");
    long until = now.plus(settings.millis("policy_life_ms")).toEpochMilli();
    return put(new Video(id, account.id(), parameters, until, plan, "", 0, false));
  }

  /** Notes that the bytes are there. */
  void received(Video video, String file, boolean bad) {
    long ready = clock.millis() + settings.number("video_processing_ms") + video.plan().slower();
    put(video.received(file, ready, bad));
  }

  Optional<Video> find(String id, Account account) {
    return id.matches("\\d{1,19}")
        ? Optional.ofNullable(idToVideo.get(Long.parseLong(id)))
            .filter(video -> video.account().equals(account.id()))
        : Optional.empty();
  }

  /** The video that is uploaded under a key. */
  Optional<Video> byKey(String key) {
    return idToVideo.values().stream()
        .filter(video -> key.equals(video.parameters().get("key")))
        .findFirst();
  }

  /** The videos of an account, the newest first. */
  List<Video> of(Account account) {
    return idToVideo.descendingMap().values().stream()
        .filter(video -> video.account().equals(account.id()))
        .toList();
  }

  /** A video that a Pin can show; what the platform answers to another is not documented. */
  Video ready(String id, Account account) {
    Video video =
        find(id, account)
            .orElseThrow(() -> Errors.invalid("media_id " + id + " is unknown").exception());
    if (video.status(clock.instant()) != Video.Status.SUCCEEDED) {
      throw Errors.invalid("media_id " + id + " has not been processed").exception();
    }
    return video;
  }

  private Video put(Video video) {
    apply(video);
    log.append(LINE, video);
    return video;
  }

  private void apply(Video video) {
    ids.seen(video.id());
    idToVideo.put(Long.parseLong(video.id()), video);
  }

  private String secret() {
    byte[] secret = new byte[24];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
