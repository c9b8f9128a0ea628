package ai.influgen.publishing.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that tells one browser from others, be anybody signed in there or not: what was begun
 * in a browser is finished in it. It opens nothing.
 */
public final class BrowserMark {
  public static final String NAME = "influgen_browser";

  /** Longer than anybody may take at a platform, and short enough to be forgotten. */
  private static final Duration LIFE = Duration.ofHours(1);

  private static final int RANDOM_BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private BrowserMark() {}

  /** The mark of the browser that asks; null if it has none that could be ours. */
  public static @Nullable String of(HttpServerRequest request) {
    Cookie cookie = request.getCookie(NAME);
    return cookie != null && SHAPE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
  }

  /**
   * The mark of the browser that asks, which it keeps for another hour; a new one if it has none.
   * Other sites' pages can't send it with a form (SameSite=Lax), while coming back from a platform
   * brings it along.
   */
  public static String keep(HttpServerRequest request, HttpConfig config) {
    String known = of(request);
    String mark = known == null ? fresh() : known;
    request
        .response()
        .addCookie(
            Cookie.cookie(NAME, mark)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(config.secure())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(LIFE.toSeconds()));
    return mark;
  }

  private static String fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
