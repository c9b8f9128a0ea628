package ai.influgen.publishing.workspace;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.http.page.Sessions.Session;
import ai.influgen.publishing.testing.TestDatabase;
import ai.influgen.publishing.workspace.api.WorkspaceOperations;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIT {
  private final TestDatabase postgres = TestDatabase.fresh();

  @TempDir private Path dataDir;

  private Instant now = Instant.parse("2026-03-23T09:00:00Z");

  private final WorkspaceAuthenticator authenticator =
      new WorkspaceAuthenticator(postgres.database(), () -> now);

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void makesAWorkspaceAndATokenThatWorks() throws IOException {
    Caller owner = await(firstStart(true).run());

    assertThat(await(authenticator.authenticate(token()))).isEqualTo(owner);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile())))
        .isEqualTo("rw-------");
    assertThat(token()).matches("it_[A-Za-z0-9_-]{43}");
  }

  @Test
  void changesNothingAtALaterStart() throws IOException {
    Caller owner = await(firstStart(true).run());
    String token = token();

    assertThat(await(firstStart(true).run())).isEqualTo(owner);
    assertThat(token()).isEqualTo(token);
    assertThat(count("workspace")).isEqualTo(1);
    assertThat(count("access_token")).isEqualTo(1);
  }

  @Test
  void makesOneWorkspaceWhenSeveralStartAtOnce() throws IOException {
    List<Future<Caller>> starts =
        IntStream.range(0, 6).mapToObj(i -> firstStart(true).run()).toList();

    await(Future.all(starts));

    assertThat(count("workspace")).isEqualTo(1);
    assertThat(count("access_token")).isEqualTo(1);
    assertThat(await(authenticator.authenticate(token()))).isEqualTo(starts.getFirst().result());
  }

  @Test
  void replacesALostOrDeadTokenInDevelopmentOnly() throws IOException {
    await(firstStart(true).run());
    Files.writeString(tokenFile(), "it_dead");

    await(firstStart(false).run());
    assertThat(token()).isEqualTo("it_dead");

    await(firstStart(true).run());
    assertThat(await(authenticator.authenticate(token()))).isNotNull();

    Files.delete(tokenFile());
    await(firstStart(true).run());
    assertThat(await(authenticator.authenticate(token()))).isNotNull();
  }

  @Test
  void makesAnAgencyKeyThatWorksInDevelopmentOnly() throws IOException {
    await(firstStart(false).run());
    assertThat(keyFile()).doesNotExist();

    Caller owner = await(firstStart(true).run());
    String key = Files.readString(keyFile()).strip();

    assertThat(key).matches("ik_[0-9A-Za-z]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
    assertThat(await(authenticator.authenticate(key)))
        .isEqualTo(
            new Caller(
                owner.workspaceId(), owner.memberId(), new Access.Scoped(Set.of(Scope.PUBLISH))));
  }

  @Test
  void leavesAKeyThatWasRevokedAndReplacesOneOfAnotherDatabase() throws IOException {
    await(firstStart(true).run());
    String key = Files.readString(keyFile()).strip();
    execute("update api_key set revoked_at = now()");

    await(firstStart(true).run());
    assertThat(keyFile()).content().isEqualTo(key + "\n");

    execute("delete from api_key");
    await(firstStart(true).run());
    await(authenticator.authenticate(Files.readString(keyFile()).strip()));
  }

  @Test
  void refusesATokenSoonAfterItIsTakenAway() throws IOException {
    await(firstStart(true).run());
    await(authenticator.authenticate(token()));
    execute("delete from access_token");

    now = now.plusSeconds(3);

    assertUnauthenticated(token());
    assertUnauthenticated("it_never");
    assertUnauthenticated("");
  }

  @Test
  void refusesATokenThatHasExpired() throws IOException {
    await(firstStart(true).run());
    execute("update access_token set expires_at = now() - interval '1 second'");

    assertUnauthenticated(token());
  }

  @Test
  void notesATokensUseAtMostOnceAMinute() throws IOException {
    await(firstStart(true).run());
    TokenStore store = new TokenStore(postgres.database());
    ValidToken unseen = await(store.find(TokenValue.hash(token()))).orElseThrow();

    assertThat(unseen.unseen()).isTrue();
    assertThat(await(store.seen(unseen))).isEqualTo(1);
    assertThat(await(store.seen(unseen))).isZero();
    assertThat(await(store.find(TokenValue.hash(token()))).orElseThrow().unseen()).isFalse();
  }

  @Test
  void signsInOnceWithALink() {
    SignIn signIn = new SignIn(postgres.database());
    Caller owner = await(firstStart(true).run());
    String link = await(signIn.issue(owner));

    assertUnauthenticated(link);
    Session session = await(signIn.open(link)).orElseThrow();

    assertThat(session.life()).isEqualTo(Duration.ofDays(30));
    assertThat(await(authenticator.authenticate(session.token()))).isEqualTo(owner);
    assertThat(await(signIn.open(link))).isEmpty();

    await(signIn.close(session.token()));
    now = now.plusSeconds(3);
    assertUnauthenticated(session.token());
  }

  @Test
  void refusesALinkThatIsTooOld() {
    SignIn signIn = new SignIn(postgres.database());
    String link = await(signIn.issue(await(firstStart(true).run())));
    execute("update access_token set expires_at = now() where kind = 'sign_in'");

    assertThat(await(signIn.open(link))).isEmpty();
  }

  @Test
  void changesOnlyWhatIsNamed() {
    Caller owner = await(firstStart(true).run());

    JsonObject before = call("getWorkspace", owner, new JsonObject());
    JsonObject after =
        call(
            "updateWorkspace",
            owner,
            JsonObject.of("timezone", "Europe/Berlin", "resume_window_hours", 48));

    assertThat(before.getString("name")).isEqualTo("Demo");
    assertThat(before.getString("timezone")).isEqualTo("America/New_York");
    assertThat(before.getInteger("resume_window_hours")).isEqualTo(24);
    assertThat(after)
        .isEqualTo(before.copy().put("timezone", "Europe/Berlin").put("resume_window_hours", 48));
    assertThat(call("getWorkspace", owner, new JsonObject())).isEqualTo(after);
  }

  @Test
  void letsTheOwnerChooseWhatBecomesOfWhatIsNotFound() {
    Caller owner = await(firstStart(true).run());
    JsonObject resend = JsonObject.of("on_not_found", "resend");

    assertThat(call("getWorkspace", owner, new JsonObject()).getString("on_not_found"))
        .isEqualTo("ask");
    execute("update member set role = 'editor'");
    assertThatThrownBy(() -> call("updateWorkspace", owner, resend))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN));

    execute("update member set role = 'owner'");
    assertThat(call("updateWorkspace", owner, resend).getString("on_not_found"))
        .isEqualTo("resend");
  }

  @Test
  void refusesAnOffsetAsAZone() {
    Caller owner = await(firstStart(true).run());
    for (String offset : List.of("+02:00", "UTC+2", "GMT-05:00")) {
      assertThatThrownBy(() -> call("updateWorkspace", owner, JsonObject.of("timezone", offset)))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("offset");
    }
    assertThatThrownBy(() -> call("updateWorkspace", owner, JsonObject.of("timezone", "Mars/Base")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("IANA");
  }

  private JsonObject call(String id, Caller caller, JsonObject body) {
    Operation operation =
        WorkspaceOperations.all(postgres.database(), () -> now).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    JsonObject answer =
        await(operation.handle(new Call(caller, Map.of(), Map.of(), body, List.of()))).body();
    assertThat(answer).isNotNull();
    return answer == null ? new JsonObject() : answer;
  }

  private FirstStart firstStart(boolean development) {
    return new FirstStart(postgres.vertx(), postgres.database(), dataDir, development);
  }

  private void assertUnauthenticated(String token) {
    assertThatThrownBy(() -> await(authenticator.authenticate(token)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHENTICATED));
  }

  private Path tokenFile() {
    return dataDir.resolve("access-token");
  }

  private Path keyFile() {
    return dataDir.resolve("api-key");
  }

  private String token() throws IOException {
    return Files.readString(tokenFile()).strip();
  }

  private long count(String table) {
    return await(
        postgres
            .database()
            .one("select count(*) from " + table, Tuple.tuple(), row -> row.getLong(0))
            .map(count -> count.orElseThrow()));
  }

  private void execute(String sql) {
    await(postgres.database().execute(sql, Tuple.tuple()));
  }
}
