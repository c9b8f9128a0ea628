package ai.influgen.publishing.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.sandbox.OnVertx;
import ai.influgen.publishing.sandbox.SettableClock;
import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.OAuthException.Reason;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnVertx.class)
class TokensTest {
  private static final String BACK = "http://localhost/callback";
  private static final Account MILA = new Account("1", "mila", "Mila");
  private static final Account NOVA = new Account("2", "nova", "Nova");
  private static final Terms ROTATING = new Terms(Duration.ofHours(2), Duration.ofDays(60), true);
  private static final Terms KEPT = new Terms(Duration.ofHours(1), Duration.ofDays(180), false);

  private final SettableClock clock = new SettableClock();
  private Tokens tokens;

  @BeforeEach
  void begin(@TempDir Path dir, Vertx vertx) {
    StateLog log = new StateLog(vertx, dir.resolve("state.jsonl"));
    tokens =
        new Tokens(
            log, clock, "test", Accounts.of(MILA, NOVA), new Prefixes("code-", "at-", "rt-"));
  }

  @Test
  void takesACodeOnce() {
    String code = code(Challenge.NONE);

    assertThat(tokens.redeem(code, BACK, "").account()).isEqualTo("1");
    refused(Reason.CODE_USED, () -> tokens.redeem(code, BACK, ""));
    refused(Reason.CODE_UNKNOWN, () -> tokens.redeem("code-1", BACK, ""));
  }

  @Test
  void takesACodeOnlyInTimeAndForWhatItIsBoundTo() {
    String code = code(new Challenge(Challenge.Method.PLAIN, "secret"));

    refused(Reason.REDIRECT_DIFFERS, () -> tokens.redeem(code, BACK + "/", "secret"));
    refused(Reason.VERIFIER_WRONG, () -> tokens.redeem(code, BACK, "guess"));
    clock.pass(Duration.ofSeconds(30));
    refused(Reason.CODE_EXPIRED, () -> tokens.redeem(code, BACK, "secret"));
  }

  /** The example of RFC 7636, appendix B. */
  @Test
  void meetsAChallengeInEachMethod() {
    String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    Challenge base64 =
        new Challenge(Challenge.Method.S256, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    Challenge hex =
        new Challenge(
            Challenge.Method.S256_HEX,
            "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3");

    assertThat(base64.isMetBy(verifier)).isTrue();
    assertThat(hex.isMetBy(verifier)).isTrue();
    assertThat(base64.isMetBy("other")).isFalse();
  }

  @Test
  void spendsARefreshTokenThatRotates() {
    Issued first = issue(ROTATING);
    String refresh = first.refresh().orElseThrow().value();
    Issued second = tokens.refresh(refresh, ROTATING);

    assertThat(second.refresh().orElseThrow().value()).isNotEqualTo(refresh);
    assertThat(second.access().scopes()).containsExactly("read", "write");
    refused(Reason.REFRESH_SPENT, () -> tokens.refresh(refresh, ROTATING));
    refused(Reason.REFRESH_UNKNOWN, () -> tokens.refresh(first.access().value(), ROTATING));
    assertThat(tokens.caller(first.access().value()).account()).isEqualTo(MILA);
  }

  @Test
  void keepsARefreshTokenThatDoesNotRotate() {
    String refresh = issue(KEPT).refresh().orElseThrow().value();

    assertThat(tokens.refresh(refresh, KEPT).refresh().orElseThrow().value()).isEqualTo(refresh);
    assertThat(tokens.refresh(refresh, KEPT).expiresInSeconds()).isEqualTo(3600);
    clock.pass(Duration.ofDays(180));
    refused(Reason.REFRESH_EXPIRED, () -> tokens.refresh(refresh, KEPT));
  }

  @Test
  void issuesNoRefreshTokenWhereTheTermsHaveNone() {
    assertThat(issue(KEPT.withoutRefresh()).refresh()).isEmpty();
  }

  @Test
  void knowsWhoCallsAndWhatTheyMay() {
    String value = issue(ROTATING).access().value();

    assertThat(tokens.caller(value).require("read").may("delete")).isFalse();
    assertThatThrownBy(() -> tokens.caller(value).require("read", "delete"))
        .isInstanceOfSatisfying(
            OAuthException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.SCOPE_MISSING);
              assertThat(refusal.detail()).isEqualTo("delete");
            });
    refused(Reason.TOKEN_MISSING, () -> tokens.caller(""));
    refused(Reason.TOKEN_UNKNOWN, () -> tokens.caller("at-1"));
    clock.pass(Duration.ofHours(2));
    refused(Reason.TOKEN_EXPIRED, () -> tokens.caller(value));
  }

  @Test
  void expiresAndRevokesPerAccount() {
    Issued issued = issue(ROTATING);
    String access = issued.access().value();
    String refresh = issued.refresh().orElseThrow().value();

    tokens.revoke(NOVA);
    tokens.expire(MILA);
    refused(Reason.TOKEN_EXPIRED, () -> tokens.caller(access));
    String next = tokens.refresh(refresh, ROTATING).access().value();
    tokens.revoke(MILA);

    refused(Reason.TOKEN_REVOKED, () -> tokens.caller(next));
    assertThat(tokens.owner(next)).contains(MILA);
  }

  private String code(Challenge challenge) {
    Consent consent =
        new Consent(
            "1", List.of("read", "write"), BACK, challenge, Map.of("access_type", "offline"));
    return tokens.authorize(consent, Duration.ofSeconds(30));
  }

  private Issued issue(Terms terms) {
    return tokens.issue(tokens.redeem(code(Challenge.NONE), BACK, ""), terms);
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OAuthException.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
