package ai.influgen.publishing.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A real OpenID Connect issuer on this machine, whose keys and requests the test sees. */
public final class OidcIssuer implements AutoCloseable {
  public static final String AUDIENCE = "influgen-api";
  public static final String CLIENT = "influgen-web";

  private static final String NAME = "acme";

  private final Keys keys = new Keys();
  private final CodeAnswer code = new CodeAnswer();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private @Nullable MockOAuth2Server server;
  private final int port = freePort();

  private OidcIssuer() {}

  /** One that runs. */
  public static OidcIssuer start() {
    OidcIssuer issuer = new OidcIssuer();
    issuer.comeBack();
    // its first answer takes long: nobody who is tested should have to wait for it
    Web.send(Web.request(issuer.url() + "/.well-known/openid-configuration")).expect(200);
    issuer.requests.clear();
    return issuer;
  }

  /** Starts it, where it was before. */
  public void comeBack() {
    MockOAuth2Server started =
        new MockOAuth2Server(
            new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys, (Instant) null),
                Set.of(code)),
            new Watch());
    started.start(InetAddress.getLoopbackAddress(), port);
    server = started;
  }

  /** Stops it. */
  public void goAway() {
    server().shutdown();
    server = null;
  }

  public String url() {
    return "http://localhost:" + port + "/" + NAME;
  }

  /** How often an address of it, such as {@code /jwks}, was asked. */
  public int requests(String path) {
    return requests.getOrDefault("/" + NAME + path, 0);
  }

  /** Takes another key from now on, and publishes only that. */
  public void rotate() {
    keys.key = newKey();
  }

  /** Publishes this key set instead of its own. */
  public void publish(String keySet) {
    answer("/jwks", keySet);
  }

  /** Answers at an address of it with this JSON instead of its own. */
  public void answer(String path, String json) {
    answers.put("/" + NAME + path, json);
  }

  public RSAKey key() {
    return keys.key;
  }

  /** What it says of Alice in the tokens that it gives for a code, from now on. */
  public void answerCodes(Map<String, Object> idToken, Map<String, Object> accessToken) {
    code.idToken = idToken;
    code.accessToken = accessToken;
  }

  /** The claims of a good access token of Alice. */
  public JsonObject claims(String workspace, String role) {
    long now = Instant.now().getEpochSecond();
    return new JsonObject()
        .put("iss", url())
        .put("aud", AUDIENCE)
        .put("sub", "alice")
        .put("name", "Alice")
        .put("iat", now)
        .put("nbf", now)
        .put("exp", now + 3600)
        .put("workspace", workspace)
        .put("role", role);
  }

  /** A token that it signed. */
  public String sign(JsonObject claims) {
    try {
      return sign(claims, JWSAlgorithm.RS256, key().getKeyID(), new RSASSASigner(key()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token as anybody may sign one. */
  public static String sign(
      JsonObject claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
    return sign(
        claims,
        new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build(),
        signer);
  }

  /** A token with any header. */
  public static String sign(JsonObject claims, JWSHeader header, JWSSigner signer) {
    try {
      JWSObject token = new JWSObject(header, new Payload(claims.encode()));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyIDFromThumbprint(true)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that nobody is given while the issuer is away: below those for outgoing connections. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // taken: another
      }
    }
  }

  private MockOAuth2Server server() {
    return Objects.requireNonNull(server, "it is away");
  }

  @Override
  public void close() {
    if (server != null) {
      goAway();
    }
  }

  private static final class Keys extends KeyProvider {
    private volatile RSAKey key = newKey();

    Keys() {
      super(List.of(), "RS256");
    }

    @Override
    public JWK signingKey(String keyId) {
      return key;
    }
  }

  /** The tokens for a code, of which it makes the ID token first. */
  private static final class CodeAnswer implements OAuth2TokenCallback {
    private volatile Map<String, Object> idToken = Map.of();
    private volatile Map<String, Object> accessToken = Map.of();
    private boolean idTokenMade;

    @Override
    public String issuerId() {
      return NAME;
    }

    @Override
    public String subject(TokenRequest request) {
      return "alice";
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return List.of(AUDIENCE);
    }

    @Override
    public synchronized Map<String, Object> addClaims(TokenRequest request) {
      idTokenMade = !idTokenMade;
      return idTokenMade ? idToken : accessToken;
    }

    @Override
    public long tokenExpiry() {
      return 3600;
    }
  }

  /** Counts every request, and answers those for which the test wants other answers. */
  private final class Watch implements Route {
    @Override
    public boolean match(OAuth2HttpRequest request) {
      String path = request.getUrl().encodedPath();
      requests.merge(path, 1, Integer::sum);
      return answers.containsKey(path);
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return new OAuth2HttpResponse(
          Headers.of("Content-Type", "application/json"),
          200,
          answers.get(request.getUrl().encodedPath()),
          null);
    }
  }
}
