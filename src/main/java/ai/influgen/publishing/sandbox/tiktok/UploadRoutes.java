package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.call.ReplyException;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.tiktok.Publish.Stage;
import ai.influgen.publishing.sandbox.upload.ContentRange;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The upload host: {@code PUT} of one chunk after the other to the URL that init answered. A chunk
 * counts when all of it has arrived.
 */
final class UploadRoutes {
  private static final String PATH = TikTokSandbox.UPLOAD + "/video/";
  private static final Set<String> TYPES = Set.of("video/mp4", "video/quicktime", "video/webm");

  private final Site site;
  private final Publishes publishes;
  private final Processing processing;
  private final TikTokSettings settings;
  private final Set<String> running = new HashSet<>();

  UploadRoutes(Site site, Publishes publishes, Processing processing, TikTokSettings settings) {
    this.site = site;
    this.publishes = publishes;
    this.processing = processing;
    this.settings = settings;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.PUT, PATH, this::kind, this::put);
  }

  /** The path and query of a publish's upload URL. */
  static String address(Publish publish) {
    return PATH + "?upload_id=" + publish.uploadId() + "&upload_token=" + publish.uploadToken();
  }

  /** The account that a chunk is sent for. */
  Optional<Account> account(Call call) {
    return find(call).flatMap(publish -> Creators.ALL.byId(publish.account()));
  }

  private Optional<Publish> find(Call call) {
    String token = call.query("upload_token").orElse("");
    return call.query("upload_id")
        .flatMap(publishes::ofUpload)
        .filter(publish -> publish.uploadToken().equals(token));
  }

  /** The last chunk of what is to be posted is the publishing call. */
  private CallKind kind(Call call) {
    boolean posted = find(call).filter(publish -> !publish.draft().inbox()).isPresent();
    return posted && range(call).filter(ContentRange::isFinal).isPresent()
        ? CallKind.PUBLISH
        : CallKind.UPLOAD;
  }

  private static Optional<ContentRange> range(Call call) {
    return call.header("Content-Range").flatMap(ContentRange::parse);
  }

  private Future<Reply> put(Call call) {
    call.http().pause();
    return Future.succeededFuture(call)
        .compose(this::take)
        .onFailure(failure -> call.http().resume());
  }

  private Future<Reply> take(Call call) {
    Publish publish = find(call).orElseThrow(() -> Reply.empty(404).exception());
    long now = site.clock().millis();
    if (now - publish.createdAt() >= settings.uploadUrlLife().toMillis()) {
      throw Reply.empty(403).exception();
    }
    ContentRange range = range(call).orElseThrow(UploadRoutes::badRequest);
    check(call, publish, range);
    if (!running.add(publish.id())) {
      throw progress(503, publish).exception();
    }
    return processing
        .file(publish)
        .append(call.http(), range.first(), range.length())
        .map(stored -> stored(publish.id(), range))
        .onComplete(done -> running.remove(publish.id()));
  }

  private static void check(Call call, Publish publish, ContentRange range) {
    Draft.Source source = publish.draft().source();
    String length = call.header("Content-Length").orElse("");
    String type = call.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (range.total() != source.size()
        || !length.equals(Long.toString(range.length()))
        || !TYPES.contains(type)) {
      throw badRequest();
    }
    boolean follows = range.first() == publish.progress().bytes();
    if (publish.stage() != Stage.WAITING_FOR_BYTES || !follows) {
      throw progress(416, publish).exception();
    }
    if (range.last() != source.lastByteOfChunkAt(range.first())) {
      throw badRequest();
    }
  }

  private Reply stored(String id, ContentRange range) {
    Publish publish = publishes.find(id).orElseThrow();
    if (publish.stage() != Stage.WAITING_FOR_BYTES) {
      return progress(416, publish);
    }
    Stage next = range.isFinal() ? Stage.RECEIVED : Stage.WAITING_FOR_BYTES;
    Publish now = publishes.note(publish.at(publish.progress().stored(range.last() + 1, next)));
    processing.goOn(now);
    return progress(range.isFinal() ? 201 : 206, now);
  }

  /** An answer that tells how much is there. */
  private static Reply progress(int status, Publish publish) {
    long bytes = publish.progress().bytes();
    long total = publish.draft().source().size();
    Reply reply = Reply.empty(status);
    return bytes == 0
        ? reply
        : reply.with("Content-Range", "bytes 0-%d/%d".formatted(bytes - 1, total));
  }

  private static ReplyException badRequest() {
    return Reply.empty(400).exception();
  }
}
