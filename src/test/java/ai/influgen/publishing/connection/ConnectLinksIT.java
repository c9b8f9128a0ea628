package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.http.page.ClientLinks;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a workspace does with its connect links. */
class ConnectLinksIT {
  private final ConnectionWorld world = new ConnectionWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void makesALinkForAWeekToAllThatIsSetUp() {
    world.twitter.credentials = null;

    JsonObject link = create(new JsonObject().put("label", " Spring campaign "));

    assertThat(link.getString("id")).startsWith("lnk_").matches(IdKind.SHAPE);
    assertThat(link.getString("url")).matches("https://pub\\.example/connect/[A-Za-z0-9_-]{56}");
    assertThat(link.getJsonArray("platforms")).containsExactly("instagram");
    assertThat(link.getJsonArray("connected"))
        .containsExactly(
            new JsonObject()
                .put("platform", "instagram")
                .putNull("connection_id")
                .putNull("connected_at"));
    assertThat(link.getString("label")).isEqualTo("Spring campaign");
    assertThat(link.getString("expires_at")).isEqualTo("2026-03-08T12:00:00Z");
    assertThat(link.getString("created_at")).isEqualTo(START.toString());
    assertThat(link.getString("created_by")).isEqualTo(IdKind.MEMBER.show(world.caller.memberId()));
    assertThat(link.fieldNames()).contains("character_id", "last_opened_at", "revoked_at");
    assertThat(list(world.caller)).containsExactly(link);
  }

  @Test
  void takesPlatformsByTheirAliasesAndOnce() {
    JsonObject link =
        create(new JsonObject().put("platforms", JsonArray.of("x", "twitter", "instagram")));

    assertThat(link.getJsonArray("platforms")).containsExactly("twitter", "instagram");
  }

  @Test
  void refusesWhatItCanNotConnect() {
    world.twitter.credentials = null;

    assertRefused(new JsonObject().put("platforms", JsonArray.of("x")), ProblemType.SETUP_NEEDED);
    assertRefused(
        new JsonObject().put("platforms", JsonArray.of("myspace")), ProblemType.INVALID_REQUEST);
    assertRefused(
        new JsonObject().put("character_id", IdKind.CHARACTER.show(IdKind.next())),
        ProblemType.NOT_FOUND);
    world.instagram.credentials = null;
    assertRefused(new JsonObject(), ProblemType.SETUP_NEEDED);
    assertThat(list(world.caller)).isEmpty();
  }

  @Test
  void listsByPagesNewestFirst() {
    for (int i = 0; i < 3; i++) {
      create(new JsonObject().put("label", "link " + i));
      world.now = world.now.plusSeconds(1);
    }

    JsonObject first = ConnectionWorld.body(world.get("listConnectLinks", Map.of("limit", "2")));
    Map<String, String> on = Map.of("limit", "2", "cursor", first.getString("next_cursor"));
    JsonObject second = ConnectionWorld.body(world.get("listConnectLinks", on));

    assertThat(labels(first)).containsExactly("link 2", "link 1");
    assertThat(labels(second)).containsExactly("link 0");
    assertThat(second.getValue("next_cursor")).isNull();
  }

  @Test
  void staysRevokedFromTheFirstTime() {
    JsonObject link = create(new JsonObject());

    assertThat(revoke(world.caller, link).status()).isEqualTo(204);
    world.now = START.plusSeconds(60);
    assertThat(revoke(world.caller, link).status()).isEqualTo(204);

    JsonObject shown = list(world.caller).getFirst();
    assertThat(shown.getString("revoked_at")).isEqualTo(START.toString());
    assertThat(shown.getValue("url")).isNull();
  }

  @Test
  void belongsToItsWorkspaceOnly() {
    JsonObject link = create(new JsonObject());
    Caller other = world.newWorkspace();

    assertThat(list(other)).isEmpty();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> revoke(other, link))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThat(list(world.caller).getFirst().getValue("revoked_at")).isNull();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(
            () ->
                run(
                    other,
                    "createConnectLink",
                    Map.of(),
                    new JsonObject()
                        .put("character_id", IdKind.CHARACTER.show(world.newCharacter()))))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  /** The token's own expiry counts, whatever became of the row. */
  @Test
  void endsWhenItsTokenSays() {
    JsonObject link = create(new JsonObject().put("expires_in_hours", 1));
    String token = link.getString("url").replaceFirst(".*/", "");
    world.update(
        "update connect_link set expires_at = expires_at + interval '1 day'", Tuple.tuple());

    assertThat(await(world.clientLinks().find(token))).isInstanceOf(ClientLinks.Found.Works.class);
    world.now = START.plusSeconds(3600);
    assertThat(await(world.clientLinks().find(token))).isInstanceOf(ClientLinks.Found.Over.class);
  }

  private JsonObject create(JsonObject wanted) {
    Reply reply = run(world.caller, "createConnectLink", Map.of(), wanted);
    assertThat(reply.status()).isEqualTo(201);
    return ConnectionWorld.body(reply);
  }

  private void assertRefused(JsonObject wanted, ProblemType type) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> run(world.caller, "createConnectLink", Map.of(), wanted))
        .satisfies(p -> assertThat(p.type()).isEqualTo(type));
  }

  private List<JsonObject> list(Caller caller) {
    return links(ConnectionWorld.body(run(caller, "listConnectLinks", Map.of(), new JsonObject())));
  }

  private Reply revoke(Caller caller, JsonObject link) {
    Map<String, String> path = Map.of("id", link.getString("id"));
    return run(caller, "revokeConnectLink", path, new JsonObject());
  }

  private Reply run(Caller caller, String operation, Map<String, String> path, JsonObject body) {
    Operation found =
        world.operations().stream().filter(o -> o.id().equals(operation)).findFirst().orElseThrow();
    return await(
        Future.succeededFuture(new Call(caller, path, Map.of(), body, List.of()))
            .compose(found::handle));
  }

  private static List<JsonObject> links(JsonObject page) {
    return page.getJsonArray("connect_links").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> labels(JsonObject page) {
    return links(page).stream().map(link -> link.getString("label")).toList();
  }
}
