package ai.influgen.publishing.workspace.oidc;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.testing.OidcIssuer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer may answer for a code besides what it should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeAnswersTest {
  private final Vertx vertx = Vertx.vertx();
  private final OidcIssuer issuer = OidcIssuer.start();
  private final Oidc oidc = new Oidc(vertx, TestOidc.config(issuer), InstantSource.system());

  @BeforeAll
  void findTheIssuer() {
    oidc.prepare();
  }

  @AfterAll
  void stop() {
    issuer.close();
    await(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'id_token':7}", "{'id_token':''}", "{'id_token':'opaque'}"})
  void signsNobodyInWithoutAnIdToken(String odd) {
    issuer.answer(
        "/token",
        new JsonObject(odd.replace('\'', '"'))
            .put("access_token", "opaque")
            .put("token_type", "Bearer")
            .encode());

    assertThat(refusal().type()).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void saysThatTheIssuerIsAwayRatherThanThatItRefused() {
    try (OidcIssuer leaving = OidcIssuer.start()) {
      Oidc left = new Oidc(vertx, TestOidc.config(leaving), InstantSource.system());
      await(left.consent(new SignInRequest("s", "n", "c"), "http://publishing.test/back"));
      leaving.goAway();

      Problem problem = refusal(left);

      assertThat(problem.type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
      assertThat(problem.retryAfter()).isPresent();
    }
  }

  private Problem refusal() {
    return refusal(oidc);
  }

  private static Problem refusal(Oidc of) {
    Oidc.Code code = new Oidc.Code("code", "verifier", "nonce", "http://publishing.test/back");
    return catchThrowableOfType(Problem.class, () -> await(of.signedIn(code)));
  }
}
