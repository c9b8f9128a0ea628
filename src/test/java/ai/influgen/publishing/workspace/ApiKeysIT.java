package ai.influgen.publishing.workspace;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.api.WorkspaceOperations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
  private static final Instant NOW = Instant.parse("2026-03-23T09:00:00Z");
  private static TestDatabase postgres;

  private WorkspaceAuthenticator authenticator;
  private Caller owner;

  @BeforeAll
  static void start() {
    postgres = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void moveIn() {
    authenticator = new WorkspaceAuthenticator(postgres.database(), () -> NOW);
    owner = member(workspace(), "owner");
  }

  @Test
  void tellsTheKeyOnceAndShowsHowItBegins() {
    JsonObject made = create(new JsonObject().put("name", "Our agency"));
    String key = made.getString("key");

    assertThat(key).matches("ik_[0-9A-Za-z]{43}");
    assertThat(made.getString("id")).startsWith("key_").matches(IdKind.SHAPE);
    assertThat(made.getString("prefix")).hasSize(9);
    assertThat(key).startsWith(made.getString("prefix"));
    assertThat(made.getJsonArray("scopes")).containsExactly("publish");
    made.remove("key");
    assertThat(shown()).containsExactly(made);
  }

  @Test
  void keepsAHashOnly() {
    String key = create(new JsonObject().put("name", "n")).getString("key");

    String row =
        await(
                postgres
                    .database()
                    .one(
                        "select k::text as row from api_key k where workspace_id = $1",
                        Tuple.of(owner.workspaceId()),
                        found -> found.getString("row")))
            .orElseThrow();

    assertThat(row).doesNotContain(key.substring(9));
    assertThat(shown().toString()).doesNotContain("hash");
  }

  @Test
  void provesWhoMadeItAndHowFarItReaches() {
    String key = create(new JsonObject().put("name", "n")).getString("key");

    assertThat(await(authenticator.authenticate(key)))
        .isEqualTo(
            new Caller(
                owner.workspaceId(), owner.memberId(), new Access.Scoped(Set.of(Scope.PUBLISH))));
  }

  @Test
  void isDeadAtOnceWhenRevokedAndStaysSo() {
    JsonObject made = create(new JsonObject().put("name", "n"));
    await(authenticator.authenticate(made.getString("key")));

    assertThat(revoke(owner, made).status()).isEqualTo(204);
    String revokedAt = shown().getFirst().getString("revoked_at");
    assertUnauthenticated(made.getString("key"));
    assertThat(revoke(owner, made).status()).isEqualTo(204);

    assertThat(revokedAt).isNotNull();
    assertThat(shown().getFirst().getString("revoked_at")).isEqualTo(revokedAt);
  }

  @Test
  void endsWhenItWasMeantTo() {
    JsonObject made =
        create(new JsonObject().put("name", "n").put("expires_at", "2099-01-01T00:00:00+01:00"));
    assertThat(made.getString("expires_at")).isEqualTo("2098-12-31T23:00:00Z");
    await(authenticator.authenticate(made.getString("key")));

    execute("update api_key set expires_at = now() where workspace_id = $1", owner.workspaceId());

    assertUnauthenticated(made.getString("key"));
  }

  @Test
  void refusesAKeyThatNobodyMade() {
    assertUnauthenticated("ik_" + "a".repeat(43));
    assertUnauthenticated("ik_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-23T09:00:00Z", "yesterday", "2026-03-24", "+12345-01-01T00:00Z"})
  void refusesAnEndThatIsOverOrNoInstant(String end) {
    Problem problem =
        refusal(owner, "createApiKey", new JsonObject().put("name", "n").put("expires_at", end));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/expires_at");
  }

  @Test
  void refusesAScopeThatThereIsNot() {
    JsonObject body =
        new JsonObject().put("name", "n").put("scopes", new JsonArray().add("publish").add("root"));

    Problem problem = refusal(owner, "createApiKey", body);

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly("/scopes/1");
    assertThat(problem.detail()).contains("\"root\"").contains("publish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor", "approver", "viewer"})
  void letsOnlyOwnersMakeKeys(String role) {
    Caller member = member(owner.workspaceId(), role);

    assertThat(refusal(member, "createApiKey", new JsonObject().put("name", "n")).type())
        .isEqualTo(ProblemType.FORBIDDEN);
    assertThat(shown()).isEmpty();
  }

  @Test
  void showsAndRevokesNothingOfAnotherWorkspace() {
    JsonObject made = create(new JsonObject().put("name", "n"));
    Caller stranger = member(workspace(), "owner");

    assertThat(list(stranger, Map.of()).getJsonArray("api_keys")).isEmpty();
    Problem problem = catchThrowableOfType(Problem.class, () -> revoke(stranger, made));
    assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND);
    await(authenticator.authenticate(made.getString("key")));
  }

  @Test
  void listsPageByPageNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.addFirst(create(new JsonObject().put("name", "key " + i)).getString("id"));
    }

    JsonObject first = list(owner, Map.of("limit", "2"));
    JsonObject second = list(owner, Map.of("limit", "2", "cursor", first.getString("next_cursor")));

    List<String> seen = new ArrayList<>(ids(first));
    seen.addAll(ids(second));
    assertThat(seen).isEqualTo(made);
    assertThat(second.getValue("next_cursor")).isNull();
  }

  @Test
  void notesItsUseAtMostOnceAMinute() {
    String key = create(new JsonObject().put("name", "n")).getString("key");
    ApiKeys keys = new ApiKeys(postgres.database());
    ValidToken unseen = await(keys.find(TokenValue.hash(key))).orElseThrow();

    assertThat(unseen.unseen()).isTrue();
    assertThat(await(keys.seen(unseen))).isEqualTo(1);
    assertThat(await(keys.seen(unseen))).isZero();
    assertThat(await(keys.find(TokenValue.hash(key))).orElseThrow().unseen()).isFalse();
    assertThat(shown().getFirst().getString("last_used_at")).isNotNull();
  }

  @Test
  void tellsNoKeyWhenItIsPrinted() {
    ApiKeys.Made made =
        await(
            new ApiKeys(postgres.database())
                .create(owner, new ApiKeys.Wanted("n", Set.of(Scope.PUBLISH), null)));

    assertThat(made.toString()).doesNotContain(made.value());
  }

  private JsonObject create(JsonObject body) {
    Reply reply = call(owner, "createApiKey", Map.of(), Map.of(), body);
    assertThat(reply.status()).isEqualTo(201);
    return Objects.requireNonNull(reply.body());
  }

  private Reply revoke(Caller caller, JsonObject key) {
    return call(
        caller, "revokeApiKey", Map.of("id", key.getString("id")), Map.of(), new JsonObject());
  }

  private JsonObject list(Caller caller, Map<String, String> query) {
    return Objects.requireNonNull(
        call(caller, "listApiKeys", Map.of(), query, new JsonObject()).body());
  }

  private List<JsonObject> shown() {
    return keys(list(owner, Map.of()));
  }

  private static List<JsonObject> keys(JsonObject page) {
    return page.getJsonArray("api_keys").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> ids(JsonObject page) {
    return keys(page).stream().map(key -> key.getString("id")).toList();
  }

  private static Problem refusal(Caller caller, String operation, JsonObject body) {
    return catchThrowableOfType(
        Problem.class, () -> call(caller, operation, Map.of(), Map.of(), body));
  }

  private static Reply call(
      Caller caller,
      String id,
      Map<String, String> path,
      Map<String, String> query,
      JsonObject body) {
    Operation operation =
        WorkspaceOperations.all(postgres.database(), () -> NOW).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    return await(operation.handle(new Call(caller, path, query, body, List.of())));
  }

  private void assertUnauthenticated(String key) {
    Problem problem =
        catchThrowableOfType(Problem.class, () -> await(authenticator.authenticate(key)));
    assertThat(Optional.ofNullable(problem).map(Problem::type))
        .contains(ProblemType.UNAUTHENTICATED);
  }

  private static UUID workspace() {
    UUID id = IdKind.next();
    execute("insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')", id);
    return id;
  }

  private static Caller member(UUID workspace, String role) {
    UUID id = IdKind.next();
    execute(
        "insert into member (id, workspace_id, name, role) values ($1, $2, 'm', $3)",
        id,
        workspace,
        role);
    return new Caller(workspace, id);
  }

  private static void execute(String sql, Object... values) {
    await(postgres.database().execute(sql, Tuple.from(values)));
  }
}
