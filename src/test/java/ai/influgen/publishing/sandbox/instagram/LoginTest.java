package ai.influgen.publishing.sandbox.instagram;

import static ai.influgen.publishing.sandbox.instagram.InstagramClient.REDIRECT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends SandboxCase {
  @Test
  void goesBackWithACodeAndTheStateWhenThePersonAgrees() {
    URI back = InstagramClient.dialog(sandbox, "&sandbox_consent=allow");

    assertThat(back.toString()).startsWith(REDIRECT + "&");
    assertThat(InstagramClient.query(back)).containsEntry("state", "s&t").containsKey("code");
  }

  @Test
  void goesBackWithAnErrorWhenThePersonDoesNot() {
    Map<String, String> query =
        InstagramClient.query(InstagramClient.dialog(sandbox, "&sandbox_consent=deny"));

    assertThat(query)
        .containsEntry("error", "access_denied")
        .containsEntry("error_reason", "user_denied");
    assertThat(query).containsEntry("state", "s&t").doesNotContainKey("code");
  }

  @Test
  void takesACodeOnceAndOnlyForItsAddress() {
    String code = code();

    assertThat(InstagramClient.redeem(sandbox, code, "http://localhost:8080/callback").error())
        .isEqualTo("100/36008");
    assertThat(InstagramClient.redeem(sandbox, code, REDIRECT).json().getInteger("expires_in"))
        .isEqualTo(4815);
    assertThat(InstagramClient.redeem(sandbox, code, REDIRECT).error()).isEqualTo("100/36009");
  }

  @Test
  void refusesAnotherApplicationAndAWrongSecret() {
    String path = "/instagram/graph/oauth/access_token?code=x&client_id=%s&client_secret=%s";

    assertThat(sandbox.get(path.formatted("other", "x")).error()).isEqualTo("101/0");
    assertThat(sandbox.get(path.formatted(InstagramApp.CLIENT_ID, "x")).error()).isEqualTo("1/0");
    assertThat(
            sandbox
                .get("/instagram/www/dialog/oauth?client_id=other&redirect_uri=" + "http://a.b/c")
                .status())
        .isEqualTo(400);
  }

  @Test
  void leadsFromTheLongLivedTokenToTheInstagramAccount() {
    InstagramClient client = InstagramClient.connected(sandbox);

    JsonObject page =
        client
            .read(
                "/me/accounts?fields=id,name,access_token,tasks,instagram_business_account{id,username}")
            .json()
            .getJsonArray("data")
            .getJsonObject(0);

    assertThat(page.getJsonObject("instagram_business_account"))
        .isEqualTo(new JsonObject().put("id", InstagramClient.MILA).put("username", "mila.demo"));
    assertThat(page.getString("access_token")).isEqualTo(client.pageToken());
    assertThat(page.getJsonArray("tasks")).contains("CREATE_CONTENT");
    assertThat(
            client
                .read("/" + InstagramClient.MILA + "?fields=username")
                .json()
                .getString("username"))
        .isEqualTo("mila.demo");
  }

  @Test
  void pagesThroughTheAccountsOfAnAgency() {
    InstagramClient agency = InstagramClient.connected(sandbox, "&sandbox_person=agency");

    JsonObject first =
        agency.read("/me/accounts?limit=2&fields=id,instagram_business_account").json();
    JsonObject second = sandbox.get(first.getJsonObject("paging").getString("next")).json();

    assertThat(first.getJsonArray("data")).hasSize(2);
    assertThat(second.getJsonArray("data")).hasSize(1);
    assertThat(
            second.getJsonArray("data").getJsonObject(0).containsKey("instagram_business_account"))
        .isFalse();
    assertThat(second.getJsonObject("paging").containsKey("next")).isFalse();
  }

  @Test
  void findsPagesThroughABusinessToo() {
    InstagramClient agency = InstagramClient.connected(sandbox, "&sandbox_person=agency");

    String business =
        agency.read("/me/businesses").json().getJsonArray("data").getJsonObject(0).getString("id");

    assertThat(agency.read("/" + business + "/owned_pages?fields=id").json().getJsonArray("data"))
        .hasSize(3);
    assertThat(agency.read("/" + business + "/client_pages").json().getJsonArray("data")).isEmpty();
  }

  @Test
  void findsNoPageOfSomebodyWhoHasNone() {
    InstagramClient nobody = InstagramClient.connected(sandbox, "&sandbox_person=nobody");

    assertThat(nobody.read("/me/accounts").json().getJsonArray("data")).isEmpty();
  }

  @Test
  void showsADeclinedScopeAndRefusesWhatNeedsIt() {
    InstagramClient client =
        InstagramClient.connected(sandbox, "&sandbox_decline=instagram_content_publish");

    JsonArray permissions = client.read("/me/permissions").json().getJsonArray("data");
    Answer refused = client.createImage(photo(), "");

    assertThat(permissions)
        .contains(
            new JsonObject()
                .put("permission", "instagram_content_publish")
                .put("status", "declined"))
        .contains(new JsonObject().put("permission", "instagram_basic").put("status", "granted"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).isEqualTo("10/0");
  }

  @Test
  void keepsThePageTokenWhenTheUserTokenExpires() {
    InstagramClient client = InstagramClient.connected(sandbox);
    sandbox.clock().pass(Duration.ofDays(61));

    assertThat(client.read("/me").error()).isEqualTo("190/463");
    assertThat(InstagramClient.exchange(sandbox, client.userToken()).error()).isEqualTo("190/463");
    assertThat(client.createImage(photo(), "").status()).isEqualTo(200);
  }

  @Test
  void exchangesAValidTokenForOneThatLivesLonger() {
    InstagramClient client = InstagramClient.connected(sandbox);
    sandbox.clock().pass(Duration.ofDays(50));

    String fresh =
        InstagramClient.exchange(sandbox, client.userToken()).json().getString("access_token");
    sandbox.clock().pass(Duration.ofDays(50));

    assertThat(sandbox.get("/instagram/graph/me?access_token=" + fresh).status()).isEqualTo(200);
  }

  @Test
  void forgetsEverythingWhenThePersonRevokes() {
    InstagramClient client = InstagramClient.connected(sandbox);

    Answer revoked =
        sandbox.ask(
            "DELETE", "/instagram/graph/me/permissions?access_token=" + client.userToken(), null);

    assertThat(revoked.json().getBoolean("success")).isTrue();
    assertThat(client.read("/me").error()).isEqualTo("190/458");
    assertThat(client.createImage(photo(), "").error()).isEqualTo("190/458");
  }

  @Test
  void describesATokenToTheApplication() {
    InstagramClient client = InstagramClient.connected(sandbox);
    String path =
        "/instagram/graph/debug_token?input_token=%s&access_token=%s%%7C%s"
            .formatted(client.userToken(), InstagramApp.CLIENT_ID, InstagramApp.CLIENT_SECRET);

    JsonObject valid = sandbox.get(path).json().getJsonObject("data");
    sandbox.post(
        "/sandbox/tokens/expire",
        new JsonObject().put("platform", "instagram").put("account", "mila.demo"));

    assertThat(valid.getBoolean("is_valid")).isTrue();
    assertThat(valid.getJsonArray("scopes")).contains("instagram_basic");
    assertThat(sandbox.get(path).json().getJsonObject("data").getBoolean("is_valid")).isFalse();
    assertThat(client.read("/me").error()).isEqualTo("190/463");
  }

  @Test
  void letsAPersonDeclineOnThePage() {
    String page =
        "/instagram/www/v26.0/dialog/oauth?client_id=%s&redirect_uri=http://localhost/cb&scope=%s&state=%%22x"
            .formatted(InstagramApp.CLIENT_ID, InstagramClient.SCOPES);

    String html = sandbox.get(page).text();
    Answer sent =
        sandbox.send(
            HttpRequest.newBuilder(sandbox.uri("/instagram/www/v26.0/dialog/oauth"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "client_id="
                            + InstagramApp.CLIENT_ID
                            + "&redirect_uri=http://localhost/cb&state=s&sandbox_person=agency&by_form=true"
                            + "&scope=instagram_basic,pages_show_list,email"
                            + "&grant=instagram_basic&grant=pages_show_list&page=110000000000003"
                            + "&sandbox_consent=allow")));
    String code =
        InstagramClient.query(
                URI.create(sent.response().headers().firstValue("Location").orElseThrow()))
            .getOrDefault("code", "");
    String token =
        InstagramClient.redeem(sandbox, code, "http://localhost/cb")
            .json()
            .getString("access_token");

    assertThat(html).contains("value=\"instagram_content_publish\" checked").contains("@mila.demo");
    assertThat(html).contains("value=\"&quot;x\"");
    assertThat(
            sandbox
                .get("/instagram/graph/me/accounts?fields=id&access_token=" + token)
                .json()
                .getJsonArray("data"))
        .containsExactly(new JsonObject().put("id", "110000000000003"));
    assertThat(sandbox.get("/instagram/graph/me/permissions?access_token=" + token).text())
        .contains("{\"permission\":\"email\",\"status\":\"declined\"}");
  }

  @Test
  void takesATokenFromTheHeaderAndReportsUsage() {
    InstagramClient client = InstagramClient.connected(sandbox);

    Answer answer =
        sandbox.send(
            HttpRequest.newBuilder(sandbox.uri("/instagram/graph/v19.0/me"))
                .header("Authorization", "Bearer " + client.userToken()));

    assertThat(answer.json().getString("name")).isEqualTo("Mila Demo");
    assertThat(answer.response().headers().firstValue("X-App-Usage").orElse(""))
        .contains("call_count");
    assertThat(sandbox.get("/instagram/graph/me").error()).isEqualTo("190/0");
  }

  private String code() {
    return InstagramClient.query(InstagramClient.dialog(sandbox, "&sandbox_consent=allow"))
        .getOrDefault("code", "");
  }
}
