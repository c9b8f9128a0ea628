package ai.influgen.publishing.http;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.RequestBody;

/** Takes bodies in: JSON into memory, files onto the disk. */
final class Bodies {
  private final BodyHandler json;
  private final BodyHandler uploads;

  Bodies(HttpConfig config) {
    json = BodyHandler.create(false).setBodyLimit(config.maxBodyBytes());
    uploads =
        BodyHandler.create(config.uploadDir().toString())
            .setBodyLimit(config.maxUploadBytes())
            .setMergeFormAttributes(false)
            .setDeleteUploadedFilesOnEnd(true);
  }

  /** Reads the body that the operation takes, then goes on; what nobody asked for is dropped. */
  void read(RoutingContext context, Operation operation) {
    RequestBody body = operation.getRequestBody();
    HttpServerRequest request = context.request();
    if (body == null) {
      request.resume();
      context.next();
    } else if (carriesBody(request) && !taken(body, request)) {
      context.fail(unsupported(body));
    } else {
      (isUpload(operation) ? uploads : json).handle(context);
    }
  }

  static boolean isUpload(Operation operation) {
    RequestBody body = operation.getRequestBody();
    return body != null && body.getContent().containsKey(MediaType.MULTIPART_FORM_DATA);
  }

  private static boolean carriesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || request.getHeader(HttpHeaders.CONTENT_TYPE) != null
        || (length != null && !"0".equals(length));
  }

  private static boolean taken(RequestBody body, HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && body.determineContentType(type) != null;
  }

  private static Problem unsupported(RequestBody body) {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "Send the body as " + String.join(" or ", body.getContent().keySet()) + ".");
  }
}
