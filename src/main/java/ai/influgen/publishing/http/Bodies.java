package ai.influgen.publishing.http;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.form.FormFailure;
import ai.influgen.publishing.form.FormLimits;
import ai.influgen.publishing.form.FormReader;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.RequestBody;

/** Takes bodies in: JSON into memory, files onto the disk. */
final class Bodies {
  private static final String FORM = "bodies.form";

  private final BodyHandler json;
  private final FormReader forms;
  private final long maxUploadBytes;

  Bodies(Vertx vertx, HttpConfig config) {
    json = BodyHandler.create(false).setBodyLimit(config.maxBodyBytes());
    maxUploadBytes = config.maxUploadBytes();
    forms = new FormReader(vertx, config.uploadDir(), FormLimits.of(maxUploadBytes));
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
    } else if (isUpload(operation)) {
      readForm(context);
    } else {
      json.handle(context);
    }
  }

  /** The form that was read; one of no part where the operation takes none. */
  static Form form(RoutingContext context) {
    Form form = context.get(FORM);
    return form == null ? Form.EMPTY : form;
  }

  /** Deletes what the form brought and nobody kept. */
  static Future<Void> deleteForm(RoutingContext context) {
    return form(context).delete(context.vertx());
  }

  private void readForm(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (announcedBytes(request) > maxUploadBytes) {
      context.fail(413);
      return;
    }
    if (context.response().closed()) {
      // gone while we asked who it is: no event of this body will come any more
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
        && request.version() != HttpVersion.HTTP_1_0) {
      context.response().writeContinue();
    }
    forms
        .read(request, request.getHeader(HttpHeaders.CONTENT_TYPE))
        .onSuccess(form -> goOn(context, form))
        .onFailure(failure -> refuse(context, failure));
  }

  private static void goOn(RoutingContext context, Form form) {
    context.put(FORM, form);
    // for those that come to no operation; the others are cleared away with their call
    context.addBodyEndHandler(answered -> deleteForm(context));
    context.next();
  }

  private static void refuse(RoutingContext context, Throwable failure) {
    switch (failure) {
      case FormFailure.TooLarge _ -> context.fail(413);
      case FormFailure _ -> context.fail(400, failure);
      default -> context.fail(failure);
    }
  }

  /** The length that the body's head tells; 0 when it tells none. */
  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return 0;
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
