package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Issued;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import ai.influgen.publishing.sandbox.oauth.Terms;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** Getting and refreshing tokens, with HTTP Basic. */
final class TokenRoutes {
  private final Gate gate;
  private final Tokens tokens;
  private final CallFaults faults;
  private final PinterestSettings settings;

  TokenRoutes(Gate gate, Tokens tokens, CallFaults faults, PinterestSettings settings) {
    this.gate = gate;
    this.tokens = tokens;
    this.faults = faults;
    this.settings = settings;
  }

  void mount(Calls calls) {
    String path = PinterestSandbox.API + "/oauth/token";
    calls.route(HttpMethod.POST, path, CallKind.TOKEN, CallHandler.of(this::issue));
    calls.route(HttpMethod.POST, path + "/revoke", CallKind.TOKEN, CallHandler.of(this::revoke));
  }

  private Reply issue(Call call) {
    gate.passApp(call, Gate.Category.READ);
    String grant = call.form("grant_type").orElse("");
    return switch (grant) {
      case "authorization_code" ->
          answer(
              grant,
              tokens.issue(
                  tokens.redeem(required(call, "code"), required(call, "redirect_uri"), ""),
                  terms()));
      case "refresh_token" -> {
        if (faults.take(FaultKind.REFUSE_REFRESH, CallKind.TOKEN, call).isPresent()) {
          throw OAuthException.Reason.REFRESH_REVOKED.exception();
        }
        yield answer(grant, tokens.refresh(required(call, "refresh_token"), terms()));
      }
      default -> throw Errors.invalid("grant_type is not supported").exception();
    };
  }

  /** Only tokens of system users can be taken back this way, and there are none here. */
  private Reply revoke(Call call) {
    gate.passApp(call, Gate.Category.WRITE);
    required(call, "token");
    return Errors.NOT_REVOCABLE;
  }

  private Terms terms() {
    return new Terms(
        settings.millis("access_life_ms"),
        settings.millis("refresh_life_ms"),
        settings.on("rotate_refresh"));
  }

  private static Reply answer(String grant, Issued issued) {
    JsonObject answer =
        new JsonObject()
            .put("access_token", issued.access().value())
            .put("response_type", grant)
            .put("token_type", "bearer")
            .put("expires_in", issued.expiresInSeconds())
            .put("scope", String.join(" ", issued.access().scopes()));
    issued
        .refresh()
        .ifPresent(
            token ->
                answer
                    .put("refresh_token", token.value())
                    .put(
                        "refresh_token_expires_in",
                        (token.expiresAt() - issued.access().issuedAt()) / 1000)
                    .put("refresh_token_expires_at", token.expiresAt() / 1000));
    return Reply.ok(answer);
  }

  private static String required(Call call, String name) {
    return call.form(name)
        .orElseThrow(() -> Errors.invalid("'" + name + "' is required").exception());
  }
}
