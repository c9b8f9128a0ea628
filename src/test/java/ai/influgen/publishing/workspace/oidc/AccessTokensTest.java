package ai.influgen.publishing.workspace.oidc;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.OidcIssuer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens of a real issuer, and what strangers make of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTokensTest {
  private static final UUID WORKSPACE = IdKind.next();
  private static final String WORKSPACE_ID = IdKind.WORKSPACE.show(WORKSPACE);

  private final Vertx vertx = Vertx.vertx();
  private final OidcIssuer issuer = OidcIssuer.start();
  private final long now = Instant.now().getEpochSecond();
  private final Oidc oidc = new Oidc(vertx, TestOidc.config(issuer), InstantSource.system());

  @BeforeAll
  void findTheIssuer() {
    await(oidc.person(issuer.sign(good())));
  }

  @AfterAll
  void stop() {
    issuer.close();
    await(vertx.close());
  }

  @Test
  void tellsWhoItIs() {
    Identity alice = await(oidc.person(issuer.sign(good())));

    assertThat(alice)
        .isEqualTo(
            new Identity(
                WORKSPACE,
                issuer.url(),
                "alice",
                Optional.of("Alice"),
                Optional.of(Role.EDITOR),
                Instant.ofEpochSecond(good().getLong("iat")),
                Instant.ofEpochSecond(good().getLong("exp"))));
  }

  @Test
  void refusesTheTokensOfOtherIssuersAndForOthers() {
    assertRefused(good().put("iss", issuer.url() + "/other"), "not of the issuer");
    assertRefused(good().put("iss", 1), "not of the issuer");
    assertRefused(without("iss"), "not of the issuer");
    assertRefused(good().put("aud", "another-api"), "meant for somebody else");
    assertRefused(good().put("aud", new JsonArray().add("a").add("b")), "meant for somebody else");
    assertRefused(without("aud"), "meant for somebody else");

    JsonObject forSeveral = good().put("aud", new JsonArray().add("a").add(OidcIssuer.AUDIENCE));
    assertThat(await(oidc.person(issuer.sign(forSeveral))).workspaceId()).isEqualTo(WORKSPACE);
  }

  @Test
  void refusesTokensOutOfTheirTime() {
    assertRefused(good().put("exp", now - 40), "has expired");
    assertRefused(without("exp"), "never ends");
    assertRefused(good().put("exp", "tomorrow"), "");
    assertRefused(good().put("nbf", now + 90), "not valid yet");
    assertRefused(good().put("iat", now + 90), "not valid yet");

    JsonObject clocksDiffer = good().put("exp", now - 10).put("nbf", now + 20).put("iat", now + 20);
    assertThat(await(oidc.person(issuer.sign(clocksDiffer))).workspaceId()).isEqualTo(WORKSPACE);
  }

  @Test
  void refusesWhatNamesNobodyOrIsNoAccessToken() {
    assertRefused(without("sub"), "names nobody");
    assertRefused(good().put("sub", "x".repeat(256)), "can't be kept");
    assertRefused(good().put("typ", "ID"), "send an access token");
    assertRefused(header(new JOSEObjectType("logout+jwt")), "something else");
    assertRefused(without("iat"), "when it was made");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "at_hash", "c_hash", "events"})
  void refusesWhatOnlyOtherTokensHave(String claim) {
    assertRefused(good().put(claim, "x"), "send an access token");
  }

  @Test
  void takesAnAccessTokenThatSaysItIsOneThoughItHasANonce() {
    JsonObject older = good().put("nonce", "x").put("typ", "Bearer");

    assertThat(await(oidc.person(issuer.sign(older))).subject()).isEqualTo("alice");
  }

  @Test
  void refusesTokensThatNobodySigned() {
    JsonObject none = new JsonObject().put("alg", "none").put("typ", "JWT");
    String payload = base64(good().encode());

    assertRefused(base64(none.encode()) + "." + payload + ".", "public key's algorithm");
    assertRefused(base64(none.encode()) + "." + payload + ".AAAA", "public key's algorithm");
    assertRefused(base64("{}") + "." + payload + ".AAAA", "public key's algorithm");
    assertRefused("not.a.token", "can't be read");
    assertRefused("..", "can't be read");
  }

  @Test
  void refusesThePublicKeyAsASharedOne() throws JOSEException {
    byte[] der = issuer.key().toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(der));
    int asked = issuer.requests("/jwks");

    for (byte[] secret : Set.of(der, pem.getBytes(StandardCharsets.UTF_8))) {
      String token =
          OidcIssuer.sign(
              good(), JWSAlgorithm.HS256, issuer.key().getKeyID(), new MACSigner(secret));
      assertRefused(token, "public key's algorithm");
    }
    assertThat(issuer.requests("/jwks")).isEqualTo(asked);
  }

  @Test
  void refusesWhatAForeignKeySignedOrSomebodyChanged() throws JOSEException {
    RSAKey foreign = OidcIssuer.newKey();
    String sameName = issuer.key().getKeyID();
    String[] parts = issuer.sign(good()).split("\\.", -1);
    String promoted = base64(good().put("role", "owner").encode());

    assertRefused(
        OidcIssuer.sign(good(), JWSAlgorithm.RS256, sameName, new RSASSASigner(foreign)),
        "not signed by its issuer");
    assertRefused(parts[0] + "." + promoted + "." + parts[2], "not signed by its issuer");
    assertRefused(withItsOwnKey(foreign), "not signed by its issuer");
    assertRefused(
        OidcIssuer.sign(
            good(),
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(sameName)
                .criticalParams(Set.of("exp"))
                .build(),
            new RSASSASigner(issuer.key())),
        "extension");
  }

  @Test
  void neverAsksTheIssuerAboutAToken() {
    assertRefused(good().put("aud", "another-api"), "");
    assertRefused(good().put("exp", now - 3600), "");

    assertThat(issuer.requests("/userinfo")).isZero();
    assertThat(issuer.requests("/introspect")).isZero();
  }

  @Test
  void saysThatSomebodyKnownHasNoPlace() {
    assertThat(await(oidc.person(issuer.sign(good().put("role", "admin")))).role()).isEmpty();
    assertThat(await(oidc.person(issuer.sign(without("role")))).role()).isEmpty();
    assertThat(oidc.noRole().type()).isEqualTo(ProblemType.FORBIDDEN);
    assertThat(oidc.noRole().detail()).contains("no role", "approver", "`role`");

    for (Object odd : new Object[] {"Acme", IdKind.MEMBER.show(WORKSPACE), 7, new JsonObject()}) {
      Problem noWorkspace = refusal(issuer.sign(good().put("workspace", odd)));
      assertThat(noWorkspace.detail()).isEqualTo(Oidc.noSuchWorkspace().detail());
    }
  }

  @Test
  void takesNoneOfSeveralWorkspaces() {
    JsonArray several = new JsonArray().add(WORKSPACE_ID);
    JsonObject one = good().put("workspace", several);
    assertThat(await(oidc.person(issuer.sign(one))).workspaceId()).isEqualTo(WORKSPACE);

    several.add(IdKind.WORKSPACE.show(IdKind.next()));
    assertThat(refusal(issuer.sign(good().put("workspace", several))).type())
        .isEqualTo(ProblemType.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"realm_access.roles", "https://acme.test/roles"})
  void readsRolesAsTheIssuerHasThem(String claim) {
    UUID everybodys = IdKind.next();
    Oidc mapped =
        new Oidc(
            vertx,
            TestOidc.config(
                issuer,
                new OidcConfig.Mapping(
                    "workspace",
                    Optional.of(everybodys),
                    claim,
                    Map.of("writer", Role.EDITOR, "boss", Role.OWNER))),
            InstantSource.system());
    JsonArray roles = new JsonArray().add("boss").add("offline_access").add("writer").add(3);
    JsonObject nested =
        claim.startsWith("https")
            ? new JsonObject().put(claim, roles)
            : new JsonObject().put("realm_access", new JsonObject().put("roles", roles));

    Identity person = await(mapped.person(issuer.sign(good().mergeIn(nested))));

    assertThat(person.role()).contains(Role.OWNER);
    assertThat(person.workspaceId()).isEqualTo(everybodys);
    assertThat(await(mapped.person(issuer.sign(good().put("role", "boss")))).role()).isEmpty();
    assertThat(mapped.noRole().detail()).contains("boss", "writer", claim);
  }

  private JsonObject good() {
    return issuer.claims(WORKSPACE_ID, "editor").put("iat", now).put("exp", now + 3600);
  }

  private JsonObject without(String claim) {
    JsonObject claims = good();
    claims.remove(claim);
    return claims;
  }

  private String header(JOSEObjectType type) {
    try {
      return OidcIssuer.sign(
          good(),
          new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).build(),
          new RSASSASigner(issuer.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings the key along by which it would be good, which must not be believed. */
  private String withItsOwnKey(RSAKey key) throws JOSEException {
    return OidcIssuer.sign(
        good(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK()).build(),
        new RSASSASigner(key));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertRefused(JsonObject claims, String why) {
    assertRefused(issuer.sign(claims), why);
  }

  private void assertRefused(String token, String why) {
    Problem problem = refusal(token);
    assertThat(problem.type()).as(problem.detail()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(problem.detail()).contains(why);
    for (String part : token.split("\\.", -1)) {
      assertThat(part.length() > 10 && problem.detail().contains(part)).isFalse();
    }
  }

  private Problem refusal(String token) {
    Problem problem = catchThrowableOfType(Problem.class, () -> await(oidc.person(token)));
    assertThat(problem).as("it was believed").isNotNull();
    return problem;
  }
}
