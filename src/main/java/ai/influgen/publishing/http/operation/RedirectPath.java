package ai.influgen.publishing.http.operation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page of this server that the browser goes to after a connect or a sign-in: never another site,
 * however it is spelled.
 */
public record RedirectPath(String value) {
  private static final int MAX_LENGTH = 500;

  // Unreserved characters and sub-delimiters of RFC 3986 only: no backslash, control character or
  // fragment. Each segment is non-empty (no "//") and holds no escape: every page of ours does
  // without, and an escaped slash or dot is only there to be missed.
  private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~!$&'()*+,;=:@-]+)+/?");
  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");
  private static final Pattern QUERY =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
  private static final Pattern ESCAPED_CONTROL = Pattern.compile("%([01][0-9A-Fa-f]|7[Ff])");

  /** Where people manage their connections; declared after the patterns that check it. */
  public static final RedirectPath DEFAULT = new RedirectPath("/settings");

  /**
   * A page of this server.
   *
   * @throws IllegalArgumentException if it may lead anywhere else
   */
  public RedirectPath {
    if (!allowed(value)) {
      throw new IllegalArgumentException("not a path on this server");
    }
  }

  /** The page that the text names; empty if it may lead anywhere else. */
  public static Optional<RedirectPath> of(String text) {
    return allowed(text) ? Optional.of(new RedirectPath(text)) : Optional.empty();
  }

  /** The address of the page with one more parameter. */
  public String with(String name, String text) {
    String separator = value.contains("?") ? "&" : "?";
    return value + separator + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean allowed(String text) {
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    String query = mark < 0 ? "" : text.substring(mark + 1);
    return text.length() <= MAX_LENGTH
        && PATH.matcher(path).matches()
        && !DOTS.matcher(path).find()
        && QUERY.matcher(query).matches()
        && !ESCAPED_CONTROL.matcher(query).find();
  }
}
