package ai.influgen.publishing.sandbox.youtube;

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
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/** Opening a resumable upload: {@code POST /upload/youtube/v3/videos?uploadType=resumable}. */
final class SessionRoutes {
  /** 256 GB. */
  private static final long LARGEST_VIDEO = 256L << 30;

  private static final Set<String> PARTS =
      Set.of(
          "snippet", "status", "localizations", "recordingDetails", "paidProductPlacementDetails");

  private final PublicUrl url;
  private final Tokens tokens;
  private final CallFaults faults;
  private final Videos videos;
  private final DailyQuota quota;
  private final YouTubeSettings settings;
  private final MetadataReader reader;

  SessionRoutes(PublicUrl url, Tokens tokens, CallFaults faults, Videos videos, Limits limits) {
    this.url = url;
    this.tokens = tokens;
    this.faults = faults;
    this.videos = videos;
    this.quota = limits.quota();
    this.settings = limits.settings();
    this.reader = limits.reader();
  }

  /** What an upload must keep to. */
  record Limits(DailyQuota quota, YouTubeSettings settings, MetadataReader reader) {}

  void mount(Calls calls) {
    CallHandler open = CallHandler.of(this::open);
    calls.route(HttpMethod.POST, UploadRoutes.PATH, CallKind.STAGE, open);
    String alias = UploadRoutes.PATH.replace("/upload/", "/resumable/upload/");
    calls.route(HttpMethod.POST, alias, CallKind.STAGE, open);
  }

  private Reply open(Call call) {
    Account account = Scopes.upload(tokens.caller(call.bearer())).account();
    strike(call);
    quota.spendInsert();
    checkQuery(call);
    long cap = settings.channelUploadsPerDay();
    if (cap > 0 && videos.lately(account) >= cap) {
      throw YouTubeError.UPLOAD_LIMIT_EXCEEDED.exception();
    }
    long size = size(call);
    checkType(call);
    Metadata metadata = reader.read(call.json().orElseGet(JsonObject::new));
    Session session = videos.open(account, metadata, size, plan(call));
    return Reply.empty(200)
        .with("Location", url.of(UploadRoutes.address(session)))
        .with("X-GUploader-UploadID", session.id());
  }

  /** What is to strike an upload strikes here, though the last byte is what publishes. */
  private void strike(Call call) {
    faults
        .take(FaultKind.RATE_LIMIT, CallKind.PUBLISH, call)
        .ifPresent(
            fault -> {
              throw YouTubeManners.limited(fault.waiting()).exception();
            });
    if (faults.take(FaultKind.REJECT_MEDIA, CallKind.STAGE, call).isPresent()) {
      throw YouTubeError.INVALID_VIDEO_METADATA.exception("The video is refused.");
    }
  }

  private Session.Plan plan(Call call) {
    boolean fails = faults.take(FaultKind.PROCESSING_FAILED, CallKind.STAGE, call).isPresent();
    long slower =
        faults
            .take(FaultKind.SLOW, CallKind.STAGE, call)
            .map(Fault::waiting)
            .orElse(Duration.ZERO)
            .toMillis();
    return new Session.Plan(
        settings.processing().toMillis() + slower,
        fails ? "conversion" : settings.failureReason(),
        settings.rejectionReason());
  }

  private static void checkQuery(Call call) {
    if (!call.query("uploadType").orElse("").equals("resumable")) {
      throw YouTubeError.BAD_REQUEST.exception("Only uploadType=resumable is simulated.");
    }
    String parts = call.query("part").orElseThrow(() -> YouTubeError.BAD_REQUEST.exception("part"));
    for (String part : parts.split(",", -1)) {
      if (!PARTS.contains(part.strip())) {
        throw YouTubeError.BAD_REQUEST.exception("part: " + part);
      }
    }
  }

  private static long size(Call call) {
    try {
      long size = call.header("X-Upload-Content-Length").map(Long::parseLong).orElse(-1L);
      if (size > LARGEST_VIDEO) {
        throw YouTubeError.UPLOAD_TOO_LARGE.exception();
      }
      return size;
    } catch (NumberFormatException e) {
      throw YouTubeError.BAD_REQUEST.exception("X-Upload-Content-Length");
    }
  }

  private static void checkType(Call call) {
    String type = call.header("X-Upload-Content-Type").orElse("application/octet-stream");
    if (!type.startsWith("video/") && !type.equals("application/octet-stream")) {
      throw YouTubeError.BAD_CONTENT.exception(type);
    }
  }
}
