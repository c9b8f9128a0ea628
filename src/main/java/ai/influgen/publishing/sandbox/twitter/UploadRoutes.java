package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.MediaStore;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.Optional;

/** The bytes: a file in one go, or a segment of one; as multipart or in JSON. */
final class UploadRoutes {
  private static final String UPLOAD = MediaRoutes.PATH + "/upload";
  private static final String APPEND = UPLOAD + "/:id/append";
  private static final int LAST_SEGMENT = 999;

  /** Room for a GIF of 15 MiB in base64. */
  private static final long LARGEST_JSON = 21L << 20;

  private final Gate gate;
  private final MediaDesk desk;
  private final Parts parts;
  private final TwitterSettings settings;

  UploadRoutes(Gate gate, MediaDesk desk, Parts parts, TwitterSettings settings) {
    this.gate = gate;
    this.desk = desk;
    this.parts = parts;
    this.settings = settings;
  }

  void mount(Router router, Calls calls) {
    BodyHandler json = BodyHandler.create(false).setBodyLimit(LARGEST_JSON);
    router.post(UPLOAD).handler(ctx -> buffered(ctx, json));
    router.post(APPEND).handler(ctx -> buffered(ctx, json));
    calls.route(HttpMethod.POST, UPLOAD, CallKind.UPLOAD, this::upload);
    calls.route(HttpMethod.POST, APPEND, CallKind.UPLOAD, this::append);
  }

  private static void buffered(RoutingContext ctx, BodyHandler json) {
    String type = ctx.request().getHeader("Content-Type");
    if (type != null && type.startsWith("multipart/")) {
      ctx.next();
    } else {
      json.handle(ctx);
    }
  }

  private Future<Reply> upload(Call call) {
    Account account = gate.pass(call, Endpoint.UPLOAD).account();
    Instant begin = desk.now();
    return parts
        .receive(call, MediaKind.VIDEO.maxBytes(settings))
        .compose(part -> look(call, part, account, begin));
  }

  private Future<Reply> look(Call call, Parts.Part part, Account account, Instant begin) {
    String category = part.field("media_category");
    Optional<MediaKind> kind = MediaKind.of(category);
    if (kind.isEmpty()) {
      return parts.refuse(part, Problems.invalid("media_category", category, "is not supported"));
    }
    if (part.size() > kind.get().maxBytes(settings)) {
      return parts.refuse(
          part,
          Problems.invalid(
              "media", "", "File size exceeds %d bytes.".formatted(kind.get().maxBytes(settings))));
    }
    if (desk.faults().take(FaultKind.REJECT_MEDIA, CallKind.STAGE, call).isPresent()) {
      return parts.refuse(part, Problems.invalid("media", "", "media type unrecognized."));
    }
    return desk.look(part.file(), kind.get())
        .map(
            found -> {
              Media.Processing work = desk.processing(call, kind.get(), found, begin);
              Media media =
                  desk.library()
                      .complete(
                          desk.library().open(account, new MediaSpec(category, "", 0)),
                          found.file(),
                          work);
              return Reply.ok(
                  new JsonObject()
                      .put(
                          "data",
                          MediaJson.withProcessing(
                              MediaJson.of(media, found, begin), media, begin)));
            });
  }

  private Future<Reply> append(Call call) {
    Account account = gate.pass(call, Endpoint.APPEND).account();
    Media media = desk.find(call.path("id"), account);
    return parts
        .receive(call, settings.number("append_max_bytes"))
        .compose(part -> keep(part, media))
        .recover(
            failure ->
                failure instanceof MediaStore.TooLarge
                    ? Future.succeededFuture(Reply.empty(413))
                    : Future.failedFuture(failure));
  }

  private Future<Reply> keep(Parts.Part part, Media media) {
    String index = part.field("segment_index");
    if (!index.matches("\\d{1,3}") || Integer.parseInt(index) > LAST_SEGMENT) {
      return parts.refuse(
          part, Problems.invalid("segment_index", index, "must be between 0 and 999"));
    }
    if (media.isComplete()) {
      return parts.refuse(
          part, Problems.invalid("id", media.id(), "The upload is finalized already."));
    }
    return desk.keepSegment(media, Integer.parseInt(index), part.file())
        .map(
            kept ->
                settings.number("append_status") == 204
                    ? Reply.empty(204)
                    : Reply.ok(
                        new JsonObject()
                            .put(
                                "data",
                                new JsonObject().put("expires_at", media.expiresAt() / 1000))));
  }
}
