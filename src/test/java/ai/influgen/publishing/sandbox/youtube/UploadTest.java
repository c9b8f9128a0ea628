package ai.influgen.publishing.sandbox.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.sandbox.RunningSandbox.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends YouTubeCase {
  private byte[] film;
  private String session;

  @BeforeEach
  void open() {
    film = film();
    session = client.session("Launch day", film);
  }

  @Test
  void takesAWholeFile() {
    Answer done = client.put(session, film);

    assertThat(done.status()).isEqualTo(201);
    assertThat(done.json().getString("id")).hasSize(11);
    assertThat(done.json().getJsonObject("status").getString("uploadStatus")).isEqualTo("uploaded");
    JsonObject entry = sandbox.ledger().getFirst();
    assertThat(entry.getString("remote_post_id")).isEqualTo(done.json().getString("id"));
    assertThat(entry.getJsonObject("details"))
        .isEqualTo(
            new JsonObject()
                .put("title", "Launch day")
                .put("description", "About Launch day")
                .put("tags", new JsonArray())
                .put("privacy_status", "public"));
    assertThat(sandbox.get("/feed/youtube/mila.demo").text())
        .contains("Launch day", "About Launch day", "<video");
  }

  @Test
  void takesPiecesAndTellsHowFarItIs() {
    assertThat(client.ask(session, film.length).status()).isEqualTo(308);
    assertThat(YouTubeClient.range(client.ask(session, film.length))).isEmpty();

    Answer first = client.put(session, film, 0, UNIT);

    assertThat(first.status()).isEqualTo(308);
    assertThat(YouTubeClient.range(first)).isEqualTo("bytes=0-" + (UNIT - 1));
    assertThat(YouTubeClient.range(client.ask(session, film.length)))
        .isEqualTo("bytes=0-" + (UNIT - 1));
    assertThat(sandbox.ledger()).isEmpty();
    assertThat(client.put(session, film, UNIT, UNIT + 1000).status()).isEqualTo(201);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void answersTheVideoToWhoeverAsksAgain() {
    String id = client.put(session, film).json().getString("id");

    assertThat(client.ask(session, film.length).json().getString("id")).isEqualTo(id);
    assertThat(client.put(session, film).json().getString("id")).isEqualTo(id);
    assertThat(sandbox.ledger()).hasSize(1);
  }

  @Test
  void wantsPiecesOf256KiBThatFollow() {
    assertThat(client.put(session, film, 0, 1000).status()).isEqualTo(400);
    assertThat(client.put(session, film, UNIT, UNIT).status()).isEqualTo(416);
    assertThat(client.put(session, new byte[10], "bytes 0-9/10").status()).isEqualTo(400);
    assertThat(client.put(session, new byte[10], "bytes 0-8/" + film.length).status())
        .isEqualTo(400);
    assertThat(client.put(session, film, 0, UNIT).status()).isEqualTo(308);
  }

  @Test
  void goesOnWithAnotherToken() {
    client.put(session, film, 0, UNIT);
    sandbox.post(
        "/sandbox/tokens/expire",
        new JsonObject().put("platform", "youtube").put("account", "mila.demo"));

    assertThat(client.put(session, film, UNIT, UNIT + 1000).status()).isEqualTo(401);
    client.refresh();
    assertThat(client.put(session, film, UNIT, UNIT + 1000).status()).isEqualTo(201);
  }

  @Test
  void belongsToItsChannelAndEnds() {
    YouTubeClient other = YouTubeClient.connected(sandbox, "nova.studio");

    assertThat(other.ask(session, film.length).status()).isEqualTo(404);
    sandbox.clock().pass(Duration.ofDays(1));
    client.refresh();
    assertThat(client.ask(session, film.length).status()).isEqualTo(404);
  }

  @Test
  void goesOnAfterARestart() {
    client.put(session, film, 0, UNIT);
    String path = session.substring(sandbox.url().length());

    sandbox.restart();

    String again = sandbox.url() + path;
    assertThat(YouTubeClient.range(client.ask(again, film.length)))
        .isEqualTo("bytes=0-" + (UNIT - 1));
    Answer done = client.put(again, film, UNIT, UNIT + 1000);
    assertThat(done.status()).isEqualTo(201);

    sandbox.restart();

    assertThat(sandbox.ledger()).hasSize(1);
    assertThat(client.ask(sandbox.url() + path, film.length).json().getString("id"))
        .isEqualTo(done.json().getString("id"));
  }

  @Test
  void storesFewerBytesThanSentWhenTold() {
    set("store_fewer", 1);

    Answer fewer = client.put(session, film, 0, 2 * UNIT);

    assertThat(YouTubeClient.range(fewer)).isEqualTo("bytes=0-" + (UNIT - 1));
    assertThat(client.put(session, film, UNIT, UNIT + 1000).status()).isEqualTo(201);
  }

  @Test
  void breaksAPieceHalfWayWhenTold() {
    set("break_chunks", 1);

    assertThat(client.put(session, film).status()).isEqualTo(503);
    assertThat(YouTubeClient.range(client.ask(session, film.length)))
        .isEqualTo("bytes=0-" + (UNIT - 1));
    assertThat(sandbox.ledger()).isEmpty();
  }

  @Test
  void losesSessionsWhenTold() {
    set("lost_sessions", 410);
    assertThat(client.ask(session, film.length).status()).isEqualTo(410);
    set("lost_sessions", 404);
    assertThat(client.put(session, film).status()).isEqualTo(404);
    set("lost_sessions", 0);
    assertThat(client.put(session, film).status()).isEqualTo(201);
  }
}
