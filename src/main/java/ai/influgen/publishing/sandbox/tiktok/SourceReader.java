package ai.influgen.publishing.sandbox.tiktok;

import static ai.influgen.publishing.sandbox.tiktok.DraftReader.demand;

import ai.influgen.publishing.sandbox.tiktok.Draft.Source;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Reads {@code source_info}: the chunks of a file, or URLs. Throws the API's errors. */
final class SourceReader {
  private static final int MOST_PHOTOS = 35;
  private static final int MOST_CHUNKS = 1000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final TikTokSettings settings;

  SourceReader(TikTokSettings settings) {
    this.settings = settings;
  }

  Source video(JsonObject info) {
    return switch (info.getString("source", "")) {
      case "FILE_UPLOAD" -> file(info);
      case "PULL_FROM_URL" -> {
        String url = info.getString("video_url", "");
        check(url);
        yield Source.of(List.of(url));
      }
      default -> throw TikTokError.INVALID_PARAMS.exception("source");
    };
  }

  Source photos(JsonObject info) {
    demand("PULL_FROM_URL".equals(info.getString("source")), "source must be PULL_FROM_URL");
    List<String> urls = DraftReader.texts(info, "photo_images");
    demand(!urls.isEmpty() && urls.size() <= MOST_PHOTOS, "photo_images takes 1 to 35");
    int cover = info.getInteger("photo_cover_index", 0);
    demand(cover >= 0 && cover < urls.size(), "photo_cover_index");
    urls.forEach(this::check);
    return Source.of(urls);
  }

  /** The chunk arithmetic of the media transfer guide; the last chunk takes the remainder. */
  private Source file(JsonObject info) {
    long size = info.getLong("video_size", 0L);
    long chunkSize = info.getLong("chunk_size", 0L);
    long chunks = info.getLong("total_chunk_count", 0L);
    demand(size > 0, "video_size");
    if (size > MediaCheck.LARGEST_VIDEO) {
      throw TikTokError.INVALID_FILE_UPLOAD.exception();
    }
    boolean whole = chunkSize == size;
    demand(chunkSize > 0 && chunkSize <= size, "chunk_size");
    demand(whole || chunkSize >= settings.smallestChunk(), "chunk_size is too small");
    demand(chunkSize <= settings.largestChunk(), "chunk_size is too large");
    demand(chunks == size / chunkSize && chunks <= MOST_CHUNKS, "total_chunk_count");
    demand(chunks > 1 || size <= settings.largestChunk(), "total_chunk_count");
    return new Source(size, chunkSize, chunks, List.of());
  }

  private void check(String url) {
    URI uri = parsed(url);
    boolean secure = "https".equals(uri.getScheme());
    boolean allowed =
        settings.plainHttpAnywhere() || LOOPBACK.contains(String.valueOf(uri.getHost()));
    demand(secure || ("http".equals(uri.getScheme()) && allowed), "The URL must be https");
    if (settings.requiresVerifiedDomain()) {
      throw TikTokError.URL_OWNERSHIP_UNVERIFIED.exception();
    }
  }

  private static URI parsed(String url) {
    try {
      URI uri = new URI(url);
      demand(uri.getHost() != null, "The URL has no host");
      return uri;
    } catch (URISyntaxException e) {
      throw TikTokError.INVALID_PARAMS.exception("The URL is none");
    }
  }
}
