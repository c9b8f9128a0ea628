package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** The bytes of a resumable upload: {@code PUT} of a session's address. */
final class UploadRoutes {
  static final String PATH = YouTubeSandbox.API + "/upload/youtube/v3/videos";
  private static final Set<String> ALL_PARTS = Set.of("snippet", "status");

  private final Tokens tokens;
  private final Videos videos;
  private final Pieces pieces;
  private final VideoJson json;
  private final YouTubeSettings settings;
  private final InstantSource clock;
  private final Set<String> running = new HashSet<>();

  UploadRoutes(
      Tokens tokens,
      Videos videos,
      Pieces pieces,
      VideoJson json,
      YouTubeSettings settings,
      InstantSource clock) {
    this.tokens = tokens;
    this.videos = videos;
    this.pieces = pieces;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.PUT, PATH, UploadRoutes::kind, this::put);
  }

  /** The path and query of a session's address. */
  static String address(Session session) {
    return PATH + "?uploadType=resumable&part=snippet,status&upload_id=" + session.id();
  }

  /** A question reads, the piece with the last byte publishes. */
  private static CallKind kind(Call call) {
    return switch (Piece.of(call)) {
      case Piece.Question _ -> CallKind.READ;
      case Piece.Bytes bytes -> bytes.isFinal() ? CallKind.PUBLISH : CallKind.UPLOAD;
      case Piece.Malformed _ -> CallKind.UPLOAD;
    };
  }

  private Future<Reply> put(Call call) {
    call.http().pause();
    return Future.succeededFuture(call).compose(this::take).onComplete(done -> drain(call));
  }

  private static void drain(Call call) {
    if (!call.http().isEnded()) {
      call.http().resume();
    }
  }

  private Future<Reply> take(Call call) {
    Account account = Scopes.upload(tokens.caller(call.bearer())).account();
    Session session = session(call, account);
    if (videos.madeBy(session).isPresent()) {
      return Future.succeededFuture(done(200, videos.madeBy(session).get()));
    }
    return switch (Piece.of(call)) {
      case Piece.Question question -> ask(session, question);
      case Piece.Bytes bytes -> store(call, session, bytes);
      case Piece.Malformed malformed ->
          throw YouTubeError.BAD_REQUEST.exception(malformed.complaint());
    };
  }

  private Session session(Call call, Account account) {
    switch (settings.lostSessions()) {
      case 404 -> throw YouTubeError.NOT_FOUND.exception();
      case 410 -> throw YouTubeError.GONE.exception();
      default -> {}
    }
    return call.query("upload_id")
        .flatMap(videos::session)
        .filter(session -> session.account().equals(account.id()))
        .filter(this::isAlive)
        .orElseThrow(YouTubeError.NOT_FOUND::exception);
  }

  private boolean isAlive(Session session) {
    return clock.millis() - session.createdAt() < settings.sessionLife().toMillis();
  }

  private Future<Reply> ask(Session session, Piece.Question question) {
    if (question.total() >= 0 && session.size() >= 0 && question.total() != session.size()) {
      throw YouTubeError.BAD_REQUEST.exception("The size differs from the announced one.");
    }
    long total = Math.max(session.size(), question.total());
    if (!running.add(session.id())) {
      return pieces.stored(session).map(stored -> underWay(stored, total));
    }
    return pieces
        .stored(session)
        .compose(stored -> state(session, stored, total))
        .onComplete(done -> running.remove(session.id()));
  }

  /** While the video of a whole file is being made, nobody can tell its id. */
  private static Reply underWay(long stored, long total) {
    return stored == total ? YouTubeError.BACKEND_ERROR.reply() : incomplete(stored);
  }

  private Future<Reply> store(Call call, Session session, Piece.Bytes bytes) {
    if (session.size() >= 0 && session.size() != bytes.total()) {
      throw YouTubeError.BAD_REQUEST.exception("The size differs from the announced one.");
    }
    if (!running.add(session.id())) {
      throw YouTubeError.BACKEND_ERROR.exception();
    }
    return pieces
        .append(session, call.http(), bytes)
        .compose(stored -> state(session, stored, bytes.total()))
        .onComplete(done -> running.remove(session.id()));
  }

  /** A file that is whole becomes a video, also when a kill came between. */
  private Future<Reply> state(Session session, long stored, long total) {
    return stored == total
        ? pieces.complete(session).map(video -> done(201, video))
        : Future.succeededFuture(incomplete(stored));
  }

  private Reply done(int status, Video video) {
    return Reply.json(status, json.of(video, ALL_PARTS));
  }

  /** No Range header stands for no byte. */
  private static Reply incomplete(long stored) {
    Reply reply = Reply.empty(308);
    return stored == 0 ? reply : reply.with("Range", "bytes=0-" + (stored - 1));
  }
}
