package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.PublicUrl;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.pinterest.Gate.Category;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** Who is logged in: {@code GET /v5/user_account}. */
final class AccountRoutes {
  private final Gate gate;
  private final Boards boards;
  private final Pins pins;
  private final PublicUrl url;

  AccountRoutes(Gate gate, Boards boards, Pins pins, PublicUrl url) {
    this.gate = gate;
    this.boards = boards;
    this.pins = pins;
    this.url = url;
  }

  void mount(Calls calls) {
    calls.route(
        HttpMethod.GET,
        PinterestSandbox.API + "/user_account",
        CallKind.READ,
        CallHandler.of(this::read));
  }

  private Reply read(Call call) {
    Account account = gate.pass(call, Category.READ, "user_accounts:read");
    return Reply.ok(
        new JsonObject()
            .put("id", account.id())
            .put("username", account.username())
            .put("account_type", "BUSINESS")
            .put("profile_image", url.of("/sandbox/assets/avatar.svg"))
            .put("business_name", account.name())
            .put("website_url", "")
            .put("about", "")
            .put("board_count", boards.of(account).size())
            .put("pin_count", pins.of(account).count())
            .put("follower_count", 0)
            .put("following_count", 0)
            .put("monthly_views", 0));
  }
}
