package ai.influgen.publishing.sandbox.twitter;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.CallFaults;
import ai.influgen.publishing.sandbox.call.CallHandler;
import ai.influgen.publishing.sandbox.call.Calls;
import ai.influgen.publishing.sandbox.call.Reply;
import ai.influgen.publishing.sandbox.oauth.Consent;
import ai.influgen.publishing.sandbox.oauth.Issued;
import ai.influgen.publishing.sandbox.oauth.OAuthException;
import ai.influgen.publishing.sandbox.oauth.Terms;
import ai.influgen.publishing.sandbox.oauth.Token;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** Getting, refreshing and giving up tokens, for a confidential client: HTTP Basic. */
final class TokenRoutes {
  private final Tokens tokens;
  private final CallFaults faults;
  private final TwitterSettings settings;

  TokenRoutes(Tokens tokens, CallFaults faults, TwitterSettings settings) {
    this.tokens = tokens;
    this.faults = faults;
    this.settings = settings;
  }

  void mount(Calls calls) {
    String base = TwitterSandbox.API + "/2/oauth2";
    calls.route(HttpMethod.POST, base + "/token", CallKind.TOKEN, CallHandler.of(this::issue));
    calls.route(HttpMethod.POST, base + "/revoke", CallKind.TOKEN, CallHandler.of(this::revoke));
  }

  private Reply issue(Call call) {
    checkClient(call);
    return switch (call.form("grant_type").orElse("")) {
      case "authorization_code" -> exchange(call);
      case "refresh_token" -> refresh(call);
      default ->
          Problems.oauth(400, "unsupported_grant_type", "Value passed for the grant is invalid.");
    };
  }

  private Reply exchange(Call call) {
    Consent consent =
        tokens.redeem(
            required(call, "code"),
            required(call, "redirect_uri"),
            required(call, "code_verifier"));
    Terms terms = terms();
    return answer(
        tokens.issue(
            consent, consent.scopes().contains("offline.access") ? terms : terms.withoutRefresh()));
  }

  private Reply refresh(Call call) {
    if (faults.take(FaultKind.REFUSE_REFRESH, CallKind.TOKEN, call).isPresent()) {
      throw OAuthException.Reason.REFRESH_REVOKED.exception();
    }
    return answer(tokens.refresh(required(call, "refresh_token"), terms()));
  }

  /** A refresh token takes its whole login with it; what X answers beside 200 is not documented. */
  private Reply revoke(Call call) {
    checkClient(call);
    tokens
        .find(required(call, "token"))
        .ifPresent(
            token -> {
              if (token.kind() == Token.Kind.REFRESH) {
                tokens.revokeLogin(token);
              } else {
                tokens.revoke(token);
              }
            });
    return Reply.ok(new JsonObject().put("revoked", true));
  }

  private Terms terms() {
    return new Terms(settings.millis("access_life_ms"), settings.millis("refresh_life_ms"), true);
  }

  private static Reply answer(Issued issued) {
    JsonObject answer =
        new JsonObject()
            .put("token_type", "bearer")
            .put("expires_in", issued.expiresInSeconds())
            .put("access_token", issued.access().value())
            .put("scope", String.join(" ", issued.access().scopes()));
    issued.refresh().ifPresent(token -> answer.put("refresh_token", token.value()));
    return Reply.ok(answer);
  }

  private static void checkClient(Call call) {
    boolean known =
        call.basic()
            .filter(
                client ->
                    client.user().equals(TwitterLogin.APP.clientId())
                        && client.password().equals(TwitterLogin.APP.clientSecret()))
            .isPresent();
    if (!known) {
      throw Problems.oauth(401, "unauthorized_client", "Missing valid authorization header")
          .exception();
    }
  }

  private static String required(Call call, String name) {
    return call.form(name)
        .orElseThrow(
            () ->
                Problems.oauth(400, "invalid_request", "Missing required parameter [" + name + "].")
                    .exception());
  }
}
