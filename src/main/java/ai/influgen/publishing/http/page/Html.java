package ai.influgen.publishing.http.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The frame of the pages. */
final class Html {
  /**
   * No scripts at all. A form may lead anywhere by HTTP, as connecting redirects to the platform's
   * consent page and browsers hold redirects of a form against this list.
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' https: http:;"
          + " base-uri 'none'; frame-ancestors 'none'";

  private Html() {}

  /** Makes text safe to stand in an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A page with a heading and words only. */
  static void words(RoutingContext context, int status, String heading, String words) {
    String main = "<h1>%s</h1><p>%s</p>".formatted(escape(heading), escape(words));
    page(context, status, heading, "", main);
  }

  /**
   * Sends a page of the people who work here.
   *
   * @param nav safe HTML that comes to the right of the header
   * @param main safe HTML
   */
  static void page(RoutingContext context, int status, String title, String nav, String main) {
    String header =
        """
        <a class="brand" href="/settings">Influgen Publishing</a>
              <nav><a href="/docs">API</a>%s</nav>"""
            .formatted(nav);
    // not no-referrer, which would take the origin from our own forms
    context.response().putHeader("Referrer-Policy", "same-origin");
    send(context, status, title, header, main);
  }

  /**
   * Sends a page to somebody without an account: it leads nowhere else, its address is told to
   * nobody and is not to be found.
   *
   * @param main safe HTML
   */
  static void client(RoutingContext context, int status, String title, String main) {
    context
        .response()
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Robots-Tag", "noindex, nofollow");
    send(context, status, title, "<span class=\"brand\">Influgen Publishing</span>", main);
  }

  private static void send(
      RoutingContext context, int status, String title, String header, String main) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("Content-Security-Policy", POLICY)
        .end(
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s · Influgen Publishing</title>
              <link rel="stylesheet" href="/assets/influgen.css">
              <link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
            </head>
            <body>
              <header>%s</header>
              <main>
            %s
              </main>
            </body>
            </html>
            """
                .formatted(escape(title), header, main));
  }
}
