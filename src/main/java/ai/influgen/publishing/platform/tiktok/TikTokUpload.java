package ai.influgen.publishing.platform.tiktok;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A video's upload under way. The last chunk takes the rest.
 *
 * @param url where the chunks go, exactly as TikTok gave it
 * @param expiresAt when TikTok closes it
 * @param size of the video, in bytes
 * @param chunkBytes of each chunk but the last
 */
record TikTokUpload(URI url, Instant expiresAt, long size, long chunkBytes) {
  /** From the answer to {@code init}. */
  private static final Duration LIFE = Duration.ofHours(1);

  /** What is left at least when the last chunk begins; it takes a minute or two at most. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final String URL = "upload_url";
  private static final String EXPIRES_AT = "expires_at";
  private static final String SIZE = "video_size";
  private static final String CHUNK = "chunk_size";

  /**
   * The chunk size that is told for a file: even chunks, of as much as is wanted at most where the
   * least allows that. The last one, which takes the rest, is then hardly longer than the others;
   * it is sent at the very instant the video is due.
   */
  static long chunkBytes(long size, long wanted) {
    long most = Math.max(1, size / TikTokLimits.CHUNK_LEAST);
    long chunks = Math.min(most, Math.ceilDiv(size, wanted));
    return size / Math.max(1, chunks);
  }

  /** How many chunks a file makes. */
  static int chunks(long size, long chunkBytes) {
    return chunkBytes <= 0 ? 1 : Math.toIntExact(Math.max(1, size / chunkBytes));
  }

  /** As the journal has it. */
  static TikTokUpload of(JsonObject kept) {
    return new TikTokUpload(
        URI.create(kept.getString(URL)),
        Instant.parse(kept.getString(EXPIRES_AT)),
        kept.getLong(SIZE),
        kept.getLong(CHUNK));
  }

  /** An upload that was asked for then. */
  static TikTokUpload begun(URI url, Instant asked, long size, long wantedChunk) {
    return new TikTokUpload(url, asked.plus(LIFE), size, chunkBytes(size, wantedChunk));
  }

  /** Adds what the journal has to know. */
  JsonObject into(JsonObject kept) {
    return kept.put(URL, url.toString())
        .put(EXPIRES_AT, expiresAt.toString())
        .put(SIZE, size)
        .put(CHUNK, chunkBytes);
  }

  boolean open(Instant now) {
    return now.isBefore(expiresAt.minus(MARGIN));
  }

  int chunks() {
    return chunks(size, chunkBytes);
  }

  /** The first byte of a chunk, from 1. */
  long start(int chunk) {
    return (chunk - 1) * chunkBytes;
  }

  /** The byte after the last one of a chunk. */
  long end(int chunk) {
    return chunk == chunks() ? size : chunk * chunkBytes;
  }

  /** Which chunk begins with that byte; empty if none does. */
  OptionalInt chunkAt(long offset) {
    for (int chunk = 1; chunk <= chunks(); chunk++) {
      if (start(chunk) == offset) {
        return OptionalInt.of(chunk);
      }
    }
    return OptionalInt.empty();
  }
}
