package ai.influgen.publishing.http;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the contract for every role, at the real edge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {
  private final UUID workspace = IdKind.next();
  private final UUID member = IdKind.next();
  private TestEdge edge;
  private List<Operation> operations;

  @BeforeAll
  void start(@TempDir Path uploads) {
    edge = new TestEdge(uploads, this::holder);
    operations =
        await(Contract.load(edge.vertx())).operations().stream()
            .filter(operation -> !Admission.of(operation).open())
            .toList();
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  private Future<Caller> holder(String token) {
    return Future.succeededFuture(new Caller(workspace, member, Role.find(token).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void reachesWhatTheContractSaysAndNoMore(Role role) {
    assertThat(operations)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            operation -> {
              Role least = least(operation);
              int before = edge.callCount();
              HttpResponse<String> answer = call(operation, role);
              if (role.compareTo(least) < 0) {
                assertLacking(answer, least);
                assertThat(edge.callCount()).isEqualTo(before);
              } else {
                assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403).isLessThan(500);
              }
            });
  }

  private static void assertLacking(HttpResponse<String> answer, Role least) {
    assertThat(answer.statusCode()).isEqualTo(403);
    JsonObject problem = new JsonObject(answer.body());
    assertThat(problem.getString("code")).isEqualTo("insufficient_role");
    assertThat(problem.getString("required_role")).isEqualTo(least.wire());
    assertThat(problem.getString("detail")).contains("`" + least.wire() + "`", "ask");
  }

  @Test
  void keepsViewersFromWritingAnything() {
    assertThat(operations)
        .filteredOn(operation -> !operation.getHttpMethod().name().equals("GET"))
        .isNotEmpty()
        .allSatisfy(operation -> assertThat(least(operation)).isNotEqualTo(Role.VIEWER));
  }

  @Test
  void leavesApprovalToApprovers() {
    assertThat(
            operations.stream()
                .filter(operation -> least(operation) == Role.APPROVER)
                .map(Operation::getOperationId))
        .contains("approveContent", "rejectContent", "resolveScheduledPost")
        .as("their autopilot approves")
        .contains("createCharacter", "updateCharacter");
  }

  @Test
  void refusesAContractThatForgetsARole() {
    Operation publish = operation("publicPublish");
    publish.getOpenAPIModel().remove("x-role");

    assertThatIllegalStateException()
        .isThrownBy(() -> Admission.of(publish))
        .withMessageContaining("publicPublish");
    publish.getOpenAPIModel().put("x-role", "boss");
    assertThatIllegalStateException()
        .isThrownBy(() -> Admission.of(publish))
        .withMessageContaining("boss");

    Operation callback = operation("oauthCallback");
    callback.getOpenAPIModel().put("x-role", "viewer");
    assertThatIllegalStateException()
        .isThrownBy(() -> Admission.of(callback))
        .withMessageContaining("no credential");
  }

  @Test
  void isDocumentedAsItIs() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/access.md")).stream()
            .dropWhile(line -> !line.startsWith("| operation |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            await(Contract.load(edge.vertx())).operations().stream().map(RolesTest::row).toList());
  }

  private static String row(Operation operation) {
    Admission admission = Admission.of(operation);
    String role = admission.least().map(least -> "`" + least.wire() + "`").orElse("none asked");
    String scopes =
        admission
            .keyScopes()
            .map(
                needed ->
                    needed.stream().map(s -> "`" + s.wire() + "`").collect(Collectors.joining(" ")))
            .orElse("–");
    return "| `%s` | %s | %s |".formatted(operation.getOperationId(), role, scopes);
  }

  private static Role least(Operation operation) {
    return Admission.of(operation).least().orElseThrow();
  }

  private Operation operation(String id) {
    return await(Contract.load(edge.vertx())).operations().stream()
        .filter(operation -> operation.getOperationId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> call(Operation operation, Role role) {
    String path = operation.getAbsoluteOpenAPIPath().replaceAll("\\{\\w+}", "any");
    return edge.send(
        edge.request(path)
            .header("Authorization", "Bearer " + role.wire())
            .header("Content-Type", "application/json")
            .method(operation.getHttpMethod().name(), BodyPublishers.ofString("{}")));
  }
}
