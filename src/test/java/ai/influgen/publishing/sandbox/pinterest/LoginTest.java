package ai.influgen.publishing.sandbox.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.FormBody;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends PinterestCase {
  @Test
  void showsAPersonWhatIsAskedFor() {
    assertThat(PinterestClient.authorize(sandbox, Map.of()).text())
        .contains("@mila_demo", "Create and delete your public Pins", "Pinterest");
    assertThat(
            PinterestClient.authorize(sandbox, Map.of("sandbox_consent", "deny"))
                .response()
                .headers()
                .firstValue("Location"))
        .hasValue(PinterestClient.REDIRECT + "?error=access_denied&state=s");
  }

  @Test
  void exchangesACodeOnce() {
    String code = PinterestClient.code(sandbox, Map.of());
    JsonObject tokens = PinterestClient.redeem(sandbox, code).json();

    assertThat(tokens.getString("access_token")).startsWith("pina_");
    assertThat(tokens.getString("refresh_token")).startsWith("pinr_");
    assertThat(tokens.getLong("expires_in")).isEqualTo(2_592_000);
    assertThat(tokens.getLong("refresh_token_expires_in")).isEqualTo(5_184_000);
    assertThat(tokens.getLong("refresh_token_expires_at")).isEqualTo(1_796_040_000);
    assertThat(tokens.getString("scope"))
        .isEqualTo("boards:read boards:write pins:read pins:write user_accounts:read");
    Answer again = PinterestClient.redeem(sandbox, code);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().getString("message")).startsWith("invalid_grant");
  }

  @Test
  void rotatesTheRefreshToken() {
    String old = client.tokens().getString("refresh_token");
    JsonObject next = PinterestClient.refresh(sandbox, old).json();

    assertThat(next.getString("refresh_token")).isNotEqualTo(old);
    assertThat(next.getString("response_type")).isEqualTo("refresh_token");
    assertThat(PinterestClient.refresh(sandbox, old).status()).isEqualTo(400);
    sandbox.settings("pinterest", new JsonObject().put("rfc_errors", true));
    assertThat(PinterestClient.refresh(sandbox, old).json().getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void wantsTheApplicationsCredentials() {
    Answer answer =
        sandbox.send(
            FormBody.post(
                HttpRequest.newBuilder(sandbox.uri("/pinterest/api/v5/oauth/token")),
                Map.of("grant_type", "refresh_token", "refresh_token", "x")));

    assertThat(PinterestClient.error(answer)).isEqualTo("401/2");
  }

  @Test
  void revokesNoTokenOfAPerson() {
    Answer answer =
        PinterestClient.token(
            sandbox,
            "/oauth/token/revoke",
            Map.of("token", client.tokens().getString("access_token")));

    assertThat(PinterestClient.error(answer)).isEqualTo("403/29");
  }

  @Test
  void saysWhoIsLoggedIn() {
    JsonObject account = client.get("/user_account").json();

    assertThat(account.getString("username")).isEqualTo("mila_demo");
    assertThat(account.getString("id")).matches("\\d+");
    assertThat(account.getInteger("board_count")).isEqualTo(6);
  }

  @Test
  void refusesATokenThatExpiredOrLacksAScope() {
    PinterestClient less =
        PinterestClient.connected(sandbox, Map.of("sandbox_scopes", "boards:read,pins:read"));

    assertThat(less.get("/boards").status()).isEqualTo(200);
    assertThat(PinterestClient.error(less.get("/user_account"))).isEqualTo("401/3");
    sandbox.clock().pass(Duration.ofDays(30));
    assertThat(PinterestClient.error(client.get("/user_account"))).isEqualTo("401/2");
  }
}
