package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.pinterest.Gate.Category;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** Registering videos, and asking how far they are. */
final class MediaRoutes {
  private static final String PATH = PinterestSandbox.API + "/media";
  private static final int LONGEST_WORD = 50;

  private final Gate gate;
  private final Videos videos;
  private final CallFaults faults;
  private final Site site;

  /** Where and when. */
  record Site(PublicUrl url, InstantSource clock, Pager pager) {}

  MediaRoutes(Gate gate, Videos videos, CallFaults faults, Site site) {
    this.gate = gate;
    this.videos = videos;
    this.faults = faults;
    this.site = site;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.POST, PATH, CallKind.STAGE, CallHandler.of(this::register));
    calls.route(HttpMethod.GET, PATH, CallKind.READ, CallHandler.of(this::list));
    calls.route(HttpMethod.GET, PATH + "/:media", CallKind.READ, CallHandler.of(this::read));
  }

  private Reply register(Call call) {
    Account account = gate.pass(call, Category.WRITE, "pins:read", "pins:write");
    if (!Body.of(call).text("media_type", LONGEST_WORD).equals("video")) {
      throw Errors.invalid("'media_type' must be one of [video]").exception();
    }
    Duration slower =
        faults.take(FaultKind.SLOW, CallKind.STAGE, call).map(Fault::waiting).orElse(Duration.ZERO);
    boolean fails = faults.take(FaultKind.PROCESSING_FAILED, CallKind.STAGE, call).isPresent();
    Video video = videos.register(account, new Video.Plan(slower.toMillis(), fails));
    return Reply.json(
        201,
        new JsonObject()
            .put("media_id", video.id())
            .put("media_type", "video")
            .put("upload_url", site.url().of(UploadRoutes.PATH))
            .put("upload_parameters", new JsonObject(Map.copyOf(video.parameters()))));
  }

  private Reply list(Call call) {
    Account account = gate.pass(call, Category.READ, "pins:read");
    return site.pager().page(call, videos.of(account), Video::id, this::json);
  }

  private Reply read(Call call) {
    Account account = gate.pass(call, Category.READ, "pins:read");
    return videos
        .find(call.path("media"), account)
        .map(video -> Reply.ok(json(video)))
        .orElse(Errors.MEDIA_NOT_FOUND);
  }

  private JsonObject json(Video video) {
    String status = video.status(site.clock().instant()).name().toLowerCase(Locale.ROOT);
    return new JsonObject()
        .put("media_id", video.id())
        .put("media_type", "video")
        .put("status", status);
  }
}
