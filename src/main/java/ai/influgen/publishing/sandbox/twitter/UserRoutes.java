package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Accounts;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** The account itself, and its timeline. */
final class UserRoutes {
  private static final String PATH = TwitterSandbox.API + "/2/users";

  private final Gate gate;
  private final Accounts accounts;
  private final Timeline timeline;
  private final PublicUrl url;

  UserRoutes(Gate gate, Accounts accounts, Timeline timeline, PublicUrl url) {
    this.gate = gate;
    this.accounts = accounts;
    this.timeline = timeline;
    this.url = url;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.GET, PATH + "/me", CallKind.READ, CallHandler.of(this::me));
    calls.route(HttpMethod.GET, PATH + "/:id/tweets", CallKind.READ, CallHandler.of(this::tweets));
  }

  private Reply me(Call call) {
    Account account = gate.pass(call, Endpoint.ME).account();
    JsonObject user =
        new JsonObject()
            .put("id", account.id())
            .put("name", account.name())
            .put("username", account.username());
    for (String field : call.query("user.fields").orElse("").split(",", -1)) {
      switch (field) {
        case "profile_image_url" -> user.put(field, url.of("/sandbox/assets/avatar.svg"));
        case "verified" -> user.put(field, false);
        case "verified_type" -> user.put(field, "none");
        case "subscription_type" -> user.put(field, "None");
        default -> {}
      }
    }
    return Reply.ok(new JsonObject().put("data", user));
  }

  private Reply tweets(Call call) {
    gate.pass(call, Endpoint.TIMELINE);
    String id = call.path("id");
    Account account =
        accounts.byId(id).orElseThrow(() -> Problems.notFound("user", id).exception());
    return Reply.ok(timeline.page(call, account));
  }
}
