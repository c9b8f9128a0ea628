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
 * The configured issuer, found when it is first needed and again where its keys are no more, and
 * its keys, fetched again when one is missing or they are old. However many tokens strangers make
 * up, it is asked at most once within a pause. Safe to share between event loops.
 */
final class Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

  /** How often it is asked at most. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /**
   * How long a key that the issuer took back may still be believed while the issuer can be asked.
   */
  static final Duration KEYS_LIFE = Duration.ofMinutes(10);

  /** How long before that they are fetched, so that normally nobody waits; and after a failure. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final int OK = 200;

  private final Vertx vertx;
  private final OidcConfig config;
  private final InstantSource clock;
  private final WebClient client;
  private final Paced<Provider> discovery;
  private final Paced<Void> keys;
  private volatile @Nullable Provider found;
  private volatile Instant keysAsOf = Instant.EPOCH;
  private volatile Instant keysDue = Instant.EPOCH;

  Issuer(Vertx vertx, OidcConfig config, InstantSource clock) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setConnectTimeout((int) Provider.PATIENCE.toMillis())
                .setIdleTimeout((int) Provider.PATIENCE.toSeconds()));
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
        .compose(_ -> known(token));
  }

  private Future<JsonObject> known(String token) {
    Instant now = clock.instant();
    return freshKeys(now)
        .compose(_ -> provider())
        .compose(provider -> provider.claims(token))
        .recover(
            failure ->
                failure instanceof NoSuchKeyIdException
                    ? keys.run()
                        .compose(_ -> provider())
                        .compose(provider -> provider.claims(token))
                    : Future.failedFuture(failure))
        .recover(failure -> Future.failedFuture(refusal(failure, now)));
  }

  /** Ends when the keys are as new as can be had; while the issuer is away the old ones do. */
  private Future<Void> freshKeys(Instant now) {
    if (now.isBefore(keysDue.minus(AHEAD))) {
      return Future.succeededFuture();
    }
    Future<Void> fetched = keys.run().otherwiseEmpty();
    return now.isAfter(keysDue) ? fetched : Future.succeededFuture();
  }

  private Throwable refusal(Throwable failure, Instant asked) {
    return switch (failure) {
      case Problem problem -> problem;
      // it was too soon to ask again, so the key may be one that is newer than ours
      case NoSuchKeyIdException _ when keysAsOf.isBefore(asked) ->
          Refusals.away(config.name(), PAUSE);
      case NoSuchKeyIdException _ -> Refusals.token("is signed with a key that its issuer has not");
      default -> Refusals.token("is not signed by its issuer, or was changed");
    };
  }

  private Future<Provider> discover() {
    Instant asked = clock.instant();
    return Provider.patiently(
            client
                .getAbs(config.issuer() + DESCRIPTION)
                .timeout(Provider.PATIENCE.toMillis())
                .send())
        .map(
            answer -> {
              if (answer.statusCode() != OK) {
                throw new IllegalStateException("it answered " + answer.statusCode());
              }
              return Metadata.of(answer.bodyAsJsonObject(), config.issuer());
            })
        .map(metadata -> new Provider(vertx, config, metadata))
        .compose(provider -> provider.fetchKeys().map(provider))
        .onSuccess(provider -> remember(provider, asked))
        .recover(failure -> Future.failedFuture(away(failure)));
  }

  private void remember(Provider provider, Instant asked) {
    haveKeys(asked);
    found = provider;
    LOG.info("found the issuer {}", config.issuer());
  }

  private Future<Void> fetchKeys() {
    Instant asked = clock.instant();
    return provider()
        .compose(Provider::fetchKeys)
        .onSuccess(_ -> haveKeys(asked))
        // they may be elsewhere now
        .recover(_ -> discovery.run().mapEmpty())
        .onFailure(_ -> keysDue = clock.instant().plus(AHEAD));
  }

  private void haveKeys(Instant asked) {
    keysAsOf = asked;
    keysDue = asked.plus(KEYS_LIFE);
  }

  private RuntimeException away(Throwable failure) {
    LOG.warn("the issuer {} is of no use: {}", config.issuer(), failure.toString());
    return Refusals.away(config.name(), PAUSE);
  }
}
