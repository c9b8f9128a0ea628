package ai.influgen.publishing.sandbox;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Sends pages in the sandbox's common frame, with a policy that lets them load nothing but the
 * sandbox's own files.
 */
public final class Pages {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; script-src 'self';"
          + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Template FRAME = Template.load("frame.html");

  private Pages() {}

  /** Sends a page with the given title and body. */
  public static void send(RoutingContext ctx, int status, String title, Markup body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cache-Control", "no-store")
        .end(FRAME.fill(Map.of("title", Markup.text(title), "body", body)).html());
  }
}
