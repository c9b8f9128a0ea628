package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.NoSuchKeyIdException;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured issuer, found when it is first needed and again after it was away, and its keys,
 * fetched again when one is missing or they are old. However many tokens strangers make up, it is
 * asked at most once within a pause. Safe to share between event loops.
 */
final class Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

  /** How often it is asked at most. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** How long a key that the issuer took back may still be believed. */
  static final Duration KEYS_LIFE = Duration.ofMinutes(10);

  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final int OK = 200;

  private final Vertx vertx;
  private final OidcConfig config;
  private final InstantSource clock;
  private final WebClient client;
  private final Paced<Provider> discovery;
  private final Paced<Void> keys;
  private volatile @Nullable Provider found;
  private volatile Instant keysAsOf = Instant.MIN;

  Issuer(Vertx vertx, OidcConfig config, InstantSource clock) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    this.discovery = new Paced<>(clock, PAUSE, this::discover);
    this.keys = new Paced<>(clock, PAUSE, this::fetchKeys);
  }

  /** The issuer; fails with a problem 503 while it can't be found. */
  Future<Provider> provider() {
    Provider known = found;
    return known == null ? discovery.run() : Future.succeededFuture(known);
  }

  /**
   * The claims of a token that the issuer signed; nothing of them is checked. Fails with a problem:
   * 401, or 503 while it can't be told.
   */
  Future<JsonObject> signed(String token) {
    return Future.succeededFuture(token)
        .compose(
            sent -> {
              TokenShape.check(sent);
              return provider();
            })
        .compose(provider -> signed(provider, token));
  }

  private Future<JsonObject> signed(Provider provider, String token) {
    if (clock.instant().isAfter(keysAsOf.plus(KEYS_LIFE))) {
      keys.run();
    }
    return provider
        .claims(token)
        .recover(
            failure ->
                failure instanceof NoSuchKeyIdException
                    ? keys.run().compose(_ -> provider.claims(token))
                    : Future.failedFuture(failure))
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  private static Throwable refusal(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case NoSuchKeyIdException _ -> Refusals.token("is signed with a key that its issuer has not");
      default -> Refusals.token("is not signed by its issuer, or was changed");
    };
  }

  private Future<Provider> discover() {
    return Provider.patiently(client.getAbs(config.issuer() + DESCRIPTION).send())
        .map(
            answer -> {
              if (answer.statusCode() != OK) {
                throw new IllegalStateException("it answered " + answer.statusCode());
              }
              return Metadata.of(answer.bodyAsJsonObject(), config.issuer());
            })
        .map(metadata -> new Provider(vertx, config, metadata))
        .compose(provider -> provider.fetchKeys().map(provider))
        .onSuccess(this::remember)
        .recover(failure -> Future.failedFuture(away(failure)));
  }

  private void remember(Provider provider) {
    keysAsOf = clock.instant();
    found = provider;
    LOG.info("found the issuer {}", config.issuer());
  }

  private Future<Void> fetchKeys() {
    Instant asked = clock.instant();
    return provider()
        .compose(Provider::fetchKeys)
        .onSuccess(_ -> keysAsOf = asked)
        .recover(failure -> Future.failedFuture(away(failure)));
  }

  private RuntimeException away(Throwable failure) {
    LOG.warn("the issuer {} is of no use: {}", config.issuer(), failure.toString());
    return Refusals.away(config.name(), PAUSE);
  }
}
