package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A new user starts the server, connects, schedules, and sees it published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world = new World("story", Map.of());
  private final ServerProcess server = world.server();
  private Api api;
  private String mila;
  private String picture;

  @BeforeAll
  void start() {
    server.start();
    api = new Api(server);
    mila =
        api.get("/api/v1/characters")
            .expect(200)
            .json()
            .getJsonArray("characters")
            .getJsonObject(0)
            .getString("id");
    picture = api.upload("mila-rooftop.jpg", World.picture());
    assertThat(api.connect().getString("state")).isEqualTo("connected");
  }

  @AfterAll
  void stop() {
    server.close();
    world.close();
  }

  @Test
  void findsContentToBeginWith() {
    JsonObject character = api.get("/api/v1/characters/" + mila).expect(200).json();
    assertThat(character.getString("name")).isEqualTo("Mila");
    assertThat(character.getString("timezone")).isEqualTo("America/New_York");

    List<String> demo =
        api
            .get("/api/v1/content?status=approved&limit=200")
            .expect(200)
            .json()
            .getJsonArray("content")
            .stream()
            .map(JsonObject.class::cast)
            .map(item -> String.valueOf(item.getString("title")))
            .toList();
    assertThat(demo).contains("First coffee", "Three corners", "Good night");
  }

  @Test
  void plansAWeekOfContentAtGoodTimes() {
    String nova =
        api.post("/api/v1/characters", new JsonObject().put("name", "Nova"))
            .expect(201)
            .json()
            .getString("id");
    String content = api.content(nova, "Planned well ahead", List.of(picture), new JsonObject());
    JsonObject request =
        new JsonObject().put("character_id", nova).put("start_date", "2026-03-23T09:00:00Z");

    JsonObject plan = api.post("/api/v1/schedule/generate", request).expect(201).json();

    JsonObject post = plan.getJsonArray("scheduledPosts").getJsonObject(0);
    assertThat(post.getString("content_id")).isEqualTo(content);
    assertThat(post.getString("reason")).contains("Instagram");
    assertThat(Instant.parse(post.getString("scheduled_at"))).isAfter(Instant.now());
    assertThat(api.post(post.getString("id")).getString("status")).isEqualTo("pending");
    api.post("/api/v1/schedule/generate", request.put("days", 32)).expect(400);
  }

  @Test
  void publishesAtItsTimeAndTellsHow() {
    String caption = "Golden hour up here";
    String content = api.content(mila, caption, List.of(picture), new JsonObject());
    Instant due = Instant.now().plusSeconds(3);
    String id = api.schedule(content, due);
    assertThat(api.pending()).anyMatch(post -> id.equals(post.getString("id")));

    JsonObject post = api.awaitStatus(id, SOON, "published");

    assertThat(world.sandbox().ledger(caption))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getString("kind")).isEqualTo("image");
              assertThat(entry.getString("account")).isEqualTo("mila.demo");
              assertThat(entry.getString("remote_post_id"))
                  .isEqualTo(post.getString("remote_post_id"));
              assertThat(Instant.parse(entry.getString("accepted_at")))
                  .isBetween(due, due.plusSeconds(3));
            });
    assertThat(world.sandbox().feed("mila.demo")).contains(caption);
    JsonObject ended =
        api.history().stream().filter(p -> id.equals(p.getString("id"))).findFirst().orElseThrow();
    assertThat(Api.outcomes(ended)).containsExactly("published");
    assertThat(ended.getInteger("attempts")).isOne();
    assertThat(ended.getString("error_code")).isNull();
    JsonObject shown = api.get("/api/v1/content/" + content).expect(200).json();
    assertThat(shown.getString("status")).isEqualTo("published");
    assertThat(api.await(id, SOON, p -> p.getString("permalink") != null).getString("permalink"))
        .startsWith("http");
  }

  @Test
  void publishesNowAsOftenAsAskedButOnce() {
    String caption = "Published by hand";
    String content = api.content(mila, caption, List.of(picture), new JsonObject());
    String id = api.schedule(content, Instant.now().plusSeconds(3600));

    JsonObject first = api.publishNow(id).expect(200).json();
    JsonObject second = api.publishNow(id).expect(200).json();

    JsonObject post = first.getJsonObject("scheduled_post");
    assertThat(post.getString("id")).isEqualTo(id);
    assertThat(post.getString("status")).isEqualTo("published");
    JsonObject result = first.getJsonObject("publish_result");
    assertThat(result.fieldNames()).containsExactly("remote_post_id", "media_urls");
    assertThat(result.getString("remote_post_id"))
        .isNotBlank()
        .isEqualTo(post.getString("remote_post_id"));
    assertThat(second.getJsonObject("publish_result")).isEqualTo(result);
    assertThat(world.sandbox().ledger(caption)).hasSize(1);

    Answer media = Api.open(result.getJsonArray("media_urls").getString(0)).expect(200);
    assertThat(media.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(media.body()).isEqualTo(World.picture());
  }

  @Test
  void aCrowdOfCallsToPublishNowJoinsOnePublish() {
    String caption = "Everybody presses the button";
    String content = api.content(mila, caption, List.of(picture), new JsonObject());
    String id = api.schedule(content, Instant.now().plusSeconds(3600));

    List<Answer> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.publishNow(id)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200))
        .extracting(answer -> answer.json().getJsonObject("publish_result"))
        .containsOnly(answers.getFirst().json().getJsonObject("publish_result"));
    assertThat(world.sandbox().ledger(caption)).hasSize(1);
  }

  @Test
  void publishesACarousel() {
    String other = api.upload("river.jpg", TestMedia.image("jpeg", 640, 640));
    String wide = api.upload("wide.jpg", TestMedia.image("jpeg", 800, 640));
    JsonObject entry =
        published("Three corners of it", List.of(picture, wide, other), new JsonObject());

    assertThat(entry.getString("kind")).isEqualTo("carousel");
    assertThat(entry.getJsonArray("media"))
        .containsExactly(sha256(picture), sha256(wide), sha256(other));
  }

  @Test
  void publishesAReelThatInstagramFetches() {
    String film = api.upload("walk.mp4", TestMedia.film("isom", 720, 1280, 5_000));
    JsonObject entry =
        published("A walk, fetched", List.of(film), new JsonObject().put("upload", "url"));

    assertThat(entry.getString("kind")).isEqualTo("reel");
    assertThat(entry.getJsonArray("media")).containsExactly(sha256(film));
  }

  @Test
  void publishesAReelThatIsSentAsBytes() {
    String film = api.upload("run.mp4", TestMedia.film("isom", 720, 1280, 6_000));
    JsonObject entry =
        published("A run, sent", List.of(film), new JsonObject().put("upload", "bytes"));

    assertThat(entry.getString("kind")).isEqualTo("reel");
    assertThat(entry.getJsonArray("media")).containsExactly(sha256(film));
  }

  @Test
  void publishesAStory() {
    String content = api.content(mila, "", List.of(picture), new JsonObject().put("kind", "story"));
    JsonObject post = published(content);

    assertThat(entry(post).getString("kind")).isEqualTo("story");
  }

  @Test
  void refusesWhatIsNotApproved() {
    JsonObject draft =
        api.post("/api/v1/content", new JsonObject().put("character_id", mila)).expect(201).json();
    Answer answer =
        api.post(
            "/api/v1/content/" + draft.getString("id") + "/schedule",
            new JsonObject()
                .put("scheduled_at", Instant.now().plusSeconds(60).toString())
                .put("platforms", new JsonArray().add("instagram")));

    assertThat(answer.expect(409).json().getString("code")).isEqualTo("not_approved");
  }

  @Test
  void keepsStrangersOut() {
    assertThat(Api.open(server.url() + "/api/v1/schedule").status()).isEqualTo(401);
  }

  private JsonObject published(String caption, List<String> media, JsonObject settings) {
    JsonObject entry = entry(published(api.content(mila, caption, media, settings)));
    assertThat(entry.getString("text")).isEqualTo(caption);
    return entry;
  }

  private JsonObject published(String content) {
    String id = api.schedule(content, Instant.now().plusSeconds(3600));
    JsonObject answer = api.publishNow(id).expect(200).json();
    assertThat(answer.getJsonObject("publish_result")).as("%s", answer).isNotNull();
    return answer.getJsonObject("scheduled_post");
  }

  private JsonObject entry(JsonObject post) {
    List<JsonObject> entries =
        world.sandbox().ledger().stream()
            .filter(e -> post.getString("remote_post_id").equals(e.getString("remote_post_id")))
            .toList();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private String sha256(String media) {
    return api.get("/api/v1/media/" + media).expect(200).json().getString("sha256");
  }
}
