package ai.influgen.publishing.sandbox.tiktok;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.SandboxApp;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Consent;
import ai.influgen.publishing.sandbox.oauth.Issued;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** Getting tokens for a code or a refresh token, and giving them up. */
final class TokenRoutes {
  static final String PATH = TikTokSandbox.API + "/v2/oauth/";
  static final SandboxApp APP = SandboxApp.of(TikTokSandbox.NAME);

  private final Tokens tokens;
  private final CallFaults faults;
  private final TikTokSettings settings;

  TokenRoutes(Tokens tokens, CallFaults faults, TikTokSettings settings) {
    this.tokens = tokens;
    this.faults = faults;
    this.settings = settings;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.POST, PATH + "token/", CallKind.TOKEN, CallHandler.of(this::issue));
    calls.route(HttpMethod.POST, PATH + "revoke/", CallKind.TOKEN, CallHandler.of(this::revoke));
  }

  /** An error of the token address: flat, unlike those of the API. */
  static Reply error(int status, String error, String description) {
    return Reply.json(
        status,
        new JsonObject()
            .put("error", error)
            .put("error_description", description)
            .put("log_id", TikTokError.logId()));
  }

  private Reply issue(Call call) {
    checkClient(call);
    return switch (call.form("grant_type").orElse("")) {
      case "authorization_code" -> redeem(call);
      case "refresh_token" -> refresh(call);
      default ->
          throw error(400, "unsupported_grant_type", "The grant type is not supported.")
              .exception();
    };
  }

  private Reply redeem(Call call) {
    Consent consent =
        tokens.redeem(
            required(call, "code"),
            required(call, "redirect_uri"),
            call.form("code_verifier").orElse(""));
    return answer(tokens.issue(consent, settings.terms()));
  }

  private Reply refresh(Call call) {
    String token = required(call, "refresh_token");
    if (faults.take(FaultKind.REFUSE_REFRESH, CallKind.TOKEN, call).isPresent()) {
      throw OAuthException.Reason.REFRESH_REVOKED.exception();
    }
    return answer(tokens.refresh(token, settings.terms()));
  }

  private Reply answer(Issued issued) {
    JsonObject body =
        new JsonObject()
            .put("access_token", issued.access().value())
            .put("expires_in", issued.expiresInSeconds())
            .put("open_id", issued.access().account())
            .put("scope", String.join(",", issued.access().scopes()))
            .put("token_type", "Bearer");
    issued
        .refresh()
        .ifPresent(
            refresh ->
                body.put("refresh_token", refresh.value())
                    .put(
                        "refresh_expires_in",
                        (refresh.expiresAt() - issued.access().issuedAt()) / 1000));
    return Reply.ok(body).with("Cache-Control", "no-store");
  }

  private Reply revoke(Call call) {
    checkClient(call);
    tokens.find(required(call, "token")).ifPresent(tokens::revokeLogin);
    return Reply.ok(new JsonObject());
  }

  private static void checkClient(Call call) {
    boolean ours =
        call.form("client_key").filter(APP.clientId()::equals).isPresent()
            && call.form("client_secret").filter(APP.clientSecret()::equals).isPresent();
    if (!ours) {
      throw error(401, "invalid_client", "Client key or secret is incorrect.").exception();
    }
  }

  private static String required(Call call, String name) {
    return call.form(name)
        .orElseThrow(
            () -> error(400, "invalid_request", "The field " + name + " is required.").exception());
  }
}
