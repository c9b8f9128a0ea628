package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.connection.ConnectionWorld.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.Boards.BoardsStep;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardsIT {
  private final ConnectionWorld world = new ConnectionWorld();
  private final FakeBoards boards = new FakeBoards();
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void connect() {
    world.instagram.boards = boards;
    boards.are("11", "12");
    id = world.connected();
    world.requests.clear();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void listsTheBoardsOfTheAccount() {
    choose("12", null);

    JsonObject first =
        new JsonObject()
            .put("id", "11")
            .put("name", "Board 11")
            .put("privacy", "PUBLIC")
            .putNull("description")
            .put("pin_count", 11)
            .put("is_default", false);
    assertThat(list()).hasSize(2);
    assertThat(list().getFirst().encode()).isEqualTo(first.encode());
    assertThat(list().getLast().getBoolean("is_default")).isTrue();
  }

  @Test
  void listsWhatServesACharacterThatHasNoConnectionOfItsOwn() {
    String character = IdKind.CHARACTER.show(world.newCharacter());

    assertThat(body(world.get("listBoards", Map.of("character_id", character))).encode())
        .contains("Board 11");
  }

  @Test
  void tellsThatAPlatformHasNoBoards() {
    problem(
        () -> world.get("listBoards", Map.of("in_path", "x")),
        ProblemType.NOT_FOUND,
        "Twitter has no boards");
  }

  @Test
  void tellsThatNothingIsConnected() {
    world.get("disconnectIntegration", Map.of());

    problem(this::list, ProblemType.NOT_CONNECTED, "connect an account first");
    problem(() -> choose("11", null), ProblemType.NOT_CONNECTED, "connect an account first");
  }

  @Test
  void tellsThatTheConnectionHasExpired() {
    world.update("update connection set state = 'expired' where id = $1", Tuple.of(id));

    problem(this::list, ProblemType.CONNECTION_EXPIRED, "connect it again");
    assertThat(world.requests).isEmpty();
  }

  @Test
  void tellsThatAnAccountHasToBeChosenFirst() {
    world.expire(id);
    world.instagram.grants(SIXTY_DAYS_ON, "2", "3");
    world.connect();

    problem(this::list, ProblemType.NEEDS_SELECTION, "Choose first which account");
  }

  @Test
  void asksOnceMoreWithFreshTokens() {
    boards.end =
        token ->
            token.equals("NEW")
                ? FakeBoards.listed("21")
                : new BoardsStep.AuthExpired("the token is old");
    refreshesTo("NEW");

    assertThat(list()).hasSize(1);
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void expiresAConnectionWhoseFreshTokensAreRefusedToo() {
    boards.end = token -> new BoardsStep.AuthExpired("A permission is missing.");
    refreshesTo("NEW");

    problem(this::list, ProblemType.CONNECTION_EXPIRED, "connect it again");
    assertThat(world.integration().getString("state")).isEqualTo("expired");
    assertThat(world.integration().getString("message")).contains("A permission is missing.");
    // two of each listing, and one refresh between them
    assertThat(world.requests).hasSize(5);
  }

  @Test
  void staysConnectedWhenTheTokensCanNotBeRefreshedForNow() {
    boards.end = token -> new BoardsStep.AuthExpired("old");
    world.instagram.refreshEnd = new RefreshStep.Later("busy");

    problem(this::list, ProblemType.PLATFORM_UNAVAILABLE, "busy");
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  @Test
  void tellsThatThePlatformIsOutOfOrder() {
    boards.end = token -> new BoardsStep.Unavailable("out of order");
    problem(this::list, ProblemType.PLATFORM_UNAVAILABLE, "out of order");

    world.answers = request -> Future.failedFuture("SECRET cause");
    problem(this::list, ProblemType.PLATFORM_UNAVAILABLE, "does not answer properly");
  }

  @Test
  void keepsTheChosenBoardBesideOtherDefaults() {
    world.update(
        "update connection set settings = '{\"tone\": \"warm\"}' where id = $1", Tuple.of(id));

    JsonObject answer = choose("12", "7");

    JsonObject chosen = new JsonObject().put("board_id", "12").put("board_section_id", "7");
    assertThat(answer.getJsonObject("default_board")).isEqualTo(chosen);
    assertThat(world.integration().encode()).isEqualTo(answer.encode());
    assertThat(settings().getMap())
        .containsOnly(Map.entry("tone", "warm"), Map.entry("board", "12"), Map.entry("part", "7"));

    choose("11", null);
    assertThat(settings().getMap())
        .containsOnly(Map.entry("tone", "warm"), Map.entry("board", "11"));
  }

  @Test
  void showsNoDefaultBoardBeforeOneIsChosen() {
    assertThat(world.integration().containsKey("default_board")).isTrue();
    assertThat(world.integration().getJsonObject("default_board")).isNull();
  }

  @Test
  void takesNoBoardThatIsNotTheAccounts() {
    problem(() -> choose("99", null), ProblemType.INVALID_REQUEST, "not among those");
    assertThat(settings().getMap()).isEmpty();
  }

  @Test
  void forgetsTheBoardOfAnotherAccountOnly() {
    choose("12", null);
    world.connect();
    assertThat(settings().getString("board")).isEqualTo("12");

    world.expire(id);
    world.instagram.grants(SIXTY_DAYS_ON, "2");
    world.connect();
    world.post("selectAccount", new JsonObject().put("account_id", "2"));
    assertThat(settings().getMap()).isEmpty();
  }

  private List<JsonObject> list() {
    return body(world.get("listBoards", Map.of())).getJsonArray("boards").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private JsonObject choose(String board, @Nullable String section) {
    JsonObject body = new JsonObject().put("board_id", board).put("board_section_id", section);
    return body(world.post("setDefaultBoard", body));
  }

  private JsonObject settings() {
    return world.row(id).getJsonObject("settings");
  }

  private void refreshesTo(String access) {
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(new Tokens(new Secret(access), Map.of(), SIXTY_DAYS_ON));
  }

  private static void problem(ThrowingCallable call, ProblemType type, String words) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.detail()).contains(words);
            });
  }
}
