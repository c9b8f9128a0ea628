package ai.influgen.publishing.sandbox.oauth;

import ai.influgen.publishing.sandbox.Markup;
import ai.influgen.publishing.sandbox.Template;
import java.util.Map;

/** The parts of a consent page, so that all platforms' pages look the same. */
public final class ConsentParts {
  /** The page itself. */
  public static final Template PAGE = Template.load("consent.html");

  private static final Template CHOICE =
      Template.of(
          "<label><input type=\"checkbox\" name=\"{{name}}\" value=\"{{value}}\" checked>"
              + "<span>{{text}} <small>{{note}}</small></span></label>");
  private static final Template HIDDEN =
      Template.of("<input type=\"hidden\" name=\"{{name}}\" value=\"{{value}}\">");
  private static final Template PERSON =
      Template.of("<a class=\"{{chosen}}\" href=\"{{link}}\">{{name}}</a>");

  private ConsentParts() {}

  /** A box to tick, ticked. */
  public static Markup choice(String name, String value, String text, String note) {
    return CHOICE.fill(
        Map.of(
            "name", Markup.text(name),
            "value", Markup.text(value),
            "text", Markup.text(text),
            "note", Markup.text(note)));
  }

  /** A value that the form carries unseen. */
  public static Markup hidden(String name, String value) {
    return HIDDEN.fill(Map.of("name", Markup.text(name), "value", Markup.text(value)));
  }

  /** Someone who can log in, with the address of the dialog for them. */
  public static Markup person(String name, String link, boolean chosen) {
    return PERSON.fill(
        Map.of(
            "chosen", Markup.text(chosen ? "chosen" : ""),
            "link", Markup.text(link),
            "name", Markup.text(name)));
  }
}
