package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends YouTubeCase {
  @Test
  void givesARefreshTokenOnlyWhereItIsAskedFor() {
    String code = YouTubeClient.code(sandbox, YouTubeClient.OFFLINE);

    JsonObject asked = YouTubeClient.redeem(sandbox, code).json();

    assertThat(asked.getString("refresh_token")).startsWith("1//0");
    assertThat(asked.getLong("expires_in")).isEqualTo(3599);
    assertThat(redeemed("&access_type=offline").containsKey("refresh_token")).isFalse();
    assertThat(redeemed("&prompt=consent").containsKey("refresh_token")).isFalse();
    assertThat(YouTubeClient.redeem(sandbox, code).json().getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void keepsTheRefreshToken() {
    JsonObject first = YouTubeClient.refresh(sandbox, client.refreshToken()).json();
    JsonObject second = YouTubeClient.refresh(sandbox, client.refreshToken()).json();

    assertThat(first.containsKey("refresh_token")).isFalse();
    assertThat(second.getString("access_token")).isNotEqualTo(first.getString("access_token"));
  }

  @Test
  void letsAnAccessTokenExpire() {
    sandbox.clock().pass(Duration.ofSeconds(3599));

    Answer refused = client.get("channels?part=id&mine=true");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(YouTubeClient.reason(refused)).isEqualTo("authError");
    assertThat(refused.json().getJsonObject("error").getString("status"))
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void takesAllTokensOfALoginBack() {
    Map<String, String> token = Map.of("token", client.accessToken());

    assertThat(YouTubeClient.form(sandbox, "revoke", token).status()).isEqualTo(200);
    assertThat(YouTubeClient.refresh(sandbox, client.refreshToken()).json())
        .isEqualTo(
            new JsonObject()
                .put("error", "invalid_grant")
                .put("error_description", "Token has been expired or revoked."));
    assertThat(YouTubeClient.form(sandbox, "revoke", token).status()).isEqualTo(400);
  }

  @Test
  void tellsThatThePersonDeclined() {
    Answer denied = YouTubeClient.authorize(sandbox, "&sandbox_consent=deny");

    assertThat(denied.response().headers().firstValue("Location"))
        .hasValue(YouTubeClient.REDIRECT + "?error=access_denied&state=s1");
    assertThat(YouTubeClient.authorize(sandbox, "").text()).contains("YouTube", "mila.demo");
  }

  @Test
  void wantsAScopeForReading() {
    String code =
        YouTubeClient.code(
            sandbox,
            YouTubeClient.OFFLINE
                + "&sandbox_scopes=https://www.googleapis.com/auth/youtube.upload");
    JsonObject tokens = YouTubeClient.redeem(sandbox, code).json();

    Answer refused =
        sandbox.send(
            HttpRequest.newBuilder(
                    sandbox.uri("/youtube/api/youtube/v3/channels?part=id&mine=true"))
                .header("Authorization", "Bearer " + tokens.getString("access_token")));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(YouTubeClient.reason(refused)).isEqualTo("insufficientPermissions");
  }

  @Test
  void tellsTheChannelAndItsUploads() {
    JsonObject channel =
        client
            .get("channels?part=id,snippet,contentDetails,statistics&mine=true")
            .json()
            .getJsonArray("items")
            .getJsonObject(0);

    assertThat(channel.getString("id")).startsWith("UC").hasSize(24);
    assertThat(channel.getJsonObject("snippet").getString("customUrl")).isEqualTo("@mila.demo");
    assertThat(
            channel
                .getJsonObject("contentDetails")
                .getJsonObject("relatedPlaylists")
                .getString("uploads"))
        .startsWith("UU");
  }

  private JsonObject redeemed(String more) {
    return YouTubeClient.redeem(sandbox, YouTubeClient.code(sandbox, more)).json();
  }
}
