package ai.influgen.publishing.platform.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.OAuth.RemoteAccount;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A consent may cover some Pages and accounts only: those of them alone can be connected. */
class InstagramInspectionTest {
  private static final List<JsonObject> PAGES =
      List.of(
          page("1", "mila"),
          page("2", "kai"),
          new JsonObject().put("id", "p3").put("name", "Shop"));

  @Test
  void offersWhatAllPermissionsCover() {
    assertThat(among(targets("instagram_content_publish", "1"))).containsExactly("1");
    assertThat(among(targets("pages_read_engagement", "p2"))).containsExactly("2");
    assertThat(among(targets("instagram_basic", "p1"))).containsExactly("1");
  }

  @Test
  void offersAllWhereNothingIsKnown() {
    PlatformResponse refused = new PlatformResponse(400, Map.of(), "{\"error\":{\"code\":100}}");
    for (PlatformResponse unclear :
        List.of(refused, new PlatformResponse(200, Map.of(), "<html>"), answer(new JsonObject()))) {
      assertThat(among(unclear)).containsExactly("1", "2");
    }
  }

  @Test
  void namesWhatIsMissingOnEachPage() {
    assertThat(accounts(targets("instagram_content_publish", "9")).nothing(PAGES))
        .contains(
            "@mila was not chosen for instagram_content_publish",
            "@kai was not chosen",
            "the Page \"Shop\" shows no Instagram account",
            "choose both in Facebook's dialog when you connect again");
    JsonObject readOnly = page("1", "mila").put("tasks", new JsonArray().add("ANALYZE"));
    assertThat(accounts(targets("none", "1")).nothing(List.of(readOnly)))
        .contains("on the Page \"Page of mila\" you may not create content");
  }

  @Test
  void tellsWhenTheGrantEndsWhateverIsRefreshed() {
    JsonObject data = new JsonObject().put("data_access_expires_at", 1_780_000_000);
    RemoteAccount one = accounts(answer(data)).among(PAGES).getFirst();

    assertThat(one.account().tokens().grantEndsAt())
        .isEqualTo(Instant.ofEpochSecond(1_780_000_000));
  }

  private static List<String> among(PlatformResponse answer) {
    return accounts(answer).among(PAGES).stream().map(a -> a.account().remoteId()).toList();
  }

  private static InstagramAccounts accounts(PlatformResponse answer) {
    return new InstagramAccounts(
        new InstagramToken(new Secret("t"), null), "u", InstagramInspection.of(answer));
  }

  private static PlatformResponse targets(String scope, String id) {
    JsonObject granular =
        new JsonObject().put("scope", scope).put("target_ids", new JsonArray().add(id));
    return answer(new JsonObject().put("granular_scopes", new JsonArray().add(granular)));
  }

  private static PlatformResponse answer(JsonObject data) {
    return new PlatformResponse(200, Map.of(), new JsonObject().put("data", data).encode());
  }

  private static JsonObject page(String id, String username) {
    return new JsonObject()
        .put("id", "p" + id)
        .put("name", "Page of " + username)
        .put("access_token", "page-token")
        .put(
            "instagram_business_account", new JsonObject().put("id", id).put("username", username));
  }
}
