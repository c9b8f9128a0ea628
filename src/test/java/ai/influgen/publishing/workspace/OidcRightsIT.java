package ai.influgen.publishing.workspace;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.SettableClock;
import ai.influgen.publishing.testing.OidcIssuer;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.oidc.Oidc;
import ai.influgen.publishing.workspace.oidc.TestOidc;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rights that an issuer gives, lessens and takes away, and tokens from before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcRightsIT {
  private final OidcIssuer issuer = OidcIssuer.start();
  private final TestDatabase postgres = TestDatabase.fresh();
  private final SettableClock clock = new SettableClock();
  private final WorkspaceAuthenticator authenticator =
      new WorkspaceAuthenticator(
          postgres.database(),
          clock,
          Optional.of(
              new OidcPeople(
                  postgres.database(),
                  new Oidc(postgres.vertx(), TestOidc.config(issuer), clock))));
  private final long now = Instant.now().getEpochSecond();
  private UUID workspace;

  @BeforeEach
  void moveIn() {
    workspace = workspace();
  }

  @AfterAll
  void stop() {
    issuer.close();
    postgres.close();
  }

  @Test
  void givesATokenNoMoreThanItSays() {
    JsonObject less = claims("viewer", now - 20);
    assertThat(role(less)).isEqualTo(Role.VIEWER);
    assertThat(role(claims("owner", now))).isEqualTo(Role.OWNER);
    later();

    assertThat(role(less)).isEqualTo(Role.VIEWER);
  }

  @Test
  void keepsTheLesserRoleOfTwoTokensOfTheSameTime() {
    JsonObject more = claims("owner", now);
    assertThat(role(more)).isEqualTo(Role.OWNER);
    assertThat(role(claims("editor", now))).isEqualTo(Role.EDITOR);
    later();

    assertThat(role(more)).isEqualTo(Role.EDITOR);
    assertThat(role(claims("owner", now + 1))).isEqualTo(Role.OWNER);
  }

  @Test
  void admitsNobodyWhoseRoleWasTakenAwayAltogether() {
    JsonObject before = claims("owner", now - 20);
    String session = session(caller(before));

    Problem problem = refusal(issuer.sign(claims("nobody", now)));
    later();

    assertThat(problem.detail()).contains("have no role");
    assertThat(refusal(issuer.sign(before)).type()).isEqualTo(ProblemType.FORBIDDEN);
    assertThat(refusal(session).type()).isEqualTo(ProblemType.UNAUTHENTICATED);

    assertThat(role(claims("editor", now + 1))).isEqualTo(Role.EDITOR);
    later();
    assertThat(refusal(session).type()).as("it has ended").isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void takesNothingAwayByAnOlderTokenWithoutARole() {
    JsonObject owner = claims("owner", now);
    String session = session(caller(owner));

    assertThat(refusal(issuer.sign(claims("nobody", now - 20))).type())
        .isEqualTo(ProblemType.FORBIDDEN);
    later();

    assertThat(role(owner)).isEqualTo(Role.OWNER);
    assertThat(await(authenticator.authenticate(session)).workspaceId()).isEqualTo(workspace);
  }

  @Test
  void endsTheSessionsOfWhoeverMovedToAnotherWorkspace() {
    String there = session(caller(claims("owner", now - 20)));
    String another = session(caller(claims("owner", now - 20).put("sub", "bob")));
    workspace = workspace();
    String here = session(caller(claims("viewer", now)));
    later();

    assertThat(refusal(there).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(await(authenticator.authenticate(another))).isNotNull();
    assertThat(await(authenticator.authenticate(here)).workspaceId()).isEqualTo(workspace);
  }

  @Test
  void keepsTheNameWhereATokenHasNone() {
    caller(claims("viewer", now - 20).put("name", "Ann"));
    JsonObject nameless = claims("viewer", now);
    nameless.remove("name");

    caller(nameless);

    assertThat(name()).isEqualTo("Ann");
    workspace = workspace();
    caller(nameless.copy().put("workspace", IdKind.WORKSPACE.show(workspace)));
    assertThat(name()).as("what else there is").isEqualTo("alice");
  }

  private JsonObject claims(String role, long issuedAt) {
    return issuer.claims(IdKind.WORKSPACE.show(workspace), role).put("iat", issuedAt);
  }

  private Role role(JsonObject claims) {
    return ((Access.Person) caller(claims).access()).role();
  }

  private Caller caller(JsonObject claims) {
    return await(authenticator.authenticate(issuer.sign(claims)));
  }

  private Problem refusal(String token) {
    Problem problem =
        catchThrowableOfType(Problem.class, () -> await(authenticator.authenticate(token)));
    assertThat(problem).as("it was admitted").isNotNull();
    return problem;
  }

  private String session(Caller person) {
    return await(
        postgres
            .database()
            .transaction(
                connection ->
                    TokenStore.issue(connection, TokenKind.SESSION, person, Duration.ofHours(1))));
  }

  private String name() {
    return await(
        postgres
            .database()
            .one(
                "select name from member where workspace_id = $1",
                Tuple.of(workspace),
                row -> row.getString(0))
            .map(Optional::orElseThrow));
  }

  private void later() {
    clock.set(clock.instant().plus(Duration.ofSeconds(3)));
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
}
