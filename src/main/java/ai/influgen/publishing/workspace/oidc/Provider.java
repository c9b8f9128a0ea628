package ai.influgen.publishing.workspace.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** An issuer that was found: the library's part, held to what we want of it. */
final class Provider {
  /** How long the issuer may take for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Metadata metadata;
  private final OAuth2Auth auth;

  Provider(Vertx vertx, OidcConfig config, Metadata metadata) {
    this.metadata = metadata;
    this.auth = OAuth2Auth.create(vertx, options(config, metadata));
  }

  /**
   * No introspection and no userinfo: where a token doesn't verify the library would ask there, for
   * any stranger, and believe the answer whomever the token is meant for. No times and audiences:
   * {@link Claims} looks at all of them, and with such a leeway the library also leaves it to us
   * when keys are fetched again.
   */
  private static OAuth2Options options(OidcConfig config, Metadata metadata) {
    OAuth2Options options =
        new OAuth2Options()
            .setSite(config.issuer().toString())
            // the library wants one, even if nobody signs in by browser
            .setClientId(config.client().map(OidcConfig.Client::id).orElse(config.audience()))
            .setUseBasicAuthorization(metadata.basic())
            .setAuthorizationPath(metadata.authorization())
            .setTokenPath(metadata.token())
            .setJwkPath(metadata.keys())
            .setJWTOptions(new JWTOptions().setAudience(List.of()).setLeeway(Integer.MAX_VALUE))
            .setHttpClientOptions(
                new HttpClientOptions()
                    .setConnectTimeout((int) PATIENCE.toMillis())
                    // who gives up waiting doesn't close what they wait on
                    .setIdleTimeout((int) PATIENCE.toSeconds()));
    config
        .client()
        .flatMap(OidcConfig.Client::secret)
        .ifPresent(secret -> options.setClientSecret(secret.reveal()));
    return options;
  }

  Metadata metadata() {
    return metadata;
  }

  /** Fetches the keys; those that are not there any more are forgotten. */
  Future<Void> fetchKeys() {
    return patiently(auth.jWKSet());
  }

  /**
   * The claims of a token that the issuer signed. Fails with the library's {@code
   * NoSuchKeyIdException} if its key is not known, else with anything.
   */
  Future<JsonObject> claims(String token) {
    return Future.succeededFuture(new TokenCredentials(token))
        .compose(auth::authenticate)
        .map(user -> user.attributes().getJsonObject("accessToken"));
  }

  /** Where a person proves who they are, for us. */
  String consent(SignInRequest request, String redirectUri) {
    return auth.authorizeURL(
        new OAuth2AuthorizationURL()
            .setScopes(List.of("openid", "profile", "email"))
            .setState(request.state())
            .setRedirectUri(redirectUri)
            .setCodeChallenge(request.challenge())
            .setCodeChallengeMethod("S256")
            .putAdditionalParameter("nonce", request.nonce()));
  }

  /** What the issuer gives for a code: {@code id_token} and {@code access_token}, not verified. */
  Future<JsonObject> exchange(String code, String verifier, String redirectUri) {
    Oauth2Credentials credentials =
        new Oauth2Credentials()
            .setFlow(OAuth2FlowType.AUTH_CODE)
            .setCode(code)
            .setCodeVerifier(verifier)
            .setRedirectUri(redirectUri);
    return patiently(auth.authenticate(credentials)).map(User::principal);
  }

  /** Whether the issuer could not be asked, rather than that it refused. */
  static boolean isAway(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof SSLException
        || failure instanceof HttpClosedException;
  }

  static <T> Future<T> patiently(Future<T> answer) {
    return answer.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
