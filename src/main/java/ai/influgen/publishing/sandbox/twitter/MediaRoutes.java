package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;

/** The upload in parts, apart from the bytes; and alt text. */
final class MediaRoutes {
  static final String PATH = TwitterSandbox.API + "/2/media";
  private static final int LONGEST_ALT_TEXT = 1000;
  private static final Set<String> TYPES =
      Set.of(
          "video/mp4",
          "video/webm",
          "video/mp2t",
          "video/quicktime",
          "image/jpeg",
          "image/gif",
          "image/bmp",
          "image/png",
          "image/webp",
          "image/pjpeg",
          "image/tiff");

  private final Gate gate;
  private final MediaDesk desk;

  MediaRoutes(Gate gate, MediaDesk desk) {
    this.gate = gate;
    this.desk = desk;
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.POST,
        PATH + "/upload/initialize",
        CallKind.STAGE,
        CallHandler.of(this::initialize));
    calls.route(HttpMethod.POST, PATH + "/upload/:id/finalize", CallKind.STAGE, this::complete);
    calls.route(HttpMethod.GET, PATH + "/upload", CallKind.READ, CallHandler.of(this::status));
    calls.route(
        HttpMethod.POST, PATH + "/metadata", CallKind.STAGE, CallHandler.of(this::describe));
  }

  private Reply initialize(Call call) {
    Account account = gate.pass(call, Endpoint.INITIALIZE).account();
    JsonObject body =
        call.json().orElseThrow(() -> Problems.invalid("body", "", "JSON needed").exception());
    String category = body.getString("media_category", "");
    String type = body.getString("media_type", "");
    long total = body.getLong("total_bytes", 0L);
    MediaKind kind =
        MediaKind.of(category)
            .orElseThrow(
                () -> Problems.invalid("media_category", category, "not supported").exception());
    if (!TYPES.contains(type) || type.startsWith("video/") != (kind == MediaKind.VIDEO)) {
      throw Problems.invalid("media_type", type, "media type unrecognized.").exception();
    }
    desk.checkSize(kind, total);
    if (desk.faults().take(FaultKind.REJECT_MEDIA, CallKind.STAGE, call).isPresent()) {
      throw Problems.invalid("media_type", type, "media type unrecognized.").exception();
    }
    Media media = desk.library().open(account, new MediaSpec(category, type, total));
    return answer(MediaJson.of(media, desk.now()));
  }

  private Future<Reply> complete(Call call) {
    Account account = gate.pass(call, Endpoint.FINALIZE).account();
    Media media = desk.find(call.path("id"), account);
    if (media.isComplete()) {
      JsonObject json = MediaJson.of(media, desk.now());
      return Future.succeededFuture(answer(MediaJson.withProcessing(json, media, desk.now())));
    }
    Instant begin = desk.now();
    return desk.join(media)
        .map(
            found -> {
              Media.Processing work = desk.processing(call, media.spec().kind(), found, begin);
              Media done = desk.library().complete(media, found.file(), work);
              return answer(
                  MediaJson.withProcessing(MediaJson.of(done, found, begin), done, begin));
            });
  }

  private Reply status(Call call) {
    Account account = gate.pass(call, Endpoint.STATUS).account();
    if (!call.query("command").orElse("").equals("STATUS")) {
      throw Problems.invalid("command", call.query("command").orElse(""), "must be STATUS")
          .exception();
    }
    Media media = desk.find(call.query("media_id").orElse(""), account);
    if (!media.isComplete()) {
      throw Problems.invalid("media_id", media.id(), "The upload is not finalized.").exception();
    }
    JsonObject json = MediaJson.of(media, desk.now());
    return answer(MediaJson.withProcessing(json, media, desk.now()));
  }

  private Reply describe(Call call) {
    Account account = gate.pass(call, Endpoint.METADATA).account();
    JsonObject body = call.json().orElseGet(JsonObject::new);
    Media media = desk.find(body.getString("id", ""), account);
    String text =
        body.getJsonObject("metadata", new JsonObject())
            .getJsonObject("alt_text", new JsonObject())
            .getString("text", "");
    if (text.isEmpty() || text.length() > LONGEST_ALT_TEXT) {
      throw Problems.invalid(
              "metadata.alt_text.text", text, "must have between 1 and 1000 characters")
          .exception();
    }
    desk.library().describe(media, text);
    return answer(
        new JsonObject()
            .put("id", media.id())
            .put(
                "associated_metadata",
                new JsonObject().put("alt_text", new JsonObject().put("text", text))));
  }

  private static Reply answer(JsonObject data) {
    return Reply.ok(new JsonObject().put("data", data));
  }
}
