package ai.influgen.publishing.sandbox;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * HTML that is safe to put into a page: text goes in escaped, or it is a template of ours.
 *
 * @param html the markup
 */
public record Markup(String html) {
  /** Nothing. */
  public static final Markup NONE = new Markup("");

  /** Text, escaped for element content and quoted attributes. */
  public static Markup text(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(html, codePoint));
    return new Markup(html.toString());
  }

  /** One after the other. */
  public static Markup join(Collection<Markup> parts) {
    return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining("\n")));
  }

  private static void append(StringBuilder html, int codePoint) {
    switch (codePoint) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.appendCodePoint(codePoint);
    }
  }
}
