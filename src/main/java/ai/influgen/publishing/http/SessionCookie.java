package ai.influgen.publishing.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;

/** The cookie that keeps a person signed in. */
public final class SessionCookie {
  public static final String NAME = "influgen_session";

  private SessionCookie() {}

  /** The cookie with a session's token, out of the reach of scripts and other sites' forms. */
  public static Cookie of(String token, Duration life, HttpConfig config) {
    return Cookie.cookie(NAME, token)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(config.secure())
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(life.toSeconds());
  }

  /** Makes the browser forget it. */
  public static Cookie gone(HttpConfig config) {
    return of("", Duration.ZERO, config);
  }
}
