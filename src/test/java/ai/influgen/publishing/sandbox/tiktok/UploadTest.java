package ai.influgen.publishing.sandbox.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends TikTokCase {
  private byte[] film;
  private String url;
  private String id;

  @BeforeEach
  void begin() {
    film = film();
    JsonObject begun =
        TikTokClient.data(client.initFile("Hello #shop", film.length, 400, film.length / 400));
    url = begun.getString("upload_url");
    id = begun.getString("publish_id");
  }

  @Test
  void takesChunksUntilAllIsThereAndPosts() {
    assertThat(id).startsWith("v_pub_file~v2-1.");
    assertThat(url).startsWith(sandbox.url() + "/tiktok/upload/video/?upload_id=");
    assertThat(url).hasSizeLessThanOrEqualTo(256);

    Answer first = client.chunk(url, film, 0, 400);
    Answer second = client.chunk(url, film, 400, 400);
    assertThat(first.status()).isEqualTo(206);
    assertThat(second.response().headers().firstValue("Content-Range"))
        .hasValue("bytes 0-799/" + film.length);
    assertThat(client.status(id))
        .isEqualTo(
            new JsonObject()
                .put("status", "PROCESSING_UPLOAD")
                .put("publicaly_available_post_id", new JsonArray())
                .put("uploaded_bytes", 800));
    assertThat(sandbox.ledger()).isEmpty();

    assertThat(client.chunk(url, film, 800, film.length - 800).status()).isEqualTo(201);
    JsonObject ended = client.ended(id);
    assertThat(ended.getString("status")).isEqualTo("PUBLISH_COMPLETE");
    assertThat(ended.getInteger("uploaded_bytes")).isEqualTo(film.length);
    JsonObject entry = sandbox.ledger().getFirst();
    assertThat(entry.getString("text")).isEqualTo("Hello #shop");
    assertThat(entry.getString("kind")).isEqualTo("video");
    assertThat(entry.getString("account")).isEqualTo("mila.demo");
    assertThat(ended.getJsonArray("publicaly_available_post_id").getLong(0))
        .isEqualTo(Long.parseLong(entry.getString("remote_post_id")));
    assertThat(sandbox.get("/feed/tiktok/mila.demo").text()).contains("Hello #shop", "<video");
  }

  @Test
  void refusesAChunkThatDoesNotFollow() {
    client.chunk(url, film, 0, 400);

    Answer again = client.chunk(url, film, 0, 400);
    Answer skipped = client.chunk(url, film, 800, film.length - 800);

    assertThat(again.status()).isEqualTo(416);
    assertThat(again.response().headers().firstValue("Content-Range"))
        .hasValue("bytes 0-399/" + film.length);
    assertThat(skipped.status()).isEqualTo(416);
    assertThat(client.chunk(url, film, 400, 400).status()).isEqualTo(206);
  }

  @Test
  void refusesChunksThatBreakTheArithmetic() {
    assertThat(client.chunk(url, film, 0, 300).status()).isEqualTo(400);
    assertThat(client.chunk(url, film, 0, 401).status()).isEqualTo(400);
    assertThat(client.chunk(url, new byte[400], "bytes 0-399/400").status()).isEqualTo(400);
    assertThat(client.chunk(url, new byte[400], "bytes 0-398/" + film.length).status())
        .isEqualTo(400);
    assertThat(client.chunk(url, new byte[400], "from 0").status()).isEqualTo(400);
    assertThat(client.chunk(url, film, 0, 400).status()).isEqualTo(206);
  }

  @Test
  void tellsASentFileThatItIsComplete() {
    byte[] small = film();
    JsonObject begun = client.begun("Once", small);
    client.chunk(begun.getString("upload_url"), small, 0, small.length);

    Answer again = client.chunk(begun.getString("upload_url"), small, 0, small.length);

    assertThat(again.status()).isEqualTo(416);
    assertThat(again.response().headers().firstValue("Content-Range"))
        .hasValue("bytes 0-%d/%d".formatted(small.length - 1, small.length));
    client.ended(begun.getString("publish_id"));
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void forgetsAnUploadUrlAfterAnHour() {
    sandbox.clock().pass(Duration.ofMinutes(59));
    assertThat(client.chunk(url, film, 0, 400).status()).isEqualTo(206);
    sandbox.clock().pass(Duration.ofMinutes(1));
    assertThat(client.chunk(url, film, 400, 400).status()).isEqualTo(403);
  }

  @Test
  void knowsNoOtherUpload() {
    assertThat(client.chunk(url + "0", film, 0, 400).status()).isEqualTo(404);
    assertThat(client.chunk(url.replace("upload_id=7", "upload_id=8"), film, 0, 400).status())
        .isEqualTo(404);
  }

  @Test
  void failsAFileThatIsNoVideo() {
    byte[] text = new byte[600];
    JsonObject begun = client.begun("No", text);
    client.chunk(begun.getString("upload_url"), text, 0, text.length);

    assertThat(client.ended(begun.getString("publish_id")).getString("fail_reason"))
        .isEqualTo("file_format_check_failed");
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void checksTheChunksOfAnInit() {
    set("smallest_chunk", 5 << 20);
    set("init_per_minute", 100);

    assertThat(init(50_000_123, 10_000_000, 5)).isEqualTo(200);
    assertThat(init(50_000_123, 10_000_000, 6)).isEqualTo(400);
    assertThat(init(50_000_123, 50_000_123, 1)).isEqualTo(200);
    assertThat(init(50_000_123, 5_000_000, 10)).isEqualTo(400);
    assertThat(init(4_000_000, 4_000_000, 1)).isEqualTo(200);
    assertThat(init(4_000_000, 2_000_000, 2)).isEqualTo(400);
    assertThat(init(70_000_000, 70_000_000, 1)).isEqualTo(400);
    assertThat(init(70_000_000, 40_000_000, 1)).isEqualTo(400);
    assertThat(init(15_000_000, 10_000_000, 1)).isEqualTo(200);
    assertThat(init(4_000_000_001L, 50_000_000, 80)).isEqualTo(400);
    assertThat(init(0, 0, 0)).isEqualTo(400);
  }

  private int init(long size, long chunkSize, long chunks) {
    return client.initFile("", size, chunkSize, chunks).status();
  }
}
