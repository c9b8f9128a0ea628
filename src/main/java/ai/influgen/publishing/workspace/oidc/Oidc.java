package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of the configured issuer, by what they bring from it. */
public final class Oidc {
  private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);

  /** How many codes are exchanged at a time. */
  private static final int EXCHANGES = 32;

  private final OidcConfig config;
  private final InstantSource clock;
  private final Issuer issuer;
  private final Identities identities;
  private final Semaphore exchanges = new Semaphore(EXCHANGES);

  public Oidc(Vertx vertx, OidcConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.issuer = new Issuer(vertx, config, clock);
    this.identities = new Identities(config.mapping());
  }

  /**
   * Looks for the issuer already now, so that the first person needn't wait. Nobody needs the
   * outcome: whoever comes while it is away looks again.
   */
  public void prepare() {
    issuer.provider();
  }

  /** Whether a bearer token may be one of an issuer: none of our own looks like it. */
  public static boolean looksLike(String token) {
    return TokenShape.fits(token);
  }

  /** Whether somebody who says that they are the issuer may be. */
  public boolean isIssuer(String said) {
    return Metadata.same(said, config.issuer().toString());
  }

  /** What somebody is told who is known and has no role here. */
  public Problem noRole() {
    return identities.noRole();
  }

  /** What somebody is told whose workspace is not here, for whatever reason. */
  public static Problem noSuchWorkspace() {
    return Refusals.person(
        "You are known, but the workspace that you are said to belong to is not here: ask who"
            + " manages your sign-in.");
  }

  /**
   * Whose access token it is. Fails with a problem: 401 if it proves nothing, 403 if they have no
   * place here, 503 while it can't be told.
   */
  public Future<Identity> person(String accessToken) {
    return accessClaims(accessToken).map(claims -> identities.read(claims, claims));
  }

  /** Where a person proves who they are; fails with a problem 503 while it can't be told. */
  public Future<URI> consent(SignInRequest request, String redirectUri) {
    return issuer.provider().map(provider -> URI.create(provider.consent(request, redirectUri)));
  }

  /** A code that a browser brought back, and what we kept of its sign-in. */
  public record Code(String value, String verifier, String nonce, String redirectUri) {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** Who signed in; fails as {@link #person} does. */
  public Future<Identity> signedIn(Code code) {
    return exchanged(code)
        .compose(
            answer ->
                idClaims(answer, code.nonce())
                    .compose(
                        claims -> rights(claims, answer).map(r -> identities.read(claims, r))));
  }

  /** Strangers can cause it, so only so many at a time. */
  private Future<JsonObject> exchanged(Code code) {
    if (!exchanges.tryAcquire()) {
      return Future.failedFuture(Refusals.busy(Issuer.PAUSE));
    }
    return issuer
        .provider()
        .compose(provider -> provider.exchange(code.value(), code.verifier(), code.redirectUri()))
        .onComplete(_ -> exchanges.release())
        .recover(failure -> Future.failedFuture(refused(failure)));
  }

  private Future<Claims> accessClaims(String token) {
    return claims(token, config.audience())
        .map(
            claims -> {
              // ID tokens, for one, may have the same audience
              if (claims.areOfNoAccessToken()) {
                throw Refusals.token("is of another kind: send an access token");
              }
              return claims;
            });
  }

  /** OpenID Connect Core 1.0, section 3.1.3.7. */
  private Future<Claims> idClaims(JsonObject answer, String nonce) {
    String client = config.client().orElseThrow().id();
    return claims(text(answer, "id_token"), client)
        .map(
            claims -> {
              boolean ours =
                  claims.text("azp").map(client::equals).orElse(claims.audiences().size() == 1);
              if (!ours) {
                throw Refusals.token("is meant for another client of its issuer");
              }
              if (claims.text("nonce").filter(nonce::equals).isEmpty()) {
                throw Refusals.token("is not of this sign-in");
              }
              return claims;
            });
  }

  private Future<Claims> claims(String token, String audience) {
    return issuer
        .signed(token)
        .map(Claims::new)
        .compose(
            claims ->
                issuer
                    .provider()
                    .map(
                        provider -> {
                          claims.check(provider.metadata().issuer(), audience, clock.instant());
                          return claims;
                        }));
  }

  /**
   * Where workspace and role are: some issuers tell them in the access token only. It counts if it
   * is the same person's and meant for us; of its kind it is, as the issuer says by its name.
   */
  private Future<Claims> rights(Claims idClaims, JsonObject answer) {
    String accessToken = text(answer, "access_token");
    if (identities.suffices(idClaims) || !looksLike(accessToken)) {
      return Future.succeededFuture(idClaims);
    }
    return claims(accessToken, config.audience())
        .map(claims -> claims.text("sub").equals(idClaims.text("sub")) ? claims : idClaims)
        .recover(
            failure ->
                failure instanceof Problem problem && problem.type() == ProblemType.UNAUTHENTICATED
                    ? Future.succeededFuture(idClaims)
                    : Future.failedFuture(failure));
  }

  private static String text(JsonObject answer, String name) {
    return answer.getValue(name) instanceof String text ? text : "";
  }

  private Throwable refused(Throwable failure) {
    if (failure instanceof Problem) {
      return failure;
    }
    LOG.warn("{} gave nothing for a code: {}", config.issuer(), failure.toString());
    if (Provider.isAway(failure)) {
      return Refusals.away(config.name(), Issuer.PAUSE);
    }
    return Refusals.signIn("%s did not confirm who you are.".formatted(config.name()));
  }
}
