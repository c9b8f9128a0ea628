package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import ai.influgen.publishing.testing.Wire;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that die, and servers that are asked to stop: every post once, whatever happens. */
class CrashIT {
  /** Two reads of a container a minute apart, for what a kill caught before it had an effect. */
  private static final Duration SETTLED = Duration.ofSeconds(150);

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration FROM_PERMISSION_TO_WIRE = Duration.ofMillis(100);
  private static final int POSTS = 60;

  private final World world = new World("crash", Map.of());
  private final Wire wire = new Wire(world.sandbox().port());
  private final List<ServerProcess> servers = new ArrayList<>();

  /** The posts of a test: their captions by their ids. */
  private final Map<String, String> posts = new HashMap<>();

  @AfterEach
  void stop() {
    servers.forEach(ServerProcess::close);
    wire.close();
    world.close();
  }

  /**
   * Each kill finds publish calls on the wire, and others at the platform that are not answered
   * yet.
   */
  @Test
  void threeKillsAmongManyPostsLoseNoneAndDoubleNone() {
    ServerProcess server = server();
    server.start();
    Api api = new Api(server);
    schedule(api, POSTS, 100);
    slowPublishes("0.15");

    kill(server, 6, true);
    kill(server, 24, false);
    kill(server, 42, true);

    awaitAll(api, SETTLED);
    everyPostIsPublicOnce(api);
    assertThat(logged(api)).as("a publish call was lost with its server").contains("not_published");
  }

  /** How soon, a benchmark measures; here it only must not be the reaper's patience with calls. */
  @Test
  void anotherInstanceTakesOverWithinSeconds() {
    ServerProcess first = server();
    first.start();
    Api api = new Api(first);
    ServerProcess second = server();
    second.start();
    Api other = new Api(second);
    schedule(api, 40, 200);

    Waiting.until(SOON, () -> world.sandbox().ledger().size(), n -> n >= 10);
    first.kill9();

    awaitAll(other, SETTLED);
    everyPostIsPublicOnce(other);
    assertThat(ended(other))
        .filteredOn(post -> Api.outcomes(post).equals(List.of("published")))
        .hasSizeGreaterThan(30)
        .allSatisfy(post -> assertThat(post.getLong("lateness_ms")).isLessThan(15_000));
  }

  @Test
  void aServerThatIsAskedToStopHandsOverWithoutDelay() {
    ServerProcess first = server();
    first.start();
    ServerProcess second = server();
    second.start();
    Api api = new Api(second);
    slowPublishes("0.3");
    schedule(api, 20, 250);

    Waiting.until(SOON, () -> world.sandbox().ledger().size(), n -> n >= 5);
    first.term();

    assertThat(
            TestDatabase.await(world.database().pool().query("select 1 from instance").execute()))
        .as("the one that left said goodbye")
        .hasSize(1);
    awaitAll(api, SOON);
    everyPostIsPublicOnce(api);
    assertThat(ended(api))
        .allSatisfy(post -> assertThat(Api.outcomes(post)).containsExactly("published"))
        .allSatisfy(post -> assertThat(post.getLong("lateness_ms")).isLessThan(3_000));
  }

  @Test
  void aServerThatStopsAloneLeavesNothingUnderWay() {
    ServerProcess server = server();
    server.start();
    Api api = new Api(server);
    slowPublishes("0.5");
    schedule(api, 12, 100);

    Waiting.until(SOON, () -> world.sandbox().ledger().size(), n -> n >= 3);
    server.term();
    server.start();

    awaitAll(api, SOON);
    everyPostIsPublicOnce(api);
    assertThat(ended(api))
        .allSatisfy(post -> assertThat(Api.outcomes(post)).containsExactly("published"));
  }

  private ServerProcess server() {
    ServerProcess server =
        world.server(Map.of("INFLUGEN_SANDBOX_URL", "http://localhost:" + wire.port()));
    servers.add(server);
    return server;
  }

  /**
   * Kills the server once so many posts are public and a publish call is on the wire, and starts it
   * again.
   *
   * @param lost whether that call is lost on the way; else it arrives after its server is dead
   */
  private void kill(ServerProcess server, int published, boolean lost) {
    Waiting.until(SETTLED, () -> world.sandbox().ledger().size(), n -> n >= published);
    Instant frozen = Instant.now();
    wire.freeze();
    Waiting.until(SOON, () -> permittedSince(frozen), n -> n > 0);
    Waiting.pause(FROM_PERMISSION_TO_WIRE);
    server.kill9();
    if (lost) {
      wire.drop();
    }
    wire.thaw();
    server.start();
  }

  private int permittedSince(Instant since) {
    return TestDatabase.await(
        world
            .database()
            .database()
            .list(
                "select 1 from inflight where state = 'sending' and intent_at > $1",
                Tuple.of(since.atOffset(ZoneOffset.UTC)),
                row -> row)
            .map(List::size));
  }

  private void slowPublishes(String seconds) {
    JsonObject slow = new JsonObject().put("at", "publish").put("count", 10_000);
    world.sandbox().fault("slow", slow.put("wait_s", Double.valueOf(seconds)));
    world.sandbox().configure(new JsonObject().put("quota_total", 1_000));
  }

  /** Posts of three accounts, so many ms apart. */
  private void schedule(Api api, int count, int apart) {
    String picture = api.upload("picture.jpg", World.picture());
    String mila = api.character("Mila of the crash");
    String nova = api.character("Nova");
    String kai = api.character("Kai");
    api.connect();
    api.connectAgency(nova, "nova.studio");
    api.connectAgency(kai, "kai.travels");
    List<String> characters = List.of(mila, nova, kai);
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String caption = "Post number " + i;
      String character = characters.get(i % characters.size());
      contents.add(api.content(character, caption, List.of(picture), new JsonObject()));
    }
    Instant first = Instant.now().plusSeconds(5);
    for (int i = 0; i < count; i++) {
      String caption = "Post number " + i;
      Instant at = first.plusMillis((long) i * apart);
      posts.put(api.schedule(contents.get(i), at), caption);
    }
  }

  private void awaitAll(Api api, Duration limit) {
    Waiting.until(limit, () -> states(api.pending()), Map::isEmpty);
  }

  private static Map<String, Long> states(List<JsonObject> posts) {
    Function<JsonObject, String> state =
        post -> post.getString("phase") + " " + post.getString("error_message");
    return posts.stream().collect(Collectors.groupingBy(state, Collectors.counting()));
  }

  private List<JsonObject> ended(Api api) {
    return api.history().stream().filter(p -> posts.containsKey(p.getString("id"))).toList();
  }

  private List<String> logged(Api api) {
    return ended(api).stream().flatMap(post -> Api.outcomes(post).stream()).toList();
  }

  /** By the platform's own book, and as the API tells it. */
  private void everyPostIsPublicOnce(Api api) {
    List<JsonObject> ledger = world.sandbox().ledger();
    assertThat(ledger)
        .extracting(entry -> entry.getString("text"))
        .containsExactlyInAnyOrderElementsOf(posts.values());
    Map<String, String> public_ =
        ledger.stream()
            .collect(
                Collectors.toMap(e -> e.getString("text"), e -> e.getString("remote_post_id")));
    assertThat(ended(api))
        .hasSize(posts.size())
        .allSatisfy(
            post -> {
              assertThat(post.getString("status")).isEqualTo("published");
              assertThat(post.getString("remote_post_id"))
                  .isEqualTo(public_.get(posts.get(post.getString("id"))));
            });
  }
}
