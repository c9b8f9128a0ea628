package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.Failures;
import ai.influgen.publishing.http.HttpConfig;
import ai.influgen.publishing.http.RouteGroup;
import ai.influgen.publishing.http.SessionCookie;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.RedirectPath;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** {@code /sign-in/oidc}: off to whoever knows the person, and back. */
public final class ProviderPages implements RouteGroup {
  static final String BEGIN = "/sign-in/oidc";

  /** Where the person is sent back to; part of what the provider is told. */
  private static final String BACK = BEGIN + "/callback";

  private static final String COOKIE = "influgen_sign_in";

  private final HttpConfig config;
  private final ProviderSignIn provider;
  private final Sessions sessions;
  private final SignInWays ways;

  public ProviderPages(HttpConfig config, ProviderSignIn provider, Sessions sessions) {
    this.config = config;
    this.sessions = sessions;
    this.provider = provider;
    this.ways = new SignInWays(Optional.of(provider));
  }

  /** The redirect URI to register at the provider. */
  public static String redirectUri(HttpConfig config) {
    return config.publicAddress(BACK);
  }

  @Override
  public void mount(Router router) {
    router.get(BEGIN).handler(this::begin).failureHandler(this::failed);
    router.get(BACK).handler(this::back).failureHandler(this::failed);
  }

  private void begin(RoutingContext context) {
    String wanted = context.queryParams().get("redirect");
    RedirectPath to =
        Optional.ofNullable(wanted).flatMap(RedirectPath::of).orElse(RedirectPath.DEFAULT);
    provider
        .begin(to)
        .onSuccess(
            begun -> {
              context.response().addCookie(cookie(begun.browser(), begun.life()));
              SignInPages.redirect(context, begun.at().toString());
            })
        .onFailure(context::fail);
  }

  private void back(RoutingContext context) {
    MultiMap query = context.queryParams();
    Cookie cookie = context.request().getCookie(COOKIE);
    provider
        .end(
            new ProviderSignIn.Return(
                cookie == null ? null : cookie.getValue(),
                query.get("state"),
                query.get("code"),
                query.get("error"),
                query.get("iss")))
        .compose(entered -> SignInPages.close(context, sessions).map(entered))
        .onSuccess(entered -> enter(context, entered))
        .onFailure(context::fail);
  }

  private void enter(RoutingContext context, ProviderSignIn.Entered entered) {
    Sessions.Session session = entered.session();
    context
        .response()
        .addCookie(SessionCookie.of(session.token(), session.life(), config))
        .addCookie(cookie("", Duration.ZERO));
    SignInPages.redirect(context, entered.to().value());
  }

  private void failed(RoutingContext context) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    Problem problem = Failures.problem(context);
    ways.refuse(context, problem.type().status(), "You are not signed in", problem.detail());
  }

  /**
   * Binds a sign-in to the browser that began it, so that nobody is signed in as somebody else by
   * following a link. Lax and not strict: the way back begins on the provider's site.
   */
  private Cookie cookie(String value, Duration life) {
    return Cookie.cookie(COOKIE, value)
        .setPath(BEGIN)
        .setHttpOnly(true)
        .setSecure(config.secure())
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(life.toSeconds());
  }
}
