package ai.influgen.publishing.http;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Agency keys at the real edge with the real contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {
  private static final String PUBLISH = "/api/v1/public/publish";

  private TestEdge edge;

  @BeforeAll
  void start(@TempDir Path uploads) {
    edge = new TestEdge(uploads);
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  @Test
  void letsAKeyWithTheScopePublish() {
    assertThat(publish(TestEdge.KEY).statusCode()).isEqualTo(200);
    assertThat(edge.lastCall().caller().access())
        .isEqualTo(new Access.Scoped(Set.of(Scope.PUBLISH)));
  }

  @Test
  void letsAnAccessTokenPublish() {
    assertThat(publish(TestEdge.TOKEN).statusCode()).isEqualTo(200);
    assertThat(edge.lastCall().caller()).isEqualTo(TestEdge.CALLER);
  }

  @Test
  void saysWhichScopeAKeyLacks() {
    int before = edge.callCount();

    HttpResponse<String> answer = publish(TestEdge.KEY_WITHOUT_SCOPE);

    assertThat(answer.statusCode()).isEqualTo(403);
    JsonObject problem = new JsonObject(answer.body());
    assertThat(problem.getString("code")).isEqualTo("insufficient_scope");
    assertThat(problem.getString("required_scope")).isEqualTo("publish");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"insufficient_scope\", scope=\"publish\"");
    assertThat(edge.callCount()).isEqualTo(before);
  }

  @Test
  void refusesAKeyThatNobodyKnows() {
    HttpResponse<String> answer = publish("ik_unknown");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("unauthenticated");
  }

  @Test
  void keepsKeysOutOfEverythingElse() {
    int before = edge.callCount();
    List<Operation> others =
        contract().stream()
            .filter(operation -> !Admission.of(operation).open())
            .filter(operation -> !operation.getOperationId().equals("publicPublish"))
            .toList();

    assertThat(others)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            operation -> {
              HttpResponse<String> answer = byKey(operation);
              assertThat(answer.statusCode()).isEqualTo(403);
              JsonObject problem = new JsonObject(answer.body());
              assertThat(problem.getString("code")).isEqualTo("access_token_needed");
              assertThat(problem.getString("required_credential")).isEqualTo("access_token");
            });
    assertThat(edge.callCount()).isEqualTo(before);
  }

  @Test
  void theContractNamesTheScopesThatThereAre() {
    JsonObject scope =
        await(Contract.load(edge.vertx()))
            .getRawContract()
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("Scope");

    assertThat(scope.getJsonArray("enum"))
        .containsExactlyElementsOf(
            Arrays.stream(Scope.values()).map(Scope::wire).collect(Collectors.toList()));
  }

  @Test
  void readsFromTheContractWhatAKeyNeeds() {
    assertThat(admission("publicPublish").keyScopes()).contains(Set.of(Scope.PUBLISH));
    assertThat(admission("publishNow").keyScopes()).isEmpty();
    assertThat(admission("oauthCallback").open()).isTrue();
    assertThat(admission("publicPublish").open()).isFalse();
  }

  @Test
  void refusesAContractThatLetsAnyKeyIn() {
    Operation publish = operation("publicPublish");
    publish
        .getOpenAPIModel()
        .getJsonArray("x-security")
        .getJsonObject(1)
        .put("agencyKey", new JsonArray());

    assertThatIllegalStateException()
        .isThrownBy(() -> Admission.of(publish))
        .withMessageContaining("publicPublish");
  }

  private Admission admission(String operationId) {
    return Admission.of(operation(operationId));
  }

  private Operation operation(String id) {
    return contract().stream()
        .filter(operation -> operation.getOperationId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<Operation> contract() {
    return await(Contract.load(edge.vertx())).operations();
  }

  private HttpResponse<String> publish(String token) {
    String body = "{\"content_id\":\"cnt_01HZX6V1P2Q3R4S5T6U7V8W9X0\",\"platform\":\"instagram\"}";
    return edge.send(
        edge.request(PUBLISH)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> byKey(Operation operation) {
    String path = operation.getAbsoluteOpenAPIPath().replaceAll("\\{\\w+}", "any");
    return edge.send(
        edge.request(path)
            .header("Authorization", "Bearer " + TestEdge.KEY)
            .method(operation.getHttpMethod().name(), BodyPublishers.noBody()));
  }
}
