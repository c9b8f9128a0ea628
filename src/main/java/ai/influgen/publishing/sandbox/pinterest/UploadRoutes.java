package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.VideoHeader;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.Map;

/**
 * The storage that takes videos, which follows the rules of an S3 POST policy: every parameter, and
 * the file last.
 */
final class UploadRoutes {
  static final String PATH = "/pinterest/upload/";

  private final SandboxContext sandbox;
  private final Videos videos;
  private final PinterestSettings settings;

  UploadRoutes(SandboxContext sandbox, Videos videos, PinterestSettings settings) {
    this.sandbox = sandbox;
    this.videos = videos;
    this.settings = settings;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.POST, PATH, CallKind.UPLOAD, this::upload);
  }

  private Future<Reply> upload(Call call) {
    if (!call.hasType("multipart/form-data")) {
      throw error(412, "PreconditionFailed", "The body must be multipart/form-data.").exception();
    }
    return call.receiveForm(sandbox.media(), settings.number("video_max_bytes"))
        .recover(UploadRoutes::tooLarge)
        .compose(
            form ->
                Future.succeededFuture(form)
                    .compose(this::store)
                    .onFailure(refused -> sandbox.media().delete(form)));
  }

  private Future<Reply> store(Form form) {
    if (form.files().size() != 1 || form.file("file").isEmpty()) {
      throw error(400, "InvalidArgument", "POST requires exactly one file upload per request.")
          .exception();
    }
    Form.FilePart file = form.files().getFirst();
    Video video =
        videos
            .byKey(form.fields().getOrDefault("key", ""))
            .orElseThrow(() -> denied("Invalid according to Policy.").exception());
    Map<String, String> before = form.fieldsBefore(file);
    for (Map.Entry<String, String> parameter : video.parameters().entrySet()) {
      if (!parameter.getValue().equals(before.get(parameter.getKey()))) {
        throw denied("Invalid according to Policy: Policy Condition failed: " + parameter.getKey())
            .exception();
      }
    }
    if (sandbox.clock().millis() >= video.policyUntil()) {
      throw denied("Invalid according to Policy: Policy expired.").exception();
    }
    return keep(video, file.path());
  }

  private Future<Reply> keep(Video video, Path file) {
    return sandbox
        .vertx()
        .executeBlocking(
            () -> {
              boolean movie = VideoHeader.isMovie(file);
              return new Kept(sandbox.media().keep(file, ".mp4"), movie);
            },
            false)
        .map(
            kept -> {
              videos.received(video, kept.name(), !kept.movie());
              return Reply.empty(204);
            });
  }

  private record Kept(String name, boolean movie) {}

  private static Future<Form> tooLarge(Throwable failure) {
    return Future.failedFuture(
        failure instanceof MediaStore.TooLarge
            ? error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                .exception()
            : failure);
  }

  private static Reply denied(String message) {
    return error(403, "AccessDenied", message);
  }

  private static Reply error(int status, String code, String message) {
    return Reply.text(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
