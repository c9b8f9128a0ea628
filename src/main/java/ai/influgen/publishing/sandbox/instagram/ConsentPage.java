package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.Template;
import ai.influgen.publishing.sandbox.instagram.People.Account;
import ai.influgen.publishing.sandbox.instagram.People.Page;
import ai.influgen.publishing.sandbox.instagram.People.Person;
import java.util.List;
import java.util.Map;

/** The page on which a person chooses accounts and scopes, and agrees or not. */
final class ConsentPage {
  private static final Template PAGE = Template.load("consent.html");
  private static final Template CHOICE =
      Template.of(
          "<label><input type=\"checkbox\" name=\"{{name}}\" value=\"{{value}}\" checked>"
              + "<span>{{text}} <small>{{note}}</small></span></label>");
  private static final Template HIDDEN =
      Template.of("<input type=\"hidden\" name=\"{{name}}\" value=\"{{value}}\">");
  private static final Template PERSON =
      Template.of("<a class=\"{{chosen}}\" href=\"{{link}}\">{{name}}</a>");

  private ConsentPage() {}

  /**
   * The page's body.
   *
   * @param path the path of the dialog, to which the form goes back
   */
  static Markup of(DialogRequest dialog, String path) {
    return PAGE.fill(
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
    return choice("page", page.id(), page.name(), note);
  }

  private static Markup scope(String scope) {
    return choice("grant", scope, Scopes.text(scope), scope);
  }

  private static Markup choice(String name, String value, String text, String note) {
    return CHOICE.fill(
        Map.of(
            "name", Markup.text(name),
            "value", Markup.text(value),
            "text", Markup.text(text),
            "note", Markup.text(note)));
  }

  private static Markup hidden(DialogRequest dialog) {
    return Markup.join(
        List.of(
            hidden("client_id", InstagramApp.CLIENT_ID),
            hidden("redirect_uri", dialog.redirectUri()),
            hidden("state", dialog.state()),
            hidden("scope", String.join(",", dialog.scopes())),
            hidden("sandbox_person", dialog.person().key()),
            hidden("by_form", "true")));
  }

  private static Markup hidden(String name, String value) {
    return HIDDEN.fill(Map.of("name", Markup.text(name), "value", Markup.text(value)));
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
    return PERSON.fill(
        Map.of(
            "chosen", Markup.text(person.equals(dialog.person()) ? "chosen" : ""),
            "link", Markup.text(link),
            "name", Markup.text(person.name())));
  }
}
