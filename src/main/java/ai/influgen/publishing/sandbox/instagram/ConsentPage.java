package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import ai.influgen.publishing.sandbox.instagram.People.Page;
import ai.influgen.publishing.sandbox.instagram.People.Person;
import ai.influgen.publishing.sandbox.oauth.ConsentParts;
import java.util.List;
import java.util.Map;

/** The page on which a person chooses accounts and scopes, and agrees or not. */
final class ConsentPage {
  private ConsentPage() {}

  /**
   * The page's body.
   *
   * @param path the path of the dialog, to which the form goes back
   */
  static Markup of(DialogRequest dialog, String path) {
    return ConsentParts.PAGE.fill(
        Map.of(
            "app", Markup.text(InstagramApp.NAME),
            "platform", Markup.text("Instagram"),
            "action", Markup.text(path),
            "people",
                Markup.join(
                    People.ALL.stream().map(person -> person(person, dialog, path)).toList()),
            "accounts", accounts(dialog.person()),
            "scopes", Markup.join(dialog.scopes().stream().map(ConsentPage::scope).toList()),
            "hidden", hidden(dialog)));
  }

  private static Markup accounts(Person person) {
    return person.pages().isEmpty()
        ? new Markup("<p class=\"empty\">This person manages no Page.</p>")
        : Markup.join(person.pages().stream().map(ConsentPage::page).toList());
  }

  private static Markup page(Page page) {
    String note =
        page.account()
            .map(Account::username)
            .map("Instagram @"::concat)
            .orElse("no Instagram account");
    return ConsentParts.choice("page", page.id(), page.name(), note);
  }

  private static Markup scope(String scope) {
    return ConsentParts.choice("grant", scope, Scopes.text(scope), scope);
  }

  private static Markup hidden(DialogRequest dialog) {
    return Markup.join(
        List.of(
            ConsentParts.hidden("client_id", InstagramApp.CLIENT_ID),
            ConsentParts.hidden("redirect_uri", dialog.redirectUri()),
            ConsentParts.hidden("state", dialog.state()),
            ConsentParts.hidden("scope", String.join(",", dialog.scopes())),
            ConsentParts.hidden("sandbox_person", dialog.person().key()),
            ConsentParts.hidden("by_form", "true")));
  }

  private static Markup person(Person person, DialogRequest dialog, String path) {
    String link =
        path
            + "?client_id="
            + InstagramApp.CLIENT_ID
            + "&redirect_uri="
            + DialogRequest.encoded(dialog.redirectUri())
            + "&state="
            + DialogRequest.encoded(dialog.state())
            + "&scope="
            + DialogRequest.encoded(String.join(",", dialog.scopes()))
            + "&sandbox_person="
            + person.key();
    return ConsentParts.person(person.name(), link, person.equals(dialog.person()));
  }
}
