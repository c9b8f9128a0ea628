package ai.influgen.publishing.sandbox.call;

import ai.influgen.publishing.form.Form;
import ai.influgen.publishing.sandbox.MediaStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call to a simulated platform. */
public final class Call {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer\\s+(\\S+)");
  private static final Pattern BASIC = Pattern.compile("(?i)Basic\\s+(\\S+)");

  private final RoutingContext ctx;
  private final Map<String, String> answerHeaders = new HashMap<>();

  Call(RoutingContext ctx) {
    this.ctx = ctx;
  }

  /** A user name and a password, as HTTP Basic carries them. */
  public record Credentials(String user, String password) {}

  /** The request itself, for its body as a stream. */
  public HttpServerRequest http() {
    return ctx.request();
  }

  /**
   * The body as {@code multipart/form-data}, see {@link MediaStore#receiveForm}. For routes of
   * {@code mountUploads}.
   */
  public Future<Form> receiveForm(MediaStore store, long max) {
    return store.receiveForm(ctx.request(), ctx.request().getHeader("Content-Type"), max);
  }

  /** A part of the path that the route names. */
  public String path(String name) {
    return ctx.pathParam(name);
  }

  /** A parameter of the query; empty when it is missing or has no value. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(ctx.queryParams().get(name)).filter(value -> !value.isEmpty());
  }

  /** A field of the form; empty when it is missing or has no value. */
  public Optional<String> form(String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name))
        .filter(value -> !value.isEmpty());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(ctx.request().getHeader(name));
  }

  /** The JSON object in the body; empty when the body is something else. */
  public Optional<JsonObject> json() {
    try {
      return ctx.body() == null ? Optional.empty() : Optional.ofNullable(ctx.body().asJsonObject());
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** Whether the body is announced as that type, such as {@code multipart/form-data}. */
  public boolean hasType(String type) {
    return header("Content-Type").filter(found -> found.startsWith(type)).isPresent();
  }

  /** The access token of the Authorization header; empty when there is none. */
  public String bearer() {
    return authorization(BEARER).orElse("");
  }

  /** The credentials of the Authorization header. */
  public Optional<Credentials> basic() {
    return authorization(BASIC)
        .flatMap(Call::decoded)
        .filter(pair -> pair.contains(":"))
        .map(pair -> pair.split(":", 2))
        .map(pair -> new Credentials(pair[0], pair[1]));
  }

  /** Puts a header on the answer, whatever the answer will be. */
  public void answerHeader(String name, String value) {
    answerHeaders.put(name, value);
  }

  Map<String, String> answerHeaders() {
    return answerHeaders;
  }

  RoutingContext context() {
    return ctx;
  }

  private Optional<String> authorization(Pattern scheme) {
    return header("Authorization")
        .map(scheme::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
