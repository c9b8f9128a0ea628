package ai.influgen.publishing.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.testing.Api;
import ai.influgen.publishing.testing.ServerProcess;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.testing.Waiting;
import ai.influgen.publishing.testing.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of media on every platform but Instagram (whose kinds StoryIT has): connected,
 * scheduled, and seen in the platform's own ledger. And what becomes of posts that were on the wire
 * to all five when the server died.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformsIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  /** Pinterest's boards are asked no sooner than a minute after a call without an answer. */
  private static final Duration SETTLED = Duration.ofSeconds(150);

  private static final List<String> ALL =
      List.of("instagram", "tiktok", "twitter", "youtube", "pinterest");

  private static final byte[] PICTURE = TestMedia.image("jpeg", 1000, 1500);
  private static final byte[] OTHER = TestMedia.image("jpeg", 1001, 1500);
  private static final byte[] GIF = TestMedia.image("gif", 320, 240);
  private static final byte[] FILM = TestMedia.film("isom", 720, 1280, 5_000);
  private static final byte[] WIDE = TestMedia.film("isom", 1280, 720, 5_000);

  private final World world =
      new World(
          "platforms",
          Map.of("INFLUGEN_ENGINE_COMMIT_TIMEOUT_MS", "5000", "INFLUGEN_LOG_LEVEL", "DEBUG"));
  private ServerProcess server = world.server();
  private final Map<String, String> posts = new HashMap<>();
  private Api api;
  private String mila;
  private String board;

  /**
   * One post.
   *
   * @param files what it shows, in order
   */
  record Case(
      String platform, String kind, String caption, List<byte[]> files, JsonObject settings) {
    @Override
    public String toString() {
      return platform + " " + kind;
    }
  }

  static Stream<Case> kinds() {
    return Stream.of(
        new Case("tiktok", "video", "A walk", List.of(FILM), everyone()),
        new Case(
            "tiktok", "video", "A fetched walk", List.of(WIDE), everyone().put("upload", "url")),
        new Case("tiktok", "photo", "Some photos", List.of(PICTURE, PICTURE), everyone()),
        new Case("twitter", "text", "Only words", List.of(), new JsonObject()),
        new Case("twitter", "photo", "Two images", List.of(PICTURE, OTHER), new JsonObject()),
        new Case("twitter", "animated_gif", "A moving picture", List.of(GIF), new JsonObject()),
        new Case("twitter", "video", "A film for X", List.of(WIDE), new JsonObject()),
        new Case("youtube", "video", "An upright film", List.of(FILM), new JsonObject()),
        new Case(
            "youtube",
            "video",
            "A wide film",
            List.of(WIDE),
            new JsonObject().put("title", "Wide")),
        new Case("pinterest", "image", "One pin", List.of(PICTURE), new JsonObject()),
        new Case(
            "pinterest", "multiple_images", "Several", List.of(PICTURE, PICTURE), new JsonObject()),
        new Case("pinterest", "video", "A moving pin", List.of(FILM), new JsonObject()));
  }

  private static JsonObject everyone() {
    return new JsonObject().put("privacy_level", "PUBLIC_TO_EVERYONE");
  }

  @BeforeAll
  void start() {
    server.start();
    api = new Api(server);
    mila = api.character("Mila everywhere");
    api.connect();
    ALL.stream().skip(1).forEach(api::connectTo);
    JsonArray boards =
        api.get("/api/v1/integrations/pinterest/boards").expect(200).json().getJsonArray("boards");
    board = boards.getJsonObject(0).getString("id");
    JsonObject choice = new JsonObject().put("board_id", board);
    api.patch("/api/v1/integrations/pinterest/default-board", choice).expect(200);
    Instant due = Instant.now().plusSeconds(2);
    kinds().forEach(c -> posts.put(c.caption(), scheduled(c, due)));
  }

  @AfterAll
  void stop() {
    server.close();
    world.close();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @Order(1)
  void isPublishedOnceAsItWasMeant(Case c) {
    JsonObject post = api.awaitStatus(post(c), SOON, "published");

    JsonObject entry = entry(c.caption());
    assertThat(entry.getString("platform")).isEqualTo(c.platform());
    assertThat(entry.getString("kind")).isEqualTo(c.kind());
    assertThat(said(entry)).contains(c.settings().getString("title", c.caption()));
    assertThat(entry.getJsonArray("media"))
        .containsExactlyElementsOf(c.files().stream().map(PlatformsIT::sha256).toList());
    if (c.platform().equals("pinterest")) {
      assertThat(entry.getJsonObject("details").getString("board_id")).isEqualTo(board);
    }
    assertThat(post.getString("remote_post_id")).isEqualTo(entry.getString("remote_post_id"));
    assertThat(post.getString("permalink")).startsWith("http");
    assertThat(world.sandbox().feed(c.platform(), entry.getString("account")))
        .contains(c.caption());
  }

  @Test
  @Order(2)
  void whatWasOnTheWireToEachWhenTheServerDiedIsOutOnce() {
    Map<String, Case> dying = new HashMap<>();
    for (String platform : ALL) {
      JsonObject hang = new JsonObject().put("at", "publish").put("wait_s", 600);
      world.sandbox().fault(platform, "hang", hang);
      List<byte[]> files = List.of(FILM);
      JsonObject settings = platform.equals("tiktok") ? everyone() : new JsonObject();
      dying.put(platform, new Case(platform, "", "Dying words to " + platform, files, settings));
    }
    Instant due = Instant.now().plusSeconds(2);
    dying.values().forEach(c -> posts.put(c.caption(), scheduled(c, due)));
    dying.values().forEach(c -> world.sandbox().awaitEntry(c.caption(), SOON));

    server.kill9();
    server.start();

    for (Case c : dying.values()) {
      JsonObject post = api.awaitStatus(post(c), SETTLED, "published");
      assertThat(post.getString("remote_post_id"))
          .isEqualTo(entry(c.caption()).getString("remote_post_id"));
    }
  }

  @Test
  @Order(1)
  void aFilmOnYouTubeGetsTheThumbnailThatWasChosen() {
    String film = uploaded(WIDE);
    String thumbnail = uploaded(PICTURE);
    JsonObject settings = new JsonObject().put("thumbnail", thumbnail);
    String content =
        api.contentFor("youtube", mila, "With a face", List.of(film, thumbnail), settings);
    String post = api.scheduleOn("youtube", content, Instant.now());

    api.awaitStatus(post, SOON, "published");

    String account = entry("With a face").getString("account");
    String name = sha256(PICTURE);
    Waiting.until(SOON, () -> world.sandbox().feed("youtube", account), f -> f.contains(name));
    assertThat(api.post(post).getString("error_message")).as("no warning").isNull();
  }

  /** What was made so far is over these limits already: nothing more is even tried. */
  @Test
  @Order(3)
  void whatIsOverALimitWaitsUntilThereIsRoom() {
    server.term();
    server = world.server(Map.of("INFLUGEN_TWITTER_POSTS_ACCOUNT_15MIN", "1"));
    server.start();
    api = new Api(server);
    world.sandbox().configure("instagram", new JsonObject().put("quota_total", 1));
    Map<String, String> limited = new HashMap<>();
    for (String platform : List.of("instagram", "twitter")) {
      Case c = new Case(platform, "", "Too much for " + platform, List.of(FILM), new JsonObject());
      limited.put(c.caption(), scheduled(c, Instant.now()));
    }

    limited.forEach(
        (caption, id) -> {
          JsonObject post =
              api.await(id, SOON, p -> "rate_limited".equals(p.getString("error_code")));
          assertThat(post.getString("status")).isEqualTo("pending");
          assertThat(post.getInteger("attempts")).as("waiting is no try").isZero();
          assertThat(Instant.parse(post.getString("next_attempt_at"))).isAfter(Instant.now());
          assertThat(world.sandbox().entries(caption)).isEmpty();
        });
  }

  /** Connected, published, crashed, refused: whatever was written down on the way has no token. */
  @Test
  @Order(4)
  void noTokenIsInAnyLogTableOrAnswer() throws IOException {
    List<String> secrets = List.copyOf(world.sandbox().secrets());
    assertThat(secrets).hasSizeGreaterThan(10);

    assertThat(logs()).contains("is connected").doesNotContain(secrets);
    assertThat(api.get("/api/v1/integrations").expect(200).text()).doesNotContain(secrets);
    posts.values().forEach(id -> assertThat(api.post(id).encode()).doesNotContain(secrets));
    Database database = world.database().database();
    for (String table : tables(database)) {
      assertThat(rows(database, "select t::text from %s t".formatted(table)))
          .as(table)
          .allSatisfy(row -> assertThat(row).doesNotContain(secrets));
    }
  }

  private String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(server.dataDir())) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }

  private static List<String> tables(Database database) {
    List<String> tables =
        rows(database, "select quote_ident(tablename) from pg_tables where schemaname = 'public'");
    assertThat(tables).contains("publish_attempt", "publish_step", "scheduled_post", "connection");
    return tables;
  }

  private static List<String> rows(Database database, String sql) {
    return TestDatabase.await(database.list(sql, Tuple.tuple(), row -> row.getString(0)));
  }

  private String post(Case c) {
    return Objects.requireNonNull(posts.get(c.caption()));
  }

  private String scheduled(Case c, Instant due) {
    List<String> media = c.files().stream().map(this::uploaded).toList();
    String content = api.contentFor(c.platform(), mila, c.caption(), media, c.settings());
    return api.scheduleOn(c.platform(), content, due);
  }

  private String uploaded(byte[] file) {
    boolean film = new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
    return api.upload(film ? "walk.mp4" : "picture.jpg", file);
  }

  private static String said(JsonObject entry) {
    JsonObject details = entry.getJsonObject("details", new JsonObject());
    return details.getString("title", "") + " " + entry.getString("text");
  }

  private JsonObject entry(String caption) {
    List<JsonObject> entries = world.sandbox().entries(caption);
    assertThat(entries).as(caption).hasSize(1);
    return entries.getFirst();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
