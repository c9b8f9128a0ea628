package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Videos by bytes: {@code POST /ig-api-upload/{container}} on the upload host, resumable at an
 * offset.
 */
final class UploadRoutes {
  static final String PATH = "/instagram/rupload/ig-api-upload";

  private final Tokens tokens;
  private final Containers containers;
  private final Uploads uploads;
  private final MediaCheck check;
  private final Consumer<Container> fetchVideo;
  private final InstantSource clock;

  /**
   * @param fetchVideo starts fetching the video of a container by its URL
   */
  UploadRoutes(
      Tokens tokens,
      Containers containers,
      Uploads uploads,
      MediaCheck check,
      Consumer<Container> fetchVideo,
      InstantSource clock) {
    this.tokens = tokens;
    this.containers = containers;
    this.uploads = uploads;
    this.check = check;
    this.fetchVideo = fetchVideo;
    this.clock = clock;
  }

  void mount(GraphRouter router) {
    router.routeUnder(PATH, HttpMethod.POST, "/{id}", CallKind.UPLOAD, this::upload);
  }

  private Future<JsonObject> upload(GraphRequest request) {
    request.http().pause();
    return Future.succeededFuture(request)
        .compose(this::take)
        .onFailure(failure -> request.http().resume())
        .map(new JsonObject().put("success", true).put("message", "Upload successful."));
  }

  private Future<Void> take(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    Container container =
        containers.find(request.id()).orElseThrow(GraphErrors.CONTAINER_UNKNOWN::exception);
    caller.publishingAccount(container.account());
    if (!container.draft().resumable() || !container.waitsForBytes(clock.instant())) {
      throw new UploadException(false, "ProcessingFailedError", "This container takes no bytes");
    }
    if (request.header("file_url").isPresent()) {
      request.http().resume();
      containers.fetchFrom(container, request.header("file_url").get());
      containers.find(container.id()).ifPresent(fetchVideo);
      return Future.succeededFuture();
    }
    return takeBytes(request, container);
  }

  private Future<Void> takeBytes(GraphRequest request, Container container) {
    long offset = number(request, "offset");
    long fileSize = number(request, "file_size");
    if (fileSize > MediaCheck.largestVideo(container.draft())) {
      throw new UploadException(false, "ProcessingFailedError", "The video is too large");
    }
    return uploads
        .append(container, request.http(), offset, fileSize)
        .compose(
            received ->
                received == fileSize ? complete(container) : incomplete(received, fileSize));
  }

  private Future<Void> complete(Container container) {
    return check
        .keepVideo(uploads.file(container))
        .onSuccess(media -> containers.takeBytes(container.id(), media))
        .<Void>mapEmpty()
        .recover(failure -> refused(container, failure));
  }

  private Future<Void> refused(Container container, Throwable failure) {
    containers.fail(container.id(), GraphErrors.VIDEO_FORMAT.subcode());
    return Future.failedFuture(
        new UploadException(false, "ProcessingFailedError", String.valueOf(failure.getMessage())));
  }

  private static Future<Void> incomplete(long received, long fileSize) {
    return Future.failedFuture(
        new UploadException(
            true, "PartialRequestError", received + " of " + fileSize + " bytes have arrived"));
  }

  private static long number(GraphRequest request, String header) {
    try {
      long number = Long.parseLong(request.header(header).orElse(""));
      if (number < 0) {
        throw new NumberFormatException();
      }
      return number;
    } catch (NumberFormatException e) {
      throw new UploadException(
          false, "ProcessingFailedError", "The header " + header + " must be a number");
    }
  }
}
