package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Caller;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How far a publish has come, and taking it back while that is possible. */
final class StatusRoutes {
  private static final String PATH = TikTokSandbox.API + "/v2/post/publish/";

  private final Site site;
  private final Tokens tokens;
  private final Publishes publishes;
  private final Processing processing;
  private final TikTokSettings settings;
  private final SlidingMinute limit;

  StatusRoutes(
      Site site,
      Tokens tokens,
      Publishes publishes,
      Processing processing,
      TikTokSettings settings) {
    this.site = site;
    this.tokens = tokens;
    this.publishes = publishes;
    this.processing = processing;
    this.settings = settings;
    this.limit = new SlidingMinute(site.clock());
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.POST, PATH + "status/fetch/", CallKind.READ, CallHandler.of(this::status));
    calls.route(HttpMethod.POST, PATH + "cancel/", CallKind.STAGE, CallHandler.of(this::cancel));
  }

  private Reply status(Call call) {
    Caller caller = caller(call);
    limit.take(caller.token().value(), settings.statusesPerMinute());
    Publish publish = own(call, caller);
    JsonArray posts = new JsonArray();
    if (publish.isListed(site.clock().millis())) {
      posts.add(Long.parseLong(publish.progress().postId()));
    }
    JsonObject data =
        new JsonObject()
            .put("status", word(publish))
            .put("publicaly_available_post_id", posts)
            .put(
                publish.draft().source().byFile() ? "uploaded_bytes" : "downloaded_bytes",
                publish.progress().bytes());
    return TikTokError.ok(
        publish.progress().failReason().isEmpty()
            ? data
            : data.put("fail_reason", publish.progress().failReason()));
  }

  private static String word(Publish publish) {
    return switch (publish.stage()) {
      case WAITING_FOR_BYTES, FETCHING, RECEIVED, PROCESSING ->
          publish.draft().source().byFile() ? "PROCESSING_UPLOAD" : "PROCESSING_DOWNLOAD";
      case COMPLETE -> "PUBLISH_COMPLETE";
      case IN_INBOX -> "SEND_TO_USER_INBOX";
      case FAILED -> "FAILED";
    };
  }

  private Reply cancel(Call call) {
    Publish publish = own(call, caller(call));
    if (publish.isOver()) {
      throw TikTokError.PUBLISH_NOT_CANCELLABLE.exception();
    }
    processing.fail(publish, FailReason.Reason.PUBLISH_CANCELLED.word());
    return TikTokError.ok(new JsonObject());
  }

  /** Either of the two scopes will do. */
  private Caller caller(Call call) {
    Caller caller = tokens.caller(call.bearer());
    if (!caller.may("video.publish") && !caller.may("video.upload")) {
      throw TikTokError.SCOPE_NOT_AUTHORIZED.exception();
    }
    return caller;
  }

  private Publish own(Call call, Caller caller) {
    Publish publish =
        call.json()
            .filter(body -> body.getValue("publish_id") instanceof String)
            .flatMap(body -> publishes.find(body.getString("publish_id")))
            .orElseThrow(TikTokError.INVALID_PUBLISH_ID::exception);
    if (!publish.account().equals(caller.account().id())) {
      throw TikTokError.TOKEN_NOT_AUTHORIZED_FOR_SPECIFIED_PUBLISH_ID.exception();
    }
    return processing.settled(publish);
  }
}
