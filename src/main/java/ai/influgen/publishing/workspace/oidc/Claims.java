package ai.influgen.publishing.workspace.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature is good (RFC 7519, section 4.1). All of the checks are here
 * and none is left to the library, which lets tokens pass that lack what it would look at.
 */
final class Claims {
  /** How far the issuer's clock may differ from ours. */
  static final Duration LEEWAY = Duration.ofSeconds(30);

  /** Beyond it no instant can be told. */
  private static final long FAR = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

  private final JsonObject json;

  Claims(JsonObject json) {
    this.json = json;
  }

  /**
   * Makes sure that the issuer made it, for us, and that it holds now.
   *
   * @throws ai.influgen.publishing.http.operation.Problem 401 that says what is wrong
   */
  void check(String issuer, String audience, Instant now) {
    if (!issuer.equals(json.getValue("iss"))) {
      throw Refusals.token("is not of the issuer that is trusted here");
    }
    if (!audiences().contains(audience)) {
      throw Refusals.token("is meant for somebody else: its `aud` has to name `" + audience + "`");
    }
    Instant end =
        instant("exp").orElseThrow(() -> Refusals.token("never ends: it has to have an `exp`"));
    if (!now.isBefore(end.plus(LEEWAY))) {
      throw Refusals.token("has expired: get a new one");
    }
    if (instant("iat").isEmpty()) {
      throw Refusals.token("does not say when it was made: it has to have an `iat`");
    }
    Instant latest = now.plus(LEEWAY);
    if (instant("nbf").filter(latest::isBefore).isPresent()
        || instant("iat").filter(latest::isBefore).isPresent()) {
      throw Refusals.token("is not valid yet");
    }
    if (text("sub").isEmpty()) {
      throw Refusals.token("names nobody: it has to have a `sub`");
    }
  }

  /**
   * Whether they are of an ID token (OpenID Connect Core 1.0, sections 2 and 3.3.2.11) or an event
   * (RFC 8417). Some issuers put the nonce into access tokens too, and say that those are such.
   */
  boolean areOfNoAccessToken() {
    return text("typ").filter("ID"::equals).isPresent()
        || Stream.of("at_hash", "c_hash", "events").anyMatch(json::containsKey)
        || (json.containsKey("nonce") && text("typ").filter("Bearer"::equals).isEmpty());
  }

  List<String> audiences() {
    return texts("aud");
  }

  /** A claim that is one text. */
  Optional<String> text(String name) {
    return json.getValue(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A claim of one text or several; by a name with dots also one that is nested. */
  List<String> texts(String name) {
    return switch (at(json, name)) {
      case String text -> List.of(text);
      case JsonArray several ->
          several.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }

  Optional<Instant> instant(String name) {
    return json.getValue(name) instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(Math.clamp(seconds.longValue(), 0, FAR)))
        : Optional.empty();
  }

  // the whole name first: claims may be named by addresses, which have dots too
  private static @Nullable Object at(JsonObject object, String path) {
    if (object.containsKey(path)) {
      return object.getValue(path);
    }
    int dot = path.indexOf('.');
    return dot > 0 && object.getValue(path.substring(0, dot)) instanceof JsonObject inner
        ? at(inner, path.substring(dot + 1))
        : null;
  }
}
