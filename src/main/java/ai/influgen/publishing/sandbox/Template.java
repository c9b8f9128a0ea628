package ai.influgen.publishing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page or a part of one with places such as {@code {{name}}}, each of which must be filled. */
public final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  private final String html;

  private Template(String html) {
    this.html = html;
  }

  /** Loads {@code /sandbox/<name>} from the class path. */
  public static Template load(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/sandbox/" + name)) {
      if (in == null) {
        throw new IllegalStateException("There is no template " + name);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A template written in place. */
  public static Template of(String html) {
    return new Template(html);
  }

  /**
   * Fills every place.
   *
   * @throws IllegalArgumentException when a place has no value
   */
  public Markup fill(Map<String, Markup> placeToMarkup) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACE.matcher(html);
    while (matcher.find()) {
      Markup markup = placeToMarkup.get(matcher.group(1));
      if (markup == null) {
        throw new IllegalArgumentException("Nothing to put at " + matcher.group(1));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(markup.html()));
    }
    matcher.appendTail(filled);
    return new Markup(filled.toString());
  }
}
