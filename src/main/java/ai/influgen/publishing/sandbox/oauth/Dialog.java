package ai.influgen.publishing.sandbox.oauth;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.Pages;
import ai.influgen.publishing.sandbox.StateLog;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The authorize address: a page for people, or a redirect at once with {@code
 * sandbox_consent=allow} or {@code deny}.
 */
public final class Dialog {
  private final DialogRules rules;
  private final Tokens tokens;
  private final StateLog log;

  public Dialog(DialogRules rules, Tokens tokens, StateLog log) {
    this.rules = rules;
    this.tokens = tokens;
    this.log = log;
  }

  /** Serves it at a path. */
  public void mount(Router router, String path) {
    router.get(path).handler(this::open);
    router.post(path).handler(this::open);
  }

  private void open(RoutingContext ctx) {
    try {
      DialogRequest dialog = DialogRequest.read(ctx, rules, tokens.accounts());
      switch (dialog.text("sandbox_consent")) {
        case "allow" -> allow(ctx, dialog);
        case "deny" -> redirect(ctx, dialog.back(rules.refused()));
        default ->
            Pages.send(
                ctx,
                200,
                "Log in",
                ConsentPage.of(dialog, rules, tokens.accounts(), ctx.request().path()));
      }
    } catch (IllegalArgumentException e) {
      Markup complaint = Markup.text(String.valueOf(e.getMessage()));
      Pages.send(
          ctx, 400, "Error", new Markup("<main class=\"narrow\">" + complaint.html() + "</main>"));
    }
  }

  private void allow(RoutingContext ctx, DialogRequest dialog) {
    List<String> granted = granted(ctx, dialog);
    Map<String, String> options =
        rules.keptParameters().stream()
            .filter(dialog.parameters()::containsKey)
            .collect(Collectors.toMap(name -> name, dialog::text));
    String code =
        tokens.authorize(
            new Consent(
                dialog.account().id(),
                granted,
                dialog.text("redirect_uri"),
                dialog.challenge(),
                options),
            rules.codeLife());
    Map<String, String> answer = new HashMap<>(rules.agreed(granted));
    answer.put("code", code);
    log.synced().onSuccess(synced -> redirect(ctx, dialog.back(answer))).onFailure(ctx::fail);
  }

  private static List<String> granted(RoutingContext ctx, DialogRequest dialog) {
    if (!dialog.text("sandbox_form").isEmpty()) {
      List<String> ticked = ctx.request().formAttributes().getAll("grant");
      return dialog.scopes().stream().filter(ticked::contains).toList();
    }
    if (!dialog.parameters().containsKey("sandbox_scopes")) {
      return dialog.scopes();
    }
    List<String> named =
        Arrays.stream(dialog.text("sandbox_scopes").split("[ ,]+", -1))
            .filter(Predicate.not(String::isEmpty))
            .toList();
    return dialog.scopes().stream().filter(named::contains).toList();
  }

  private static void redirect(RoutingContext ctx, String url) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("Location", url)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
