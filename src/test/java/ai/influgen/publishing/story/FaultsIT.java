package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform may do to a post: it stays one post with a known outcome. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String LOST = "The publish call that had no effect";

  private final World world = new World("faults", Map.of());
  private final ServerProcess server = world.server();
  private Api api;
  private String mila;
  private String kai;
  private String picture;
  private String lost;

  /** What takes long is begun first and looked at last. */
  @BeforeAll
  void start() {
    server.start();
    api = new Api(server);
    mila = api.character("Mila Two");
    kai = api.character("Kai");
    picture = api.upload("rooftop.jpg", World.picture());
    api.connect();
    api.connectAgency(kai, "kai.travels");
    world.sandbox().fault("error_before", new JsonObject().put("account", "kai.travels"));
    lost = due(kai, LOST);
    api.await(lost, SOON, post -> "reconciling".equals(post.getString("phase")));
  }

  @AfterEach
  void heal() {
    world.sandbox().heal();
  }

  @AfterAll
  void stop() {
    server.close();
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept_then_drop", "hang", "error_after", "slow"})
  @Order(1)
  void whatTookEffectWithoutAClearAnswerIsFoundAgain(String fault) {
    String caption = "Struck by " + fault;
    strike(fault, new JsonObject().put("wait_s", 3).put("at", "publish"));

    String id = due(mila, caption);

    JsonObject unsettled =
        api.await(id, SOON, post -> "reconciling".equals(post.getString("phase")));
    assertThat(unsettled.getString("status")).isEqualTo("pending");
    JsonObject post = api.awaitStatus(id, SOON, "published");
    assertThat(Api.outcomes(post))
        .as(post.encodePrettily())
        .containsExactly("unsettled", "published");
    assertThat(post.getString("error_code")).isNull();
    assertThat(world.sandbox().ledger(caption))
        .singleElement()
        .extracting(entry -> entry.getString("remote_post_id"))
        .isEqualTo(post.getString("remote_post_id"));
  }

  @Test
  @Order(1)
  void publishNowJoinsWhatIsUnsettledAndNobodyElseGetsRoundIt() {
    String caption = "Pressed again while nobody knew";
    String content = api.content(mila, caption, List.of(picture), new JsonObject());
    strike("hang", new JsonObject());
    String id = api.schedule(content, Instant.now().plusMillis(1500));
    api.await(id, SOON, post -> "reconciling".equals(post.getString("phase")));

    Answer cancelled =
        api.patch("/api/v1/schedule/" + id, new JsonObject().put("status", "cancelled"));
    Answer joined = api.publishNow(id);

    assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(409);
    assertThat(joined.expect(200).json().getJsonObject("scheduled_post").getString("status"))
        .isEqualTo("published");
    assertThat(world.sandbox().ledger(caption)).hasSize(1);
  }

  @Test
  @Order(1)
  void aRateLimitIsWaitedOut() {
    String caption = "Asked to wait";
    strike("rate_limit", new JsonObject().put("wait_s", 4).put("at", "publish"));
    Instant before = Instant.now();

    String id = due(mila, caption);

    JsonObject limited =
        api.await(id, SOON, post -> "rate_limited".equals(post.getString("error_code")));
    assertThat(limited.getString("status")).isEqualTo("pending");
    assertThat(limited.getBoolean("retryable")).isTrue();
    assertThat(limited.getInteger("attempts")).as("a wait is no try").isZero();
    Instant next = Instant.parse(limited.getString("next_attempt_at"));
    assertThat(next).isBetween(before.plusSeconds(4), Instant.now().plusSeconds(4));
    JsonObject refusal = api.publishNow(id).expect(409).json();
    assertThat(refusal.getString("code")).isEqualTo("waiting_for_platform");
    assertThat(refusal.getString("next_attempt_at"))
        .isEqualTo(limited.getString("next_attempt_at"));
    assertThat(world.sandbox().ledger(caption)).isEmpty();

    api.awaitStatus(id, SOON, "published");

    assertThat(world.sandbox().ledger(caption))
        .singleElement()
        .satisfies(e -> assertThat(Instant.parse(e.getString("accepted_at"))).isAfter(next));
  }

  @Test
  @Order(1)
  void rejectedMediaAreNamed() {
    strike("reject_media", new JsonObject().put("item", 2));
    String other = api.upload("river.jpg", TestMedia.image("jpeg", 700, 640));
    String content =
        api.content(mila, "The second one is bad", List.of(picture, other), new JsonObject());

    JsonObject answer =
        api.publishNow(api.schedule(content, Instant.now().plusSeconds(600))).expect(200).json();

    JsonObject post = answer.getJsonObject("scheduled_post");
    assertThat(answer.containsKey("publish_result")).isFalse();
    assertThat(post.getString("status")).isEqualTo("failed");
    assertThat(post.getString("error_code")).isEqualTo("content_rejected");
    assertThat(post.getString("error_message")).contains("Item 2");
    assertThat(post.getBoolean("retryable")).isFalse();
  }

  @Test
  @Order(1)
  void processingThatFailedOnceIsTriedAgain() {
    String caption = "Fails to process, once";
    strike("processing_failed", new JsonObject());

    JsonObject post = api.awaitStatus(due(mila, caption), SOON, "published");

    assertThat(Api.outcomes(post)).containsExactly("retrying", "published");
    assertThat(world.sandbox().ledger(caption)).hasSize(1);
  }

  @Test
  @Order(1)
  void processingThatKeepsFailingEnds() {
    String caption = "Fails to process, always";
    strike("processing_failed", new JsonObject().put("count", 100));

    JsonObject post = api.awaitStatus(due(mila, caption), SOON, "failed");

    assertThat(post.getString("error_code")).isIn("content_rejected", "unknown_error");
    assertThat(post.getString("error_message")).isNotBlank();
    assertThat(world.sandbox().ledger(caption)).isEmpty();
  }

  @Test
  @Order(1)
  void anOutageIsWaitedOut() {
    String caption = "Sent into an outage";
    world.sandbox().fault("outage", new JsonObject().put("wait_s", 3));

    String id = due(mila, caption);

    JsonObject waiting =
        api.await(id, SOON, post -> "network_error".equals(post.getString("error_code")));
    assertThat(waiting.getString("status")).isEqualTo("pending");
    assertThat(waiting.getString("next_attempt_at")).isNotNull();
    api.awaitStatus(id, SOON, "published");
    assertThat(world.sandbox().ledger(caption)).hasSize(1);
  }

  /** The seeds' story of an expired token; the content is never touched. */
  @Test
  @Order(2)
  void anExpiredTokenBurnsNoPostAndReconnectingResumesThem() {
    String content = api.content(mila, "Revoked on the way", List.of(picture), new JsonObject());
    JsonObject before = content(content);
    String first = api.schedule(content, Instant.now().plusSeconds(3));
    String later =
        api.schedule(
            api.content(mila, "Due while expired", List.of(picture), new JsonObject()),
            Instant.now().plusSeconds(6));
    strike("revoke_token", new JsonObject().put("at", "publish"));

    JsonObject failed = api.awaitStatus(first, SOON, "failed");

    assertThat(failed.getString("error_code")).isEqualTo("token_expired");
    assertThat(content(content)).isEqualTo(before);
    JsonObject held = api.await(later, SOON, post -> "held".equals(post.getString("phase")));
    assertThat(held.getString("status")).isEqualTo("pending");
    assertThat(held.getString("held")).isEqualTo("connection_expired");
    assertThat(api.publishNow(later).expect(409).json().getString("code"))
        .isEqualTo("connection_expired");
    JsonObject expired = api.get("/api/v1/integrations/instagram").json();
    assertThat(expired.getString("state")).isEqualTo("expired");
    assertThat(expired.getJsonObject("posts_waiting"))
        .isEqualTo(new JsonObject().put("held", 1).put("failed", 1));

    assertThat(api.connect().getString("state")).isEqualTo("connected");

    api.awaitStatus(first, SOON, "published");
    // by itself it would be half a minute later: what was missed does not go out in one burst
    api.await(later, SOON, post -> post.getString("held") == null);
    api.publishNow(later).expect(200);
    api.awaitStatus(later, SOON, "published");
    assertThat(world.sandbox().ledger("Revoked on the way")).hasSize(1);
    assertThat(world.sandbox().ledger("Due while expired")).hasSize(1);
    assertThat(content(content).getString("approved_at"))
        .isEqualTo(before.getString("approved_at"));
    assertThat(content(content).getInteger("version")).isEqualTo(before.getInteger("version"));
    JsonObject told = events().getLast().getJsonObject("data");
    assertThat(events())
        .extracting(event -> event.getString("type"))
        .endsWith("connection.expired", "connection.connected");
    assertThat(told.getInteger("resumed_posts")).isEqualTo(2);
  }

  private JsonObject content(String id) {
    return api.get("/api/v1/content/" + id).expect(200).json();
  }

  private List<JsonObject> events() {
    return api.get("/api/v1/events").expect(200).json().getJsonArray("events").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  @Test
  @Order(3)
  void aPlatformThatIsAwayIsWaitedFor() {
    String caption = "Nobody there";
    world.sandbox().kill9();

    String id = due(mila, caption);

    api.await(id, SOON, post -> "network_error".equals(post.getString("error_code")));
    world.sandbox().start();
    api.awaitStatus(id, SOON, "published");
    assertThat(world.sandbox().ledger(caption)).hasSize(1);
  }

  @Test
  @Order(4)
  void whatHadNoEffectIsPublishedOnceThatIsCertain() {
    JsonObject post = api.awaitStatus(lost, SOON, "published");

    assertThat(Api.outcomes(post)).containsExactly("unsettled", "not_published", "published");
    assertThat(world.sandbox().ledger(LOST)).hasSize(1);
  }

  private void strike(String fault, JsonObject options) {
    world.sandbox().fault(fault, options.put("account", "mila.demo"));
  }

  /** Schedules content of that caption for in a moment. */
  private String due(String character, String caption) {
    String content = api.content(character, caption, List.of(picture), new JsonObject());
    return api.schedule(content, Instant.now().plusMillis(1500));
  }
}
