package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.FaultKind;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Getting tokens, looking at them, giving them up. */
final class TokenRoutes {
  private static final Duration DATA_ACCESS = Duration.ofDays(90);

  private final Tokens tokens;
  private final GraphFaults faults;
  private final InstantSource clock;
  private final Supplier<InstagramSettings> settings;

  TokenRoutes(
      Tokens tokens,
      GraphFaults faults,
      InstantSource clock,
      Supplier<InstagramSettings> settings) {
    this.tokens = tokens;
    this.faults = faults;
    this.clock = clock;
    this.settings = settings;
  }

  void mount(GraphRouter router) {
    router.route(
        HttpMethod.GET, "/oauth/access_token", CallKind.TOKEN, GraphHandler.of(this::issue));
    router.route(
        HttpMethod.POST, "/oauth/access_token", CallKind.TOKEN, GraphHandler.of(this::issue));
    router.route(HttpMethod.GET, "/debug_token", CallKind.TOKEN, GraphHandler.of(this::inspect));
    router.route(HttpMethod.POST, "/debug_token", CallKind.TOKEN, GraphHandler.of(this::inspect));
    router.route(
        HttpMethod.GET, "/{id}/permissions", CallKind.READ, GraphHandler.of(this::permissions));
    router.route(
        HttpMethod.DELETE, "/{id}/permissions", CallKind.TOKEN, GraphHandler.of(this::revoke));
    router.route(
        HttpMethod.DELETE,
        "/{id}/permissions/{scope}",
        CallKind.TOKEN,
        GraphHandler.of(this::decline));
  }

  private JsonObject issue(GraphRequest request) {
    Parameters parameters = request.parameters();
    InstagramApp.check(parameters);
    if (!parameters.text("grant_type").equals("fb_exchange_token")) {
      Duration life = settings.get().shortLife();
      return answer(
          tokens.redeem(parameters.require("code"), parameters.text("redirect_uri"), life), life);
    }
    if (faults.take(FaultKind.REFUSE_REFRESH, CallKind.TOKEN, request).isPresent()) {
      throw GraphErrors.TOKEN_INVALID.exception();
    }
    Duration life = settings.get().longLife();
    return answer(tokens.exchange(parameters.require("fb_exchange_token"), life), life);
  }

  private static JsonObject answer(Token token, Duration life) {
    return new JsonObject()
        .put("access_token", token.value())
        .put("token_type", "bearer")
        .put("expires_in", life.toSeconds());
  }

  private JsonObject inspect(GraphRequest request) {
    if (!InstagramApp.isAppToken(request.token())) {
      tokens.caller(request.token());
    }
    JsonObject data =
        tokens
            .find(request.parameters().require("input_token"))
            .map(this::describe)
            .orElseGet(() -> new JsonObject().put("is_valid", false));
    return new JsonObject().put("data", data);
  }

  private JsonObject describe(Token token) {
    Grant grant = tokens.grant(token.person());
    return new JsonObject()
        .put("app_id", InstagramApp.CLIENT_ID)
        .put("type", token.forPage() ? "PAGE" : "USER")
        .put("application", InstagramApp.NAME)
        .put("expires_at", token.expiresAt() / 1000)
        .put("data_access_expires_at", token.issuedAt() / 1000 + DATA_ACCESS.toSeconds())
        .put("issued_at", token.issuedAt() / 1000)
        .put("is_valid", token.isValid(clock.instant()))
        .put("scopes", new JsonArray(grant.granted()))
        .put("granular_scopes", granular(grant))
        .put("user_id", People.byKey(token.person()).orElseThrow().id());
  }

  private static JsonArray granular(Grant grant) {
    return new JsonArray(
        grant.granted().stream()
            .filter(scope -> scope.startsWith("pages_"))
            .map(
                scope ->
                    new JsonObject()
                        .put("scope", scope)
                        .put("target_ids", new JsonArray(grant.pages())))
            .toList());
  }

  private JsonObject permissions(GraphRequest request) {
    Grant grant = own(request).grant();
    return new JsonObject()
        .put(
            "data",
            new JsonArray(
                Stream.concat(
                        grant.granted().stream().map(scope -> permission(scope, "granted")),
                        grant.declined().stream().map(scope -> permission(scope, "declined")))
                    .toList()));
  }

  private static JsonObject permission(String scope, String status) {
    return new JsonObject().put("permission", scope).put("status", status);
  }

  private JsonObject revoke(GraphRequest request) {
    tokens.revoke(own(request).person().key());
    return new JsonObject().put("success", true);
  }

  private JsonObject decline(GraphRequest request) {
    tokens.decline(own(request).person().key(), request.path("scope"));
    return new JsonObject().put("success", true);
  }

  /** The caller, who must be the user in the path. */
  private Caller own(GraphRequest request) {
    Caller caller = tokens.caller(request.token());
    if (!request.id().equals("me") && !request.id().equals(caller.person().id())) {
      throw GraphErrors.NO_OBJECT.exception();
    }
    return caller;
  }
}
