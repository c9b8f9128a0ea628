package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest extends TikTokCase {
  @Test
  void takesSixInitsAMinuteFromAToken() {
    for (int i = 0; i < 6; i++) {
      assertThat(client.initFile("", 500, 500, 1).status()).isEqualTo(200);
      sandbox.clock().pass(Duration.ofSeconds(1));
    }

    Answer refused = client.initFile("", 500, 500, 1);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(TikTokClient.code(refused)).isEqualTo("rate_limit_exceeded");
    assertThat(TikTokClient.connected(sandbox, "nova.studio").initFile("", 9, 9, 1).status())
        .isEqualTo(200);
    sandbox.clock().pass(Duration.ofSeconds(54));
    assertThat(client.initFile("", 500, 500, 1).status()).isEqualTo(200);
    assertThat(client.initFile("", 500, 500, 1).status()).isEqualTo(429);
  }

  @Test
  void takesTwentyCreatorInfosAMinute() {
    for (int i = 0; i < 20; i++) {
      assertThat(client.creatorInfo().status()).isEqualTo(200);
    }
    assertThat(client.creatorInfo().status()).isEqualTo(429);
  }

  @Test
  void takesThirtyStatusCallsAMinute() {
    set("status_per_minute", 30);
    String id = client.begun("", film()).getString("publish_id");
    for (int i = 0; i < 30; i++) {
      assertThat(client.statusAnswer(id).status()).isEqualTo(200);
    }
    assertThat(client.statusAnswer(id).status()).isEqualTo(429);
  }

  @Test
  void offersPrivacyByAccount() {
    JsonObject mila = TikTokClient.data(client.creatorInfo());
    JsonObject kai =
        TikTokClient.data(TikTokClient.connected(sandbox, "kai.travels").creatorInfo());

    assertThat(mila.getJsonArray("privacy_level_options"))
        .isEqualTo(JsonArray.of("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"));
    assertThat(kai.getJsonArray("privacy_level_options").getString(0))
        .isEqualTo("FOLLOWER_OF_CREATOR");
    assertThat(mila.getInteger("max_video_post_duration_sec")).isEqualTo(600);
  }

  @Test
  void insistsOnThePrivacyOptions() {
    Answer refused =
        TikTokClient.connected(sandbox, "kai.travels").initUrl("", host.serving(film()));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(TikTokClient.code(refused)).isEqualTo("privacy_level_option_mismatch");
  }

  @Test
  void wantsInteractionsOffThatTheCreatorSwitchedOff() {
    set("duet_disabled", true);
    JsonObject source =
        new JsonObject().put("source", "PULL_FROM_URL").put("video_url", host.serving(film()));
    JsonObject info = new JsonObject().put("privacy_level", "SELF_ONLY");

    assertThat(TikTokClient.data(client.creatorInfo()).getBoolean("duet_disabled")).isTrue();
    assertThat(client.init(info, source).status()).isEqualTo(400);
    assertThat(client.init(info.put("disable_duet", true), source).status()).isEqualTo(200);
  }

  @Test
  void letsAnUnauditedClientPostForTheCreatorOnly() {
    set("audited", false);

    assertThat(TikTokClient.code(client.initUrl("", host.serving(film()))))
        .isEqualTo("unaudited_client_can_only_post_to_private_accounts");
  }

  @Test
  void answersSomeErrorsWith200() {
    set("creator_error", "reached_active_user_cap");
    set("init_error", "spam_risk_too_many_posts");

    Answer creator = client.creatorInfo();
    Answer init = client.initUrl("", host.serving(film()));

    assertThat(creator.status()).isEqualTo(200);
    assertThat(TikTokClient.code(creator)).isEqualTo("reached_active_user_cap");
    assertThat(init.status()).isEqualTo(403);
    assertThat(TikTokClient.code(init)).isEqualTo("spam_risk_too_many_posts");
  }

  @Test
  void capsThePostsOfADay() {
    set("posts_per_day", 1);
    String id = TikTokClient.data(client.initUrl("", host.serving(film()))).getString("publish_id");
    client.ended(id);

    assertThat(client.creatorInfo().status()).isEqualTo(200);
    assertThat(TikTokClient.code(client.creatorInfo())).isEqualTo("spam_risk_too_many_posts");
    assertThat(client.initUrl("", host.serving(film())).status()).isEqualTo(403);
  }

  @Test
  void holdsFivePendingShares() {
    String url = host.serving(film());
    for (int i = 0; i < 5; i++) {
      assertThat(client.initInbox(url).status()).isEqualTo(200);
    }
    assertThat(TikTokClient.code(client.initInbox(url)))
        .isEqualTo("spam_risk_too_many_pending_share");
  }

  @Test
  void refusesFieldsOfAnotherType() {
    Answer refused =
        client.init(
            new JsonObject().put("title", 7).put("privacy_level", "SELF_ONLY"), new JsonObject());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(TikTokClient.code(refused)).isEqualTo("invalid_params");
  }
}
