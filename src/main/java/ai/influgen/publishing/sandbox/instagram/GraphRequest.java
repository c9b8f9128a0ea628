package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call to the Graph API. */
final class GraphRequest {
  private static final Pattern CREDENTIALS = Pattern.compile("(?i)(?:Bearer|OAuth)\\s+(\\S+)");

  private final RoutingContext ctx;
  private final Parameters parameters;

  GraphRequest(RoutingContext ctx) {
    this.ctx = ctx;
    this.parameters = new Parameters(ctx);
  }

  HttpServerRequest http() {
    return ctx.request();
  }

  Parameters parameters() {
    return parameters;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(ctx.request().getHeader(name));
  }

  /** The node in the path, empty when the path has none. */
  String id() {
    String id = ctx.pathParam("id");
    return id == null ? "" : id;
  }

  String path(String name) {
    return ctx.pathParam(name);
  }

  /**
   * The access token, from the parameters or the Authorization header; empty when there is none.
   */
  String token() {
    return parameters.get("access_token").or(this::credentials).orElse("");
  }

  /** The token that the call is about: the one to exchange, else the one it comes with. */
  String subjectToken() {
    return parameters.get("fb_exchange_token").orElseGet(this::token);
  }

  private Optional<String> credentials() {
    return header("Authorization")
        .map(CREDENTIALS::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }
}
