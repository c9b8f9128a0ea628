package ai.influgen.publishing.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The sandbox's own routes: ledger, faults, tokens, limits, health. */
final class ControlRoutes {
  private final List<PlatformSandbox> platforms;
  private final Ledger ledger;
  private final Faults faults;
  private final StateLog log;
  private final InstantSource clock;

  ControlRoutes(
      List<PlatformSandbox> platforms,
      Ledger ledger,
      Faults faults,
      StateLog log,
      InstantSource clock) {
    this.platforms = platforms;
    this.ledger = ledger;
    this.faults = faults;
    this.log = log;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get("/sandbox/health").handler(ctx -> ctx.json(new JsonObject().put("status", "up")));
    router.get("/sandbox/ledger").handler(this::ledger);
    router.post("/sandbox/faults").handler(this::addFault);
    router.get("/sandbox/faults").handler(this::answerFaults);
    router.delete("/sandbox/faults").handler(this::clearFaults);
    router
        .post("/sandbox/tokens/revoke")
        .handler(ctx -> tokens(ctx, PlatformSandbox::revokeTokens));
    router
        .post("/sandbox/tokens/expire")
        .handler(ctx -> tokens(ctx, PlatformSandbox::expireTokens));
    router.post("/sandbox/settings").handler(this::configure);
  }

  /** Waits for the disk, so that nobody sees an entry that a kill could still take back. */
  private void ledger(RoutingContext ctx) {
    long after;
    try {
      after =
          Long.parseLong(
              ctx.queryParams().contains("after") ? ctx.queryParams().get("after") : "0");
    } catch (NumberFormatException e) {
      refuse(ctx, "\"after\" is a sequence number");
      return;
    }
    String platform =
        ctx.queryParams().contains("platform") ? ctx.queryParams().get("platform") : "";
    List<Ledger.Entry> entries = ledger.after(after, platform);
    JsonObject answer =
        new JsonObject()
            .put("entries", new JsonArray(entries.stream().map(ControlRoutes::json).toList()));
    log.synced().onSuccess(synced -> ctx.json(answer)).onFailure(ctx::fail);
  }

  private static JsonObject json(Ledger.Entry entry) {
    JsonObject json =
        new JsonObject()
            .put("seq", entry.seq())
            .put("platform", entry.platform())
            .put("account", entry.account())
            .put("remote_post_id", entry.remotePostId())
            .put("kind", entry.kind())
            .put("text", entry.text())
            .put("media", new JsonArray(entry.media()))
            .put("accepted_at", entry.acceptedAt().toString());
    return entry.details().isEmpty() ? json : json.put("details", entry.details());
  }

  private void addFault(RoutingContext ctx) {
    try {
      JsonObject request = body(ctx);
      if (platform(request).isEmpty()) {
        refuse(ctx, "There is no such platform");
        return;
      }
      faults.add(Fault.from(request, clock.instant()));
      answerFaults(ctx);
    } catch (IllegalArgumentException | ClassCastException e) {
      refuse(ctx, String.valueOf(e.getMessage()));
    }
  }

  private void answerFaults(RoutingContext ctx) {
    ctx.json(
        new JsonObject()
            .put("faults", new JsonArray(faults.active().stream().map(Fault::toJson).toList())));
  }

  private void clearFaults(RoutingContext ctx) {
    faults.clear(ctx.queryParams().contains("platform") ? ctx.queryParams().get("platform") : "");
    answerFaults(ctx);
  }

  private void tokens(RoutingContext ctx, BiPredicate<PlatformSandbox, String> change) {
    JsonObject request = body(ctx);
    boolean done =
        platform(request)
            .filter(platform -> change.test(platform, request.getString("account", "")))
            .isPresent();
    if (!done) {
      refuse(ctx, "There is no such account");
      return;
    }
    log.synced()
        .onSuccess(synced -> ctx.json(new JsonObject().put("success", true)))
        .onFailure(ctx::fail);
  }

  private void configure(RoutingContext ctx) {
    JsonObject request = body(ctx);
    platform(request)
        .ifPresentOrElse(
            platform -> ctx.json(platform.configure(request)),
            () -> refuse(ctx, "There is no such platform"));
  }

  /** The body, or an empty object when it isn't one, which names no platform and so is refused. */
  private static JsonObject body(RoutingContext ctx) {
    try {
      JsonObject body = ctx.body().asJsonObject();
      return body == null ? new JsonObject() : body;
    } catch (DecodeException | ClassCastException e) {
      return new JsonObject();
    }
  }

  private Optional<PlatformSandbox> platform(JsonObject request) {
    return platforms.stream()
        .filter(platform -> platform.name().equals(request.getString("platform")))
        .findFirst();
  }

  private static void refuse(RoutingContext ctx, String why) {
    ctx.response().setStatusCode(400);
    ctx.json(new JsonObject().put("error", why));
  }
}
