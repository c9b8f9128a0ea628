package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import ai.influgen.publishing.sandbox.tiktok.Publish.Plan;
import ai.influgen.publishing.sandbox.tiktok.Publish.Progress;
import ai.influgen.publishing.sandbox.tiktok.Publish.Stage;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The three init calls. By URL the call publishes, so it is the publishing call then; by file the
 * last chunk is.
 */
final class InitRoutes {
  private static final String PATH = TikTokSandbox.API + "/v2/post/publish/";

  private final Site site;
  private final Tokens tokens;
  private final CallFaults faults;
  private final Publishes publishes;
  private final Processing processing;
  private final TikTokSettings settings;
  private final DraftReader reader;

  InitRoutes(
      Site site,
      Tokens tokens,
      CallFaults faults,
      Publishes publishes,
      Processing processing,
      TikTokSettings settings) {
    this.site = site;
    this.tokens = tokens;
    this.faults = faults;
    this.publishes = publishes;
    this.processing = processing;
    this.settings = settings;
    this.reader = new DraftReader(settings);
  }

  void mount(Calls calls) {
    route(calls, "video/init/", InitRoutes::videoKind, caller -> "video.publish", this::video);
    route(
        calls,
        "inbox/video/init/",
        call -> CallKind.STAGE,
        caller -> "video.upload",
        (caller, body) -> reader.inboxVideo(body));
    route(
        calls,
        "content/init/",
        InitRoutes::photoKind,
        body -> DraftReader.isInbox(body) ? "video.upload" : "video.publish",
        (caller, body) -> reader.photos(body, caller.account()));
  }

  private Draft video(Caller caller, JsonObject body) {
    return reader.video(body, caller.account());
  }

  private void route(
      Calls calls,
      String path,
      Function<Call, CallKind> kind,
      Function<JsonObject, String> scope,
      BiFunction<Caller, JsonObject, Draft> draft) {
    SlidingMinute limit = new SlidingMinute(site.clock());
    calls.route(
        HttpMethod.POST,
        PATH + path,
        kind,
        CallHandler.of(call -> init(call, limit, scope, draft)));
  }

  private Reply init(
      Call call,
      SlidingMinute limit,
      Function<JsonObject, String> scope,
      BiFunction<Caller, JsonObject, Draft> draft) {
    Caller caller = tokens.caller(call.bearer());
    strike(call);
    limit.take(caller.token().value(), settings.initsPerMinute());
    try {
      JsonObject body = call.json().orElseThrow(TikTokError.INVALID_PARAMS::exception);
      caller.require(scope.apply(body));
      Draft wanted = draft.apply(caller, body);
      checkQuota(caller, wanted);
      return answer(begin(call, caller, wanted));
    } catch (ClassCastException e) {
      throw TikTokError.INVALID_PARAMS.exception("a field has another type");
    }
  }

  /** A rate limit stands here also where the publishing call is a later one. */
  private void strike(Call call) {
    if (faults.take(FaultKind.RATE_LIMIT, CallKind.PUBLISH, call).isPresent()) {
      throw TikTokError.RATE_LIMIT_EXCEEDED.exception();
    }
    if (faults.take(FaultKind.REJECT_MEDIA, CallKind.STAGE, call).isPresent()) {
      throw TikTokError.INVALID_FILE_UPLOAD.exception();
    }
    TikTokError.named(settings.initError())
        .ifPresent(
            error -> {
              throw error.exception();
            });
  }

  private void checkQuota(Caller caller, Draft draft) {
    if (draft.inbox() && publishes.sharesLately(caller.account()) >= settings.pendingShares()) {
      throw TikTokError.SPAM_RISK_TOO_MANY_PENDING_SHARE.exception();
    }
    if (!draft.inbox() && publishes.postsLately(caller.account()) >= settings.postsPerDay()) {
      throw TikTokError.SPAM_RISK_TOO_MANY_POSTS.exception();
    }
  }

  private Publish begin(Call call, Caller caller, Draft draft) {
    Stage first = draft.source().byFile() ? Stage.WAITING_FOR_BYTES : Stage.FETCHING;
    Publish publish =
        publishes.note(
            new Publish(
                draft.idPrefix() + publishes.nextId(),
                caller.account().id(),
                draft,
                TikTokError.logId(),
                site.clock().millis(),
                plan(call),
                Progress.begin(first)));
    processing.goOn(publish);
    return publish;
  }

  private Plan plan(Call call) {
    boolean fails = faults.take(FaultKind.PROCESSING_FAILED, CallKind.STAGE, call).isPresent();
    long slower =
        faults
            .take(FaultKind.SLOW, CallKind.STAGE, call)
            .map(Fault::waiting)
            .orElse(Duration.ZERO)
            .toMillis();
    return new Plan(
        settings.processing().toMillis() + slower,
        fails ? FailReason.Reason.INTERNAL.word() : settings.failReason(),
        settings.postIdDelay().toMillis());
  }

  private Reply answer(Publish publish) {
    JsonObject data = new JsonObject().put("publish_id", publish.id());
    return TikTokError.ok(
        publish.draft().source().byFile()
            ? data.put("upload_url", site.url().of(UploadRoutes.address(publish)))
            : data);
  }

  private static CallKind videoKind(Call call) {
    return call.json()
            .filter(body -> body.getValue("source_info") instanceof JsonObject)
            .map(body -> body.getJsonObject("source_info"))
            .filter(source -> "PULL_FROM_URL".equals(source.getValue("source")))
            .isPresent()
        ? CallKind.PUBLISH
        : CallKind.STAGE;
  }

  private static CallKind photoKind(Call call) {
    return call.json().filter(body -> "MEDIA_UPLOAD".equals(body.getValue("post_mode"))).isPresent()
        ? CallKind.STAGE
        : CallKind.PUBLISH;
  }
}
