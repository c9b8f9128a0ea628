package ai.influgen.publishing.sandbox.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.FormBody;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends TwitterCase {
  private static final Map<String, String> ALLOW = Map.of("sandbox_consent", "allow");

  @Test
  void showsAPersonWhatIsAskedFor() {
    Answer page = TwitterClient.authorize(sandbox, Map.of("sandbox_account", "nova_studio"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("@nova_studio", "Post and delete posts for you", "Influgen Publishing")
        .contains("value=\"s&amp;t\"", "sandbox_account=mila_demo");
  }

  @Test
  void grantsWhatAPersonTicked() {
    HttpRequest.Builder form =
        HttpRequest.newBuilder(sandbox.uri("/twitter/www/i/oauth2/authorize"));
    Answer answer =
        sandbox.send(
            FormBody.post(
                form,
                Map.of(
                    "client_id", "sandbox-twitter-app",
                    "response_type", "code",
                    "redirect_uri", TwitterClient.REDIRECT,
                    "scope", TwitterClient.SCOPES,
                    "state", "x",
                    "code_challenge", TwitterClient.VERIFIER,
                    "code_challenge_method", "plain",
                    "sandbox_consent", "allow",
                    "sandbox_form", "true",
                    "grant", "tweet.read")));
    String code = FormBody.query(TwitterClient.location(answer)).getOrDefault("code", "");

    JsonObject tokens = TwitterClient.redeem(sandbox, code, TwitterClient.VERIFIER).json();

    assertThat(tokens.getString("scope")).isEqualTo("tweet.read");
    assertThat(tokens.containsKey("refresh_token")).isFalse();
  }

  @Test
  void redirectsWithTheStateWhetherAllowedOrDenied() {
    String allowed = TwitterClient.location(TwitterClient.authorize(sandbox, ALLOW));
    String denied =
        TwitterClient.location(TwitterClient.authorize(sandbox, Map.of("sandbox_consent", "deny")));

    assertThat(allowed).startsWith(TwitterClient.REDIRECT + "?code=").endsWith("&state=s%26t");
    assertThat(denied).isEqualTo(TwitterClient.REDIRECT + "?error=access_denied&state=s%26t");
  }

  @Test
  void showsWhatIsWrongInsteadOfRedirecting() {
    for (Map<String, String> wrong :
        java.util.List.of(
            Map.of("client_id", "other"),
            Map.of("scope", "tweet.read,tweet.write"),
            Map.of("code_challenge", ""),
            Map.of("code_challenge_method", "md5"),
            Map.of("state", ""),
            Map.of("redirect_uri", "nowhere"))) {
      assertThat(TwitterClient.authorize(sandbox, wrong).status()).isEqualTo(400);
    }
  }

  @Test
  void exchangesACodeForTokens() {
    String code = TwitterClient.code(sandbox, Map.of());
    JsonObject tokens = TwitterClient.redeem(sandbox, code, TwitterClient.VERIFIER).json();

    assertThat(tokens.getString("token_type")).isEqualTo("bearer");
    assertThat(tokens.getLong("expires_in")).isEqualTo(7200);
    assertThat(tokens.getString("scope")).isEqualTo(TwitterClient.SCOPES);
    assertThat(tokens.getString("refresh_token")).isNotEmpty();
    assertThat(TwitterClient.redeem(sandbox, code, TwitterClient.VERIFIER).text())
        .contains("\"error\":\"invalid_request\"");
  }

  @Test
  void refusesACodeAfterThirtySecondsOrWithAnotherVerifier() {
    String code = TwitterClient.code(sandbox, Map.of());

    assertThat(TwitterClient.redeem(sandbox, code, "another").status()).isEqualTo(400);
    sandbox.clock().pass(Duration.ofSeconds(30));
    assertThat(TwitterClient.redeem(sandbox, code, TwitterClient.VERIFIER).status()).isEqualTo(400);
  }

  @Test
  void wantsTheApplicationsCredentials() {
    Answer answer =
        sandbox.send(
            FormBody.post(
                HttpRequest.newBuilder(sandbox.uri("/twitter/api/2/oauth2/token")),
                Map.of("grant_type", "refresh_token", "refresh_token", client.refreshToken())));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("Missing valid authorization header");
  }

  @Test
  void spendsARefreshToken() {
    JsonObject next = TwitterClient.refresh(sandbox, client.refreshToken()).json();
    Answer again = TwitterClient.refresh(sandbox, client.refreshToken());

    assertThat(next.getString("refresh_token")).isNotEqualTo(client.refreshToken());
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json())
        .isEqualTo(
            new JsonObject()
                .put("error", "invalid_request")
                .put("error_description", "Value passed for the token was invalid."));
  }

  @Test
  void keepsTokensCodesAndWhatIsSpentOverARestart() {
    String code = TwitterClient.code(sandbox, Map.of());
    TwitterClient.refresh(sandbox, client.refreshToken());
    sandbox.restart();

    assertThat(TwitterClient.refresh(sandbox, client.refreshToken()).status()).isEqualTo(400);
    assertThat(TwitterClient.redeem(sandbox, code, TwitterClient.VERIFIER).status()).isEqualTo(200);
    assertThat(client.get("/users/me").status()).isEqualTo(200);
  }

  @Test
  void saysWhoIsLoggedIn() {
    Answer me = client.get("/users/me?user.fields=username,verified");

    assertThat(me.json().getJsonObject("data"))
        .isEqualTo(
            new JsonObject()
                .put("id", TwitterClient.MILA)
                .put("name", "Mila")
                .put("username", "mila_demo")
                .put("verified", false));
  }

  @Test
  void refusesATokenThatExpiredOrLacksAScope() {
    TwitterClient less =
        TwitterClient.connected(sandbox, Map.of("sandbox_scopes", "tweet.read,users.read"));

    assertThat(less.get("/users/me").status()).isEqualTo(200);
    assertThat(less.tweet("No").status()).isEqualTo(403);
    sandbox.clock().pass(Duration.ofHours(2));
    Answer late = client.get("/users/me");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.json().getString("title")).isEqualTo("Unauthorized");
  }

  @Test
  void revokesATokenOrItsWholeLogin() {
    assertThat(revoke(client.refreshToken()).status()).isEqualTo(200);
    assertThat(client.get("/users/me").status()).isEqualTo(401);
    assertThat(revoke("unknown").status()).isEqualTo(200);
  }

  @Test
  void expiresAndRevokesByTheSandboxsOwnRoutes() {
    JsonObject mila = new JsonObject().put("platform", "twitter").put("account", "mila_demo");

    sandbox.post("/sandbox/tokens/expire", mila);
    assertThat(client.get("/users/me").status()).isEqualTo(401);
    String refresh =
        TwitterClient.refresh(sandbox, client.refreshToken()).json().getString("refresh_token");
    sandbox.post("/sandbox/tokens/revoke", mila);
    assertThat(TwitterClient.refresh(sandbox, refresh).status()).isEqualTo(400);
  }

  private Answer revoke(String token) {
    return sandbox.send(
        FormBody.post(TwitterClient.basic(sandbox, "/oauth2/revoke"), Map.of("token", token)));
  }
}
