package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.AdmittedCalls;
import ai.influgen.publishing.http.Authenticator;
import ai.influgen.publishing.http.BrowserMark;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.RouteGroup;
import ai.influgen.publishing.http.SameOrigin;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /settings}: the connections, with buttons that are plain forms. */
public final class SettingsPages implements RouteGroup {
  private static final String SETTINGS = "/settings";
  private static final String PLATFORM = "/:platform";
  private static final int MAX_FORM_BYTES = 8 * 1024;

  /** As the contract bounds them. */
  private static final int MAX_PLATFORM = 20;

  private static final int MAX_ACCOUNT_ID = 200;

  private final AdmittedCalls operations;
  private final Visitors visitors;
  private final SignInWays ways;
  private final SameOrigin sameOrigin;
  private final HttpConfig config;

  /**
   * The settings of whoever is signed in.
   *
   * @param operations what they may do is up to their role
   */
  public SettingsPages(
      HttpConfig config, Authenticator authenticator, AdmittedCalls operations, SignInWays ways) {
    this.operations = operations;
    this.ways = ways;
    this.visitors = new Visitors(authenticator);
    this.sameOrigin = new SameOrigin(config);
    this.config = config;
  }

  @Override
  public void mount(Router router) {
    router.get(SETTINGS).handler(this::show).failureHandler(ways::failed);
    form(router, "/connect", this::connect);
    form(router, "/disconnect", this::disconnect);
    form(router, "/account", this::choose);
  }

  /** A form's target: what it does is told by where it sends the browser on to. */
  private void form(Router router, String name, Function<Form, Future<String>> action) {
    router
        .post(SETTINGS + name + PLATFORM)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
        .handler(context -> submit(context, action))
        .failureHandler(ways::failed);
  }

  /** What a person sent. */
  private record Form(Caller caller, String platform, String accountId, String browser) {}

  private void submit(RoutingContext context, Function<Form, Future<String>> action) {
    sameOrigin.check(context.request());
    String platform = context.pathParam("platform");
    String account = context.request().getFormAttribute("account_id");
    String accountId = account == null ? "" : account.strip();
    String browser = BrowserMark.keep(context.request(), config);
    visitors
        .caller(context)
        .compose(caller -> action.apply(new Form(caller, platform, accountId, browser)))
        .recover(SettingsPages::toBanner)
        .onSuccess(to -> SignInPages.redirect(context, to))
        .onFailure(context::fail);
  }

  private void show(RoutingContext context) {
    visitors
        .caller(context)
        .compose(
            caller ->
                call(
                    "listIntegrations",
                    new Call(caller, Map.of(), Map.of(), new JsonObject(), List.of())))
        .map(body -> body.getJsonArray("integrations", new JsonArray()))
        .onSuccess(
            integrations ->
                Html.page(
                    context,
                    200,
                    "Settings",
                    SettingsView.SIGN_OUT,
                    SettingsView.of(
                        integrations,
                        context.queryParams().get("connected"),
                        SettingsView.posts(
                            number(context, "resumed_now"),
                            number(context, "resumed_later"),
                            number(context, "waiting")),
                        context.queryParams().get("connect_error"))))
        .onFailure(context::fail);
  }

  private static int number(RoutingContext context, String name) {
    String text = context.queryParams().get(name);
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private Future<String> connect(Form form) {
    return call("getAuthUrl", form, Map.of("redirect", SETTINGS), new JsonObject())
        .map(body -> body.getString("url"));
  }

  private Future<String> disconnect(Form form) {
    return call("disconnectIntegration", form, Map.of(), new JsonObject()).map(SETTINGS);
  }

  private Future<String> choose(Form form) {
    if (form.accountId().isEmpty() || form.accountId().length() > MAX_ACCOUNT_ID) {
      return Future.failedFuture(Problem.invalid("account_id", "Choose one of the accounts."));
    }
    JsonObject body = JsonObject.of("account_id", form.accountId());
    return call("selectAccount", form, Map.of(), body)
        .map(chosen -> SETTINGS + "?connected=" + encoded(form.platform()));
  }

  private Future<JsonObject> call(
      String operation, Form form, Map<String, String> query, JsonObject body) {
    boolean named = form.platform().matches("[a-z]{1," + MAX_PLATFORM + "}");
    return named
        ? call(
            operation,
            new Call(
                form.caller(),
                Map.of("platform", form.platform()),
                query,
                body,
                List.of(),
                form.browser()))
        : Future.failedFuture(Problem.notFound("platform"));
  }

  private Future<JsonObject> call(String operation, Call call) {
    return operations.call(operation, call).map(SettingsPages::body);
  }

  private static JsonObject body(Reply reply) {
    JsonObject body = reply.body();
    return body == null ? new JsonObject() : body;
  }

  /** A refusal comes back as a banner over the connections, where the person can act on it. */
  private static Future<String> toBanner(Throwable failure) {
    return failure instanceof Problem problem && isRefusal(problem)
        ? Future.succeededFuture(SETTINGS + "?connect_error=" + encoded(problem.detail()))
        : Future.failedFuture(failure);
  }

  private static boolean isRefusal(Problem problem) {
    int status = problem.type().status();
    return status != 401 && status != 500;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
