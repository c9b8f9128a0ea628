package ai.influgen.publishing.sandbox.youtube;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import ai.influgen.publishing.sandbox.probe.MediaFacts;
import ai.influgen.publishing.sandbox.probe.MediaType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The image of a video: {@code thumbnails.set}, 50 units; doing it again replaces the image. */
final class ThumbnailRoutes {
  private static final int COST = 50;

  private final SandboxContext sandbox;
  private final Tokens tokens;
  private final Videos videos;
  private final DailyQuota quota;
  private final YouTubeSettings settings;
  private final VideoJson json;

  ThumbnailRoutes(
      SandboxContext sandbox,
      Tokens tokens,
      Videos videos,
      DailyQuota quota,
      YouTubeSettings settings) {
    this.sandbox = sandbox;
    this.tokens = tokens;
    this.videos = videos;
    this.quota = quota;
    this.settings = settings;
    this.json = new VideoJson(sandbox.clock(), sandbox.url());
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.POST,
        YouTubeSandbox.API + "/upload/youtube/v3/thumbnails/set",
        CallKind.UPLOAD,
        this::set);
  }

  private Future<Reply> set(Call call) {
    call.http().pause();
    return Future.succeededFuture(call)
        .compose(this::take)
        .onFailure(failure -> call.http().resume());
  }

  private Future<Reply> take(Call call) {
    Account account = Scopes.upload(tokens.caller(call.bearer())).account();
    quota.spend(COST);
    Video video =
        call.query("videoId")
            .flatMap(videos::find)
            .orElseThrow(YouTubeError.VIDEO_NOT_FOUND::exception);
    if (!video.account().equals(account.id()) || !settings.channelVerified()) {
      throw YouTubeError.FORBIDDEN.exception("It can't set thumbnails.");
    }
    Path file = sandbox.media().anyFile();
    return sandbox
        .media()
        .append(call.http(), file, settings.largestThumbnail())
        .recover(ThumbnailRoutes::tooLarge)
        .compose(received -> sandbox.vertx().executeBlocking(() -> keep(file), false))
        .map(name -> shown(video.id(), name))
        .onFailure(refused -> sandbox.vertx().fileSystem().delete(file.toString()));
  }

  private static Future<Void> tooLarge(Throwable failure) {
    return Future.failedFuture(
        failure instanceof MediaStore.TooLarge
            ? YouTubeError.FAILED_PRECONDITION.exception()
            : failure);
  }

  private String keep(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw YouTubeError.MEDIA_BODY_REQUIRED.exception();
    }
    MediaType type = MediaFacts.read(file).type();
    if (type != MediaType.JPEG && type != MediaType.PNG) {
      throw YouTubeError.INVALID_IMAGE.exception();
    }
    return sandbox.media().keep(file, type.extension());
  }

  private Reply shown(String id, String name) {
    Video video = videos.note(videos.find(id).orElseThrow().withThumbnail(name));
    return Reply.ok(
        new JsonObject()
            .put("kind", "youtube#thumbnailSetResponse")
            .put("etag", "t" + name)
            .put("items", JsonArray.of(json.thumbnails(video))));
  }
}
