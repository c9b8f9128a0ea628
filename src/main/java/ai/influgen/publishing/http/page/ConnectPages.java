package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.BrowserMark;
import ai.influgen.publishing.http.Failures;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.RouteGroup;
import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * {@code /connect/<token>}: where a client without an account connects accounts by a link. Looking
 * at it starts nothing, so that programs that follow every link do no harm. What starts something
 * is a form that only a page of ours, in the same browser, can have made.
 */
public final class ConnectPages implements RouteGroup {
  private static final String PAGE = "/connect/:token";
  private static final int MAX_FORM_BYTES = 8 * 1024;

  /** As the contract bounds it. */
  private static final int MAX_ACCOUNT_ID = 200;

  private final HttpConfig config;
  private final ClientLinks links;

  public ConnectPages(HttpConfig config, ClientLinks links) {
    this.config = config;
    this.links = links;
  }

  @Override
  public void mount(Router router) {
    router.get("/connect").handler(ClientWords::lost);
    router
        .get(PAGE)
        .handler(context -> withLink(context, link -> show(context, link)))
        .failureHandler(ConnectPages::failed);
    form(router, "", this::begin);
    form(router, "/account", this::choose);
  }

  /** A form's target: what it does is told by where it sends the browser on to. */
  private void form(
      Router router, String name, BiFunction<RoutingContext, ClientLink, Future<String>> action) {
    router
        .post(PAGE + "/:platform" + name)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
        .handler(context -> withLink(context, link -> submit(context, link, action)))
        .failureHandler(ConnectPages::failed);
  }

  private void withLink(RoutingContext context, Function<ClientLink, Future<Void>> work) {
    links
        .find(context.pathParam("token"))
        .compose(
            found ->
                switch (found) {
                  case ClientLinks.Found.Works(ClientLink link) -> work.apply(link);
                  case ClientLinks.Found.Over() -> ClientWords.over(context);
                  case ClientLinks.Found.Unknown() -> ClientWords.unknown(context);
                })
        .onFailure(context::fail);
  }

  private Future<Void> show(RoutingContext context, ClientLink link) {
    return page(context, link, 200, said(context, link));
  }

  private Future<Void> submit(
      RoutingContext context,
      ClientLink link,
      BiFunction<RoutingContext, ClientLink, Future<String>> action) {
    if (!FormKey.fits(context.request(), address(context))) {
      return page(
          context,
          link,
          403,
          ClientBanner.bad("This page was open for a while. Please press the button once more."));
    }
    return action
        .apply(context, link)
        .<Void>map(
            to -> {
              SignInPages.redirect(context, to);
              return null;
            })
        .recover(failure -> refused(context, link, failure));
  }

  private Future<String> begin(RoutingContext context, ClientLink link) {
    return link.begin(context.pathParam("platform"), BrowserMark.keep(context.request(), config));
  }

  private Future<String> choose(RoutingContext context, ClientLink link) {
    String account = context.request().getFormAttribute("account_id");
    if (account == null || account.isBlank() || account.length() > MAX_ACCOUNT_ID) {
      return Future.failedFuture(Problem.invalid("account_id", "Choose one of the accounts."));
    }
    String platform = context.pathParam("platform");
    return link.choose(platform, account.strip())
        .map(chosen -> address(context) + "?connected=" + platform);
  }

  private Future<Void> refused(RoutingContext context, ClientLink link, Throwable failure) {
    return failure instanceof Problem problem && problem.type().status() < 500
        ? page(context, link, problem.type().status(), ClientBanner.bad(problem.detail()))
        : Future.failedFuture(failure);
  }

  private Future<Void> page(
      RoutingContext context, ClientLink link, int status, Optional<ClientBanner> banner) {
    return link.view()
        .map(
            view -> {
              String mark = BrowserMark.keep(context.request(), config);
              String address = address(context);
              ClientPage page = new ClientPage(address, FormKey.of(mark, address));
              Html.client(context, status, ClientPage.TITLE, page.of(view, banner));
              return null;
            });
  }

  /** What the address has to say, if it is we who say it. */
  private static Optional<ClientBanner> said(RoutingContext context, ClientLink link) {
    MultiMap query = context.queryParams();
    String words = query.get("problem");
    String proof = query.get("proof");
    return words != null && proof != null && link.said(words, proof)
        ? ClientBanner.bad(words)
        : Optional.ofNullable(query.get("connected")).map(ClientBanner.Connected::new);
  }

  private static String address(RoutingContext context) {
    return "/connect/" + context.pathParam("token");
  }

  private static void failed(RoutingContext context) {
    if (!context.response().ended() && !context.response().closed()) {
      ClientWords.failed(context, Failures.problem(context).type());
    }
  }
}
