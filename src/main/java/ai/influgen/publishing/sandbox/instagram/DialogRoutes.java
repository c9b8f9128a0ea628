package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.Pages;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.instagram.People.Page;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The login dialog: a page for people, or a redirect at once with {@code sandbox_consent=allow} or
 * {@code deny}.
 */
final class DialogRoutes {
  private static final String WWW = "/instagram/www";

  private final Tokens tokens;
  private final StateLog log;

  DialogRoutes(Tokens tokens, StateLog log) {
    this.tokens = tokens;
    this.log = log;
  }

  void mount(Router router) {
    String path = GraphRouter.regex(WWW, "/dialog/oauth");
    router.routeWithRegex(HttpMethod.GET, path).handler(this::open);
    router.routeWithRegex(HttpMethod.POST, path).handler(this::open);
  }

  private void open(RoutingContext ctx) {
    try {
      Parameters parameters = new Parameters(ctx);
      DialogRequest dialog = DialogRequest.read(parameters);
      switch (parameters.text("sandbox_consent")) {
        case "allow" -> allow(ctx, dialog, parameters);
        case "deny" -> redirect(ctx, dialog.refused());
        default -> Pages.send(ctx, 200, "Log in", ConsentPage.of(dialog, ctx.request().path()));
      }
    } catch (IllegalArgumentException e) {
      Pages.send(
          ctx, 400, "Error", new Markup("<main class=\"narrow\">" + text(e).html() + "</main>"));
    }
  }

  private void allow(RoutingContext ctx, DialogRequest dialog, Parameters parameters) {
    List<String> granted = granted(ctx, dialog, parameters);
    List<String> declined =
        dialog.scopes().stream().filter(scope -> !granted.contains(scope)).toList();
    Grant grant =
        new Grant(dialog.person().key(), granted, declined, pages(ctx, dialog, parameters));
    Code code = tokens.consent(grant, dialog.redirectUri());
    log.synced()
        .onSuccess(synced -> redirect(ctx, dialog.agreed(code.value())))
        .onFailure(ctx::fail);
  }

  private static List<String> granted(
      RoutingContext ctx, DialogRequest dialog, Parameters parameters) {
    List<String> kept =
        parameters.flag("by_form")
            ? ctx.request().formAttributes().getAll("grant")
            : dialog.scopes().stream()
                .filter(scope -> !parameters.list("sandbox_decline").contains(scope))
                .toList();
    return dialog.scopes().stream().filter(kept::contains).toList();
  }

  private static List<String> pages(
      RoutingContext ctx, DialogRequest dialog, Parameters parameters) {
    List<String> all = dialog.person().pages().stream().map(Page::id).toList();
    return parameters.flag("by_form")
        ? all.stream().filter(ctx.request().formAttributes().getAll("page")::contains).toList()
        : all;
  }

  private static Markup text(IllegalArgumentException e) {
    return Markup.text(String.valueOf(e.getMessage()));
  }

  private static void redirect(RoutingContext ctx, String url) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("Location", url)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
