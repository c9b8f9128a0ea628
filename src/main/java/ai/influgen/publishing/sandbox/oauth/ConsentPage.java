package ai.influgen.publishing.sandbox.oauth;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.SandboxApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page on which a person chooses scopes, and agrees or not. */
final class ConsentPage {
  private ConsentPage() {}

  /**
   * The page's body.
   *
   * @param path the path of the dialog, to which the form goes back
   */
  static Markup of(DialogRequest dialog, DialogRules rules, Accounts accounts, String path) {
    return ConsentParts.PAGE.fill(
        Map.of(
            "app", Markup.text(SandboxApp.NAME),
            "platform", Markup.text(rules.platform()),
            "action", Markup.text(path),
            "people", people(dialog, accounts, path),
            "accounts", Markup.text("@" + dialog.account().username()),
            "scopes", scopes(dialog, rules),
            "hidden", hidden(dialog)));
  }

  private static Markup people(DialogRequest dialog, Accounts accounts, String path) {
    return Markup.join(
        accounts.all().stream()
            .map(
                account ->
                    ConsentParts.person(
                        account.name(),
                        dialog.addressFor(account, path),
                        account.equals(dialog.account())))
            .toList());
  }

  private static Markup scopes(DialogRequest dialog, DialogRules rules) {
    return Markup.join(
        dialog.scopes().stream()
            .map(
                scope ->
                    ConsentParts.choice(
                        "grant", scope, rules.scopeToText().getOrDefault(scope, scope), scope))
            .toList());
  }

  private static Markup hidden(DialogRequest dialog) {
    List<Markup> fields = new ArrayList<>();
    dialog.asked().forEach((name, value) -> fields.add(ConsentParts.hidden(name, value)));
    fields.add(ConsentParts.hidden("sandbox_account", dialog.account().username()));
    fields.add(ConsentParts.hidden("sandbox_form", "true"));
    return Markup.join(fields);
  }
}
