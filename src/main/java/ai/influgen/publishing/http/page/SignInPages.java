package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.RouteGroup;
import ai.influgen.publishing.http.SameOrigin;
import ai.influgen.publishing.http.SessionCookie;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /sign-in}, also with the one-time link, {@code /sign-out}, and the way from {@code /}. */
public final class SignInPages implements RouteGroup {
  private static final String SETTINGS = "/settings";

  private final HttpConfig config;
  private final Sessions sessions;
  private final SignInWays ways;
  private final SameOrigin sameOrigin;

  public SignInPages(HttpConfig config, Sessions sessions, SignInWays ways) {
    this.config = config;
    this.sessions = sessions;
    this.ways = ways;
    this.sameOrigin = new SameOrigin(config);
  }

  /** The link that signs a person in. */
  public static String link(HttpConfig config, String signInToken) {
    return config.publicAddress("/sign-in?token=" + signInToken);
  }

  @Override
  public void mount(Router router) {
    router.get("/").handler(context -> redirect(context, SETTINGS));
    router.get("/sign-in").handler(this::signIn).failureHandler(ways::failed);
    router.post("/sign-out").handler(this::signOut).failureHandler(ways::failed);
  }

  private void signIn(RoutingContext context) {
    String token = context.queryParams().get("token");
    if (token == null) {
      ways.show(context, 200);
      return;
    }
    sessions
        .open(token)
        .compose(
            session ->
                session.isEmpty()
                    ? Future.succeededFuture(session)
                    : close(context, sessions).map(session))
        .onSuccess(
            session -> session.ifPresentOrElse(it -> enter(context, it), () -> refuse(context)))
        .onFailure(context::fail);
  }

  private void enter(RoutingContext context, Sessions.Session session) {
    context.response().addCookie(SessionCookie.of(session.token(), session.life(), config));
    redirect(context, SETTINGS);
  }

  private void refuse(RoutingContext context) {
    ways.refuse(
        context,
        401,
        "This sign-in link doesn't work any more",
        "A link is good for one use within 15 minutes. Restart the server for a new one: it prints"
            + " the link where it was started. If you are signed in already, go to the settings.");
  }

  private void signOut(RoutingContext context) {
    sameOrigin.check(context.request());
    close(context, sessions)
        .onSuccess(
            done -> {
              context.response().addCookie(SessionCookie.gone(config));
              redirect(context, SETTINGS);
            })
        .onFailure(context::fail);
  }

  /** Ends the session that the browser came with. */
  static Future<Void> close(RoutingContext context, Sessions sessions) {
    Cookie cookie = context.request().getCookie(SessionCookie.NAME);
    return cookie == null ? Future.succeededFuture() : sessions.close(cookie.getValue());
  }

  static void redirect(RoutingContext context, String to) {
    context
        .response()
        .setStatusCode(303)
        .putHeader(HttpHeaders.LOCATION, to)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end();
  }
}
