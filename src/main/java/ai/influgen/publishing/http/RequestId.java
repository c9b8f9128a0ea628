package ai.influgen.publishing.http;

import ai.influgen.publishing.runtime.IdKind;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.regex.Pattern;

/**
 * Gives every request an id, the caller's own if it sent a decent one, and shows it in the answer,
 * so that a person's report finds its log line.
 */
final class RequestId implements PlatformHandler {
  private static final String HEADER = "X-Request-Id";

  /** Nothing that could break a log line. */
  private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  @Override
  public void handle(RoutingContext context) {
    String sent = context.request().getHeader(HEADER);
    String id = sent != null && DECENT.matcher(sent).matches() ? sent : IdKind.next().toString();
    context.put(HEADER, id);
    context.response().putHeader(HEADER, id).putHeader("X-Content-Type-Options", "nosniff");
    context.next();
  }

  static String of(RoutingContext context) {
    return context.<String>get(HEADER, "");
  }
}
