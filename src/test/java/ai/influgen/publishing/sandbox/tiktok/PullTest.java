package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.sandbox.MediaHost;
import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullTest extends TikTokCase {
  private static final JsonObject INFO =
      new JsonObject()
          .put("title", "Spring")
          .put("description", "All of it #spring")
          .put("privacy_level", "PUBLIC_TO_EVERYONE");

  @Test
  void fetchesAndPostsAVideo() {
    byte[] film = film();
    Answer begun = client.initUrl("By address", host.serving(film));
    String id = TikTokClient.data(begun).getString("publish_id");

    JsonObject ended = client.ended(id);

    assertThat(TikTokClient.data(begun)).hasSize(1);
    assertThat(id).startsWith("v_pub_url~v2.");
    assertThat(ended.getString("status")).isEqualTo("PUBLISH_COMPLETE");
    assertThat(ended.getInteger("downloaded_bytes")).isEqualTo(film.length);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void postsPhotosInTheirOrder() {
    String first = host.serving(MediaHost.jpeg(1080, 1920));
    String second = host.serving(MediaHost.jpeg(64, 64));

    Answer begun = client.initPhotos(INFO, List.of(first, second, first));

    String id = TikTokClient.data(begun).getString("publish_id");
    assertThat(id).startsWith("p_pub_url~v2.");
    assertThat(client.ended(id).getString("status")).isEqualTo("PUBLISH_COMPLETE");
    JsonObject entry = sandbox.ledger().getFirst();
    assertThat(entry.getString("kind")).isEqualTo("photo");
    assertThat(entry.getString("text")).isEqualTo("All of it #spring");
    assertThat(entry.getJsonObject("details").getString("title")).isEqualTo("Spring");
    assertThat(entry.getJsonArray("media")).hasSize(3);
    assertThat(entry.getJsonArray("media").getString(0))
        .isEqualTo(entry.getJsonArray("media").getString(2));
  }

  @Test
  void failsWhatIsNoPhotoForIt() {
    assertThat(photo(MediaHost.png(64, 64))).isEqualTo("file_format_check_failed");
    assertThat(photo(MediaHost.jpeg(1200, 1200))).isEqualTo("picture_size_check_failed");
    assertThat(video(TestMedia.film("isom", 320, 640, 1_000)))
        .isEqualTo("picture_size_check_failed");
    assertThat(video(TestMedia.film("isom", 720, 1280, 601_000)))
        .isEqualTo("duration_check_failed");
  }

  @Test
  void followsNoRedirectAndNeedsTheFile() {
    assertThat(reason(client.initUrl("", host.redirecting()))).isEqualTo("video_pull_failed");
    assertThat(reason(client.initPhotos(INFO, List.of(host.missing()))))
        .isEqualTo("photo_pull_failed");
  }

  @Test
  void takesNoPlainHttpFromElsewhere() {
    Answer refused = client.initUrl("", "http://media.example.com/a.mp4");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(TikTokClient.code(refused)).isEqualTo("invalid_params");
  }

  @Test
  void wantsVerifiedDomainsWhenTold() {
    set("require_verified_domain", true);

    Answer refused = client.initUrl("", host.serving(film()));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(TikTokClient.code(refused)).isEqualTo("url_ownership_unverified");
  }

  @Test
  void countsPhotosAndCharacters() {
    String photo = host.serving(MediaHost.jpeg(64, 64));

    assertThat(client.initPhotos(INFO, java.util.Collections.nCopies(36, photo)).status())
        .isEqualTo(400);
    assertThat(client.initPhotos(INFO.copy().put("title", "t".repeat(91)), List.of(photo)).status())
        .isEqualTo(400);
    assertThat(
            client
                .initPhotos(INFO.copy().put("description", "d".repeat(4001)), List.of(photo))
                .status())
        .isEqualTo(400);
    assertThat(client.initUrl("c".repeat(2201), photo).status()).isEqualTo(400);
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void deliversToTheInboxWithoutPosting() {
    String id = TikTokClient.data(client.initInbox(host.serving(film()))).getString("publish_id");

    assertThat(client.ended(id).getString("status")).isEqualTo("SEND_TO_USER_INBOX");
    assertThat(sandbox.ledger()).isEmpty();
  }

  private String photo(byte[] photo) {
    return reason(client.initPhotos(INFO, List.of(host.serving(photo))));
  }

  private String video(byte[] video) {
    return reason(client.initUrl("", host.serving(video)));
  }

  private String reason(Answer begun) {
    return client.ended(TikTokClient.data(begun).getString("publish_id")).getString("fail_reason");
  }
}
