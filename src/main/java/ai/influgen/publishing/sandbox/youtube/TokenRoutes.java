package ai.influgen.publishing.sandbox.youtube;

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
import ai.influgen.publishing.sandbox.oauth.Terms;
import ai.influgen.publishing.sandbox.oauth.Token;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Getting tokens for a code or a refresh token, and giving them up. */
final class TokenRoutes {
  static final String PATH = "/youtube/oauth2/";
  static final SandboxApp APP = SandboxApp.of(YouTubeSandbox.NAME);

  private final Tokens tokens;
  private final CallFaults faults;
  private final YouTubeSettings settings;

  TokenRoutes(Tokens tokens, CallFaults faults, YouTubeSettings settings) {
    this.tokens = tokens;
    this.faults = faults;
    this.settings = settings;
  }

  void mount(Calls calls) {
    calls.route(HttpMethod.POST, PATH + "token", CallKind.TOKEN, CallHandler.of(this::issue));
    calls.route(HttpMethod.POST, PATH + "revoke", CallKind.TOKEN, CallHandler.of(this::revoke));
  }

  /** An error of the token addresses: flat, unlike those of the API. */
  static Reply error(int status, String error, String description) {
    return Reply.json(
        status, new JsonObject().put("error", error).put("error_description", description));
  }

  private Reply issue(Call call) {
    checkClient(call);
    return switch (call.form("grant_type").orElse("")) {
      case "authorization_code" -> redeem(call);
      case "refresh_token" -> refresh(call);
      default -> throw error(400, "unsupported_grant_type", "Invalid grant_type").exception();
    };
  }

  private Reply redeem(Call call) {
    Consent consent =
        tokens.redeem(
            required(call, "code"),
            required(call, "redirect_uri"),
            call.form("code_verifier").orElse(""));
    Issued issued = tokens.issue(consent, terms(consent));
    JsonObject body = body(issued);
    issued.refresh().ifPresent(refresh -> body.put("refresh_token", refresh.value()));
    return Reply.ok(body);
  }

  /** A refresh token comes only where both parameters of the dialog ask for it. */
  private Terms terms(Consent consent) {
    boolean offline = "offline".equals(consent.options().get("access_type"));
    boolean asked = "consent".equals(consent.options().get("prompt"));
    return offline && asked ? settings.terms() : settings.terms().withoutRefresh();
  }

  /** The refresh token stays the same and isn't told again. */
  private Reply refresh(Call call) {
    String token = required(call, "refresh_token");
    if (faults.take(FaultKind.REFUSE_REFRESH, CallKind.TOKEN, call).isPresent()) {
      throw OAuthException.Reason.REFRESH_REVOKED.exception();
    }
    return Reply.ok(body(tokens.refresh(token, settings.terms())));
  }

  private static JsonObject body(Issued issued) {
    return new JsonObject()
        .put("access_token", issued.access().value())
        .put("expires_in", issued.expiresInSeconds())
        .put("scope", String.join(" ", issued.access().scopes()))
        .put("token_type", "Bearer");
  }

  /** Either token takes all of its login with it; no credentials are asked for. */
  private Reply revoke(Call call) {
    Optional<Token> token = call.form("token").or(() -> call.query("token")).flatMap(tokens::find);
    boolean valid = token.filter(found -> found.state() == Token.State.VALID).isPresent();
    if (!valid) {
      throw error(400, "invalid_token", "Token expired or revoked").exception();
    }
    token.ifPresent(tokens::revokeLogin);
    return Reply.ok(new JsonObject());
  }

  private static void checkClient(Call call) {
    boolean ours =
        call.form("client_id").filter(APP.clientId()::equals).isPresent()
            && call.form("client_secret").filter(APP.clientSecret()::equals).isPresent();
    if (!ours) {
      throw error(401, "invalid_client", "Unauthorized").exception();
    }
  }

  private static String required(Call call, String name) {
    return call.form(name)
        .orElseThrow(
            () -> error(400, "invalid_request", "Missing required parameter: " + name).exception());
  }
}
