package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.pinterest.Gate.Category;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Making a Pin, which is public from then on: {@code POST /v5/pins}. */
final class CreatePin {
  /** Room for five images of 10 MiB in base64. */
  private static final long LARGEST_BODY = 72L << 20;

  private final Gate gate;
  private final PinReader reader;
  private final PinMedia media;
  private final Pins pins;
  private final PinJson json;
  private final PinterestSettings settings;

  CreatePin(
      Gate gate,
      PinReader reader,
      PinMedia media,
      Pins pins,
      PinJson json,
      PinterestSettings settings) {
    this.gate = gate;
    this.reader = reader;
    this.media = media;
    this.pins = pins;
    this.json = json;
    this.settings = settings;
  }

  /** What a Pin shows, from its sources. */
  record PinMedia(PinImages images, Videos videos, CallFaults faults) {}

  void mount(Router router, Calls calls) {
    router.post(PinRoutes.PATH).handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    calls.route(HttpMethod.POST, PinRoutes.PATH, CallKind.PUBLISH, this::create);
  }

  private Future<Reply> create(Call call) {
    Account account =
        gate.pass(call, Category.WRITE, "boards:read", "boards:write", "pins:read", "pins:write");
    if (settings.on("trial")) {
      throw Errors.TRIAL.exception();
    }
    if (settings.on("spam")) {
      throw Errors.SPAM.exception();
    }
    PinDraft draft = reader.read(Body.of(call), account);
    return shown(draft, call)
        .map(shown -> Reply.json(201, json.pin(pins.create(draft, shown), account)));
  }

  private Future<Pin.Shown> shown(PinDraft draft, Call call) {
    BooleanSupplier rejects =
        () -> media.faults().take(FaultKind.REJECT_MEDIA, CallKind.STAGE, call).isPresent();
    return switch (draft.source()) {
      case PinSource.Images(List<PinSource.Origin> origins) ->
          media.images().take(origins, rejects).map(CreatePin::imagesOf);
      case PinSource.Video(String id, List<PinSource.Origin> cover) -> {
        Video video = media.videos().ready(id, draft.account());
        yield media.images().take(cover, rejects).map(covers -> videoOf(video, covers));
      }
    };
  }

  private static Pin.Shown imagesOf(List<Pin.Image> images) {
    Pin.Image first = images.getFirst();
    boolean equal =
        images.stream()
            .allMatch(image -> image.width() == first.width() && image.height() == first.height());
    if (!equal) {
      throw Errors.invalid("all images must have the same dimensions").exception();
    }
    Pin.Kind kind = images.size() == 1 ? Pin.Kind.IMAGE : Pin.Kind.MULTIPLE_IMAGES;
    return new Pin.Shown(kind, images, "");
  }

  private static Pin.Shown videoOf(Video video, List<Pin.Image> covers) {
    String cover = covers.stream().findFirst().map(Pin.Image::file).orElse("");
    return new Pin.Shown(Pin.Kind.VIDEO, List.of(new Pin.Image(video.file(), 0, 0)), cover);
  }
}
