package ai.influgen.publishing.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Every publish that became public, in the order in which it did, a double one included: the oracle
 * of the chaos tests. Holds no file of its own; platforms add to it when a publish happens and
 * again when their state is replayed.
 */
public final class Ledger {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One publish.
   *
   * @param seq counts up from 1 over all platforms
   * @param platform the platform's name, such as {@code instagram}
   * @param account the username it appeared under
   * @param remotePostId the id the platform answered with
   * @param kind the platform's name for the kind of post
   * @param text the caption as accepted
   * @param media the SHA-256 of each media file, in order
   * @param acceptedAt when it became public
   * @param details what the platform has beside, such as a title or a board; empty for none
   */
  public record Entry(
      long seq,
      String platform,
      String account,
      String remotePostId,
      String kind,
      String text,
      List<String> media,
      Instant acceptedAt,
      JsonObject details) {}

  /** What a platform says of a publish; the ledger gives it the next number. */
  public record Publish(
      String platform,
      String account,
      String remotePostId,
      String kind,
      String text,
      List<String> media,
      Instant acceptedAt,
      JsonObject details) {

    /** A publish with no details. */
    public Publish(
        String platform,
        String account,
        String remotePostId,
        String kind,
        String text,
        List<String> media,
        Instant acceptedAt) {
      this(platform, account, remotePostId, kind, text, media, acceptedAt, new JsonObject());
    }
  }

  /** Adds a publish. */
  public void add(Publish publish) {
    entries.add(
        new Entry(
            entries.size() + 1L,
            publish.platform(),
            publish.account(),
            publish.remotePostId(),
            publish.kind(),
            publish.text(),
            List.copyOf(publish.media()),
            publish.acceptedAt().truncatedTo(ChronoUnit.MILLIS),
            publish.details()));
  }

  /** The entries after a number, of one platform or, with an empty name, of all. */
  public List<Entry> after(long seq, String platform) {
    int from = Math.clamp(seq, 0, entries.size());
    return entries.subList(from, entries.size()).stream()
        .filter(entry -> platform.isEmpty() || entry.platform().equals(platform))
        .toList();
  }

  /** The number of the newest entry, 0 when there is none. */
  public long last() {
    return entries.size();
  }
}
