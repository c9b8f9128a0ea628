package ai.influgen.publishing.workspace;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.TestEdge;
import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.SettableClock;
import ai.influgen.publishing.testing.OidcIssuer;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.api.WorkspaceOperations;
import ai.influgen.publishing.workspace.oidc.Oidc;
import ai.influgen.publishing.workspace.oidc.TestOidc;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People of a real issuer who call the real edge with its tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcPeopleIT {
  private final OidcIssuer issuer = OidcIssuer.start();
  private final TestDatabase postgres = TestDatabase.fresh();
  private final SettableClock clock = new SettableClock();
  private final WorkspaceAuthenticator authenticator = authenticator(issuer);
  private TestEdge edge;
  private UUID workspace;

  @BeforeAll
  void start(@TempDir Path uploads) {
    edge =
        new TestEdge(uploads, authenticator, WorkspaceOperations.all(postgres.database(), clock));
  }

  @AfterAll
  void stop() {
    edge.close();
    issuer.close();
    postgres.close();
  }

  @BeforeEach
  void moveIn() {
    workspace = workspace();
  }

  @Test
  void makesAMemberAtFirstSightAndKnowsThemAgain() {
    Caller first = caller(claims("editor"));
    Caller again = caller(claims("editor").put("jti", "another token"));

    assertThat(first).isEqualTo(again);
    assertThat(first.workspaceId()).isEqualTo(workspace);
    assertThat(first.access()).isEqualTo(new Access.Person(Role.EDITOR));
    assertThat(members())
        .containsExactly("%s Alice editor %s alice".formatted(first.memberId(), issuer.url()));
  }

  @Test
  void makesOneMemberOfManyFirstCallsAtOnce() {
    List<Future<Caller>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> issuer.sign(claims("viewer").put("jti", "t" + i)))
            .map(authenticator::authenticate)
            .toList();

    await(Future.all(calls));

    assertThat(calls).extracting(Future::result).containsOnly(calls.getFirst().result());
    assertThat(members()).hasSize(1);
  }

  @Test
  void takesTheRoleFromEachNewTokenAndNoneBackFromAnOlder() {
    long iat = claims("editor").getLong("iat");
    JsonObject older = claims("owner").put("iat", iat - 20);
    assertThat(role(older)).isEqualTo(Role.OWNER);

    assertThat(role(claims("viewer").put("iat", iat).put("name", "Alice B.")))
        .isEqualTo(Role.VIEWER);
    later();
    assertThat(role(older)).as("it was demoted since").isEqualTo(Role.VIEWER);
    assertThat(members()).singleElement().asString().contains("Alice B. viewer");

    assertThat(role(claims("approver").put("iat", iat + 5))).isEqualTo(Role.APPROVER);
  }

  @Test
  void remembersATokenForAMomentAndNeverBeyondItsEnd() {
    JsonObject claims = claims("owner");
    String token = issuer.sign(claims);
    Caller owner = await(authenticator.authenticate(token));

    execute("update member set role = 'viewer', role_as_of = now() + interval '1 hour'");
    assertThat(await(authenticator.authenticate(token))).isEqualTo(owner);
    later();
    assertThat(await(authenticator.authenticate(token)).access())
        .isEqualTo(new Access.Person(Role.VIEWER));
  }

  @Test
  void roleOfAnAccessTokenOfOursIsThatOfItsMember() {
    Caller member = caller(claims("editor"));
    String token =
        await(
            postgres
                .database()
                .transaction(
                    connection -> TokenStore.issue(connection, TokenKind.ACCESS, member, null)));
    assertThat(await(authenticator.authenticate(token))).isEqualTo(member);

    execute("update member set role = 'approver'");
    later();

    assertThat(await(authenticator.authenticate(token)).access())
        .isEqualTo(new Access.Person(Role.APPROVER));
  }

  @Test
  void knowsTokensOfOursWhileTheIssuerIsAway() {
    Caller member = caller(claims("editor"));
    String ours =
        await(
            postgres
                .database()
                .transaction(
                    connection -> TokenStore.issue(connection, TokenKind.ACCESS, member, null)));
    try (OidcIssuer away = OidcIssuer.start()) {
      String theirs = away.sign(claims("editor").put("iss", away.url()));
      away.goAway();
      WorkspaceAuthenticator alone = authenticator(away);

      assertThat(await(alone.authenticate(ours))).isEqualTo(member);
      Problem problem =
          catchThrowableOfType(Problem.class, () -> await(alone.authenticate(theirs)));
      assertThat(problem.type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
      assertThat(problem.retryAfter()).isPresent();
    }
  }

  @Test
  void keepsTheSamePersonApartInTwoWorkspaces() {
    Caller here = caller(claims("owner"));
    String made = post("/api/v1/api-keys", claims("owner"), "{\"name\":\"ours\"}").body();
    UUID first = workspace;
    workspace = workspace();
    Caller there = caller(claims("owner"));

    assertThat(there.workspaceId()).isNotEqualTo(first);
    assertThat(there.memberId()).isNotEqualTo(here.memberId());
    assertThat(get("/api/v1/api-keys", claims("owner")).body()).contains("\"api_keys\":[]");
    assertThat(get("/api/v1/workspace", claims("owner")).body())
        .contains(IdKind.WORKSPACE.show(workspace));
    String id = new JsonObject(made).getString("id");
    assertThat(send("DELETE", "/api/v1/api-keys/" + id, claims("owner"), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void doesNotTellWhichWorkspacesThereAre() {
    HttpResponse<String> unknown =
        get(
            "/api/v1/workspace",
            claims("owner").put("workspace", IdKind.WORKSPACE.show(IdKind.next())));
    HttpResponse<String> unreadable =
        get("/api/v1/workspace", claims("owner").put("workspace", "Acme"));

    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(new JsonObject(unknown.body()).getString("detail"))
        .isEqualTo(new JsonObject(unreadable.body()).getString("detail"));
    assertThat(unreadable.statusCode()).isEqualTo(403);
    assertThat(members()).isEmpty();
  }

  @Test
  void answersAtTheEdgeByRoleAndWithoutTheToken() {
    assertThat(get("/api/v1/workspace", claims("viewer")).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = post("/api/v1/api-keys", claims("viewer"), "{\"name\":\"k\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(new JsonObject(refused.body()).getString("required_role")).isEqualTo("owner");

    JsonObject expired = claims("viewer").put("exp", 1_000_000_000);
    HttpResponse<String> late = get("/api/v1/workspace", expired);
    assertThat(late.statusCode()).isEqualTo(401);
    assertThat(late.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(late.body()).contains("has expired").doesNotContain("eyJ");
  }

  private WorkspaceAuthenticator authenticator(OidcIssuer of) {
    Oidc oidc = new Oidc(postgres.vertx(), TestOidc.config(of), clock);
    return new WorkspaceAuthenticator(
        postgres.database(), clock, Optional.of(new OidcPeople(postgres.database(), oidc)));
  }

  private Role role(JsonObject claims) {
    return ((Access.Person) caller(claims).access()).role();
  }

  private Caller caller(JsonObject claims) {
    return await(authenticator.authenticate(issuer.sign(claims)));
  }

  private JsonObject claims(String role) {
    return issuer.claims(IdKind.WORKSPACE.show(workspace), role);
  }

  private HttpResponse<String> get(String path, JsonObject claims) {
    return send("GET", path, claims, "");
  }

  private HttpResponse<String> post(String path, JsonObject claims, String body) {
    return send("POST", path, claims, body);
  }

  private HttpResponse<String> send(String method, String path, JsonObject claims, String body) {
    return edge.send(
        edge.request(path)
            .header("Authorization", "Bearer " + issuer.sign(claims))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private void later() {
    clock.set(clock.instant().plus(Duration.ofSeconds(3)));
  }

  private List<String> members() {
    return await(
        postgres
            .database()
            .list(
                """
                select concat_ws(' ', id, name, role, issuer, subject) from member
                where workspace_id = $1
                """,
                Tuple.of(workspace),
                row -> row.getString(0)));
  }

  private UUID workspace() {
    UUID id = IdKind.next();
    await(
        postgres
            .database()
            .execute(
                "insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')",
                Tuple.of(id)));
    return id;
  }

  private void execute(String sql) {
    await(postgres.database().execute(sql + " where workspace_id = $1", Tuple.of(workspace)));
  }
}
