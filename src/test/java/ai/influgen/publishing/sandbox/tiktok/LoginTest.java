package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends TikTokCase {
  @Test
  void redirectsWithCodeScopesAndState() {
    Map<String, String> back =
        TikTokClient.query(TikTokClient.consent(sandbox, "&sandbox_scopes=video.publish"));

    assertThat(back).containsKey("code").containsEntry("state", "s1");
    assertThat(back).containsEntry("scopes", "video.publish");
  }

  @Test
  void tellsThatThePersonDeclined() {
    Answer denied = TikTokClient.authorize(sandbox, "&sandbox_consent=deny");

    assertThat(denied.response().headers().firstValue("Location").orElseThrow())
        .startsWith(TikTokClient.REDIRECT + "?error=access_denied&error_description=");
    assertThat(TikTokClient.authorize(sandbox, "").text()).contains("mila.demo", "TikTok");
  }

  @Test
  void answersTokensInAFlatBody() {
    String code = codeFor("nova.studio");

    JsonObject body = TikTokClient.redeem(sandbox, code, Map.of()).json();

    assertThat(body.getString("access_token")).startsWith("act.");
    assertThat(body.getString("refresh_token")).startsWith("rft.");
    assertThat(body.getLong("expires_in")).isEqualTo(7200);
    assertThat(body.getLong("refresh_expires_in")).isEqualTo(15_552_000);
    assertThat(body.getString("open_id")).isEqualTo("open-0000000000000002");
    assertThat(body.getString("scope")).isEqualTo(TikTokClient.SCOPES);
    assertThat(TikTokClient.redeem(sandbox, code, Map.of()).json().getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void rotatesRefreshTokens() {
    Answer refreshed = TikTokClient.refresh(sandbox, client.refreshToken());

    assertThat(refreshed.json().getString("refresh_token")).isNotEqualTo(client.refreshToken());
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
    assertThat(TikTokClient.refresh(sandbox, refreshed.json().getString("refresh_token")).status())
        .isEqualTo(200);
  }

  @Test
  void letsAccessTokensExpireAfterTwoHours() {
    sandbox.clock().pass(Duration.ofHours(2));

    Answer refused = client.creatorInfo();

    assertThat(refused.status()).isEqualTo(401);
    assertThat(TikTokClient.code(refused)).isEqualTo("access_token_invalid");
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void takesAllTokensOfALoginBack() {
    Answer revoked =
        TikTokClient.form(
            sandbox, "/tiktok/api/v2/oauth/revoke/", Map.of("token", client.accessToken()));

    assertThat(revoked.json()).isEmpty();
    assertThat(client.creatorInfo().status()).isEqualTo(401);
    assertThat(TikTokClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
  }

  @Test
  void knowsItsApplication() {
    Answer refused =
        TikTokClient.token(sandbox, Map.of("client_secret", "guess", "grant_type", "x"));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().getString("error")).isEqualTo("invalid_client");
    assertThat(refused.json().getString("log_id")).isNotEmpty();
  }

  /** The challenge is the hex of the hash, not its base64url. */
  @Test
  void checksTheVerifierInHex() throws NoSuchAlgorithmException {
    String verifier = "v".repeat(43);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
    String code =
        TikTokClient.query(
                TikTokClient.consent(
                    sandbox,
                    "&code_challenge_method=S256&code_challenge=" + HexFormat.of().formatHex(hash)))
            .getOrDefault("code", "");

    assertThat(redeem(code, "w".repeat(43)).status()).isEqualTo(400);
    assertThat(redeem(code, verifier).status()).isEqualTo(200);
  }

  @Test
  void answersErrorsOfTheTokenAddressWithTheStatusThatIsSet() {
    set("oauth_error_status", 200);

    Answer refused = TikTokClient.refresh(sandbox, "rft.unknown");

    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.json().getString("error")).isEqualTo("invalid_grant");
  }

  @Test
  void tellsWhoTheUserIsAsFarAsScopesGo() {
    Answer user = client.user("open_id,username,display_name");

    assertThat(TikTokClient.data(user).getJsonObject("user"))
        .isEqualTo(
            new JsonObject()
                .put("open_id", "open-0000000000000001")
                .put("username", "mila.demo")
                .put("display_name", "Mila"));
    assertThat(TikTokClient.code(client.user("follower_count"))).isEqualTo("scope_not_authorized");
    assertThat(TikTokClient.code(client.user("shoe_size"))).isEqualTo("invalid_params");
  }

  private Answer redeem(String code, String verifier) {
    return TikTokClient.redeem(sandbox, code, Map.of("code_verifier", verifier));
  }

  private String codeFor(String account) {
    return TikTokClient.query(TikTokClient.consent(sandbox, "&sandbox_account=" + account))
        .getOrDefault("code", "");
  }
}
