package ai.influgen.publishing.workspace.oidc;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.SettableClock;
import ai.influgen.publishing.testing.OidcIssuer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issuer that changes its keys, goes away and comes back, and strangers meanwhile. */
class IssuerTest {
  private static final String WORKSPACE = IdKind.WORKSPACE.show(IdKind.next());

  private final Vertx vertx = Vertx.vertx();
  private final OidcIssuer issuer = OidcIssuer.start();
  private final SettableClock clock = new SettableClock();
  private final Oidc oidc = new Oidc(vertx, TestOidc.config(issuer), clock);

  @AfterEach
  void stop() {
    issuer.close();
    await(vertx.close());
  }

  @Test
  void followsARotationOfTheKeys() {
    String before = token();
    assertThat(await(oidc.person(before)).subject()).isEqualTo("alice");

    issuer.rotate();
    pass(Issuer.PAUSE);

    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
    assertThat(refusal(before).detail()).as("its key is not there any more").contains("a key");
  }

  @Test
  void asksForKeysOnceHoweverManyUnknownOnesAreNamed() throws JOSEException {
    await(oidc.person(token()));
    int asked = issuer.requests("/jwks");
    pass(Issuer.PAUSE);
    RSAKey foreign = OidcIssuer.newKey();
    RSASSASigner signer = new RSASSASigner(foreign);

    for (int round = 1; round <= 2; round++) {
      Future.join(
              IntStream.range(0, 40)
                  .mapToObj(i -> forged("unknown-" + i, signer))
                  .map(oidc::person)
                  .toList())
          .otherwiseEmpty()
          .await();
      assertThat(refusal(forged("another", signer)).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
      assertThat(issuer.requests("/jwks")).isEqualTo(asked + round);
      pass(Issuer.PAUSE);
    }
    assertThat(issuer.requests("/.well-known/openid-configuration")).isEqualTo(1);
    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
  }

  @Test
  void forgetsAKeyThatWasTakenBackThoughNobodyNamesAnother() {
    String before = token();
    await(oidc.person(before));
    issuer.rotate();

    pass(Issuer.KEYS_LIFE.plusSeconds(1));

    assertThat(refusal(before).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void saysThatAKeyMayBeNewWhileItIsTooSoonToAsk() throws JOSEException {
    await(oidc.person(token()));
    pass(Issuer.PAUSE);
    RSASSASigner foreign = new RSASSASigner(OidcIssuer.newKey());
    assertThat(refusal(forged("made up", foreign)).type()).isEqualTo(ProblemType.UNAUTHENTICATED);

    issuer.rotate();
    pass(Duration.ofSeconds(1));

    assertThat(refusal(token()).type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
    pass(Issuer.PAUSE);
    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
  }

  @Test
  void looksForTheKeysAnewWhereTheyAreNoMore() {
    await(oidc.person(token()));
    issuer.answer("/jwks", "gone");
    issuer.rotate();
    String keys = new JsonObject(issuer.key().toPublicJWK().toJSONObject()).encode();
    issuer.answer("/keys", "{\"keys\":[%s]}".formatted(keys));
    issuer.answer(
        "/.well-known/openid-configuration",
        new JsonObject()
            .put("issuer", issuer.url())
            .put("authorization_endpoint", issuer.url() + "/authorize")
            .put("token_endpoint", issuer.url() + "/token")
            .put("jwks_uri", issuer.url() + "/keys")
            .encode());
    pass(Issuer.PAUSE);

    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
  }

  @Test
  void waitsForAnIssuerThatIsAwayAtTheStart() {
    issuer.goAway();
    oidc.prepare();

    Problem problem = refusal(token());
    assertThat(problem.type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
    assertThat(problem.retryAfter()).contains(Issuer.PAUSE);
    assertThat(problem.detail()).contains("Acme");

    issuer.comeBack();
    assertThat(refusal(token()).type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
    assertThat(issuer.requests("/.well-known/openid-configuration")).isZero();
    pass(Issuer.PAUSE);
    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
  }

  @Test
  void goesOnWithTheKeysItHasWhileTheIssuerIsAway() {
    await(oidc.person(token()));
    issuer.goAway();
    pass(Issuer.KEYS_LIFE.plusSeconds(1));

    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");
    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");

    issuer.rotate();
    pass(Issuer.PAUSE);
    assertThat(refusal(token()).type())
        .as("nobody can say whose key it is")
        .isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
  }

  @Test
  void takesNoSharedKeyThatAnIssuerPublishes() throws JOSEException {
    byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    JsonObject shared =
        new JsonObject()
            .put("kty", "oct")
            .put("kid", "shared")
            .put("alg", "HS256")
            .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    JsonObject own = new JsonObject(issuer.key().toPublicJWK().toJSONObject());
    issuer.publish(new JsonObject().put("keys", new JsonArray().add(own).add(shared)).encode());
    assertThat(await(oidc.person(token())).subject()).isEqualTo("alice");

    String token = OidcIssuer.sign(claims(), JWSAlgorithm.HS256, "shared", new MACSigner(secret));

    assertThat(refusal(token).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void believesNoDescriptionOfAnotherIssuer() {
    JsonObject said =
        new JsonObject()
            .put("issuer", "https://acme.test/")
            .put("authorization_endpoint", "https://acme.test/authorize")
            .put("token_endpoint", "https://acme.test/token")
            .put("jwks_uri", "https://acme.test/keys");

    assertThat(Metadata.of(said, URI.create("https://acme.test")).issuer())
        .as("as its tokens spell it")
        .isEqualTo("https://acme.test/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(said, URI.create("https://evil.test")))
        .withMessageContaining("another issuer");
    said.remove("jwks_uri");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(said, URI.create("https://acme.test")))
        .withMessageContaining("jwks_uri");
  }

  private String forged(String keyId, RSASSASigner signer) {
    return OidcIssuer.sign(claims(), JWSAlgorithm.RS256, keyId, signer);
  }

  private JsonObject claims() {
    return issuer.claims(WORKSPACE, "editor");
  }

  private String token() {
    return issuer.sign(claims());
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private Problem refusal(String token) {
    Problem problem = catchThrowableOfType(Problem.class, () -> await(oidc.person(token)));
    assertThat(problem).as("it was believed").isNotNull();
    return problem;
  }
}
