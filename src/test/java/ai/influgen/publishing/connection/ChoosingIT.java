package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.influgen.publishing.connection.Connections.Known;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which account a place is connected to, and whom it serves. */
class ChoosingIT {
  private static final PlatformName INSTAGRAM = new PlatformName("instagram");

  private final ConnectionWorld world = new ConnectionWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void letsAPersonChooseAmongSeveralAccounts() {
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    world.connect();

    JsonObject asked = world.integration();
    assertThat(asked.getString("state")).isEqualTo("needs_selection");
    assertThat(asked.getValue("account")).isNull();
    assertThat(asked.getJsonArray("accounts").stream().map(a -> ((JsonObject) a).getString("id")))
        .containsExactly("1", "2");
    assertThat(asked.encode()).doesNotContain("SECRET");

    JsonObject chosen =
        ConnectionWorld.body(world.post("selectAccount", new JsonObject().put("account_id", "2")));
    assertThat(chosen.getString("state")).isEqualTo("connected");
    assertThat(chosen.getJsonObject("account").getString("username")).isEqualTo("user2");
    assertThat(chosen.getJsonArray("accounts")).isEmpty();
    UUID id = IdKind.CONNECTION.read(chosen.getString("connection_id")).orElseThrow();
    assertThat(world.row(id).getBuffer("sealed_choices")).isNull();
    assertThat(
            await(world.instance().usable(world.caller.workspaceId(), id))
                .orElseThrow()
                .account()
                .tokens()
                .access()
                .reveal())
        .isEqualTo(FakePlatform.ACCESS + "2");
  }

  @Test
  void refusesToChooseWhatWasNotGrantedOrWhenNothingWasAsked() {
    JsonObject two = new JsonObject().put("account_id", "2");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.post("selectAccount", two))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.CONFLICT));

    world.instagram.grants(SIXTY_DAYS_ON, "1", "3");
    world.connect();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> world.post("selectAccount", two))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.INVALID_REQUEST));
  }

  @Test
  void takesTheAccountOfBeforeAgainWithoutAskingAndLetsItsPostsGoOn() {
    UUID id = world.connected();
    await(world.instance().expire(world.caller.workspaceId(), id, 1, "gone"));
    world.instagram.grants(SIXTY_DAYS_ON, "2", "1", "3");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("1");
    assertThat(world.reconnected).containsExactly(id);
    assertThat(world.disconnected).isEmpty();
  }

  @Test
  void keepsAnAccountThatWorksWhenConsentCoversOthersOnly() {
    UUID id = world.connected();
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    assertThat(world.connect()).contains("%40user1+is+connected+here+and+goes+on");

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("1");
    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isPresent();
    assertThat(world.disconnected).isEmpty();
  }

  @Test
  void neverSwapsToAnotherAccountByItself() {
    UUID id = world.connected();
    world.expire(id);
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("needs_selection");
    assertThat(world.integration().getString("message")).contains("@user1");
    assertThat(await(world.instance().usable(world.caller.workspaceId(), id))).isEmpty();
    assertThat(world.reconnected).isEmpty();

    world.post("selectAccount", new JsonObject().put("account_id", "2"));
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("2");
    // what waits for the one of before is held; what may have waited for this one goes on
    assertThat(world.disconnected).containsExactly(id);
    assertThat(world.reconnected).containsExactly(id);
  }

  @Test
  void takesAnotherAccountOnceAPersonHasDisconnected() {
    world.connected();
    world.get("disconnectIntegration", Map.of());
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.connect();

    assertThat(world.integration().getString("state")).isEqualTo("connected");
    assertThat(world.integration().getJsonObject("account").getString("id")).isEqualTo("2");
    assertThat(world.disconnected).hasSize(2);
  }

  @Test
  void servesACharacterByItsOwnConnectionBeforeTheWorkspaces() {
    UUID character = world.newCharacter();
    Map<String, String> own = Map.of("character_id", IdKind.CHARACTER.show(character));
    UUID shared = world.connected();
    assertThat(serving(character).id()).isEqualTo(shared);
    world.instagram.grants(SIXTY_DAYS_ON, "2");

    world.comeBack(Map.of("state", world.begin(own), "code", "c"));

    assertThat(serving(character).username()).isEqualTo("user2");
    assertThat(serving(null).id()).isEqualTo(shared);
    JsonObject shown = ConnectionWorld.body(world.get("getIntegration", own));
    assertThat(shown.getString("character_id")).isEqualTo(IdKind.CHARACTER.show(character));

    world.get("disconnectIntegration", own);
    assertThat(serving(character).id()).isEqualTo(shared);
  }

  @Test
  void refusesACharacterOfNobody() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(
            () ->
                world.get(
                    "getIntegration", Map.of("character_id", IdKind.CHARACTER.show(IdKind.next()))))
        .satisfies(p -> assertThat(p.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void showsAnotherWorkspaceNothing() {
    UUID id = world.connected();
    Caller other = world.newWorkspace();
    PgConnections connections = world.instance();

    assertThat(ConnectionWorld.body(world.getAs(other, "getIntegration")).getString("state"))
        .isEqualTo("disconnected");
    assertThat(
            ConnectionWorld.body(world.getAs(other, "disconnectIntegration"))
                .getInteger("held_posts"))
        .isZero();
    assertThat(await(connections.find(other.workspaceId(), id))).isEmpty();
    assertThat(await(connections.usable(other.workspaceId(), id))).isEmpty();
    assertThat(await(connections.refresh(other.workspaceId(), id, 1)))
        .isInstanceOf(Connections.Refresh.Ended.class);
    await(connections.expire(other.workspaceId(), id, 1, "no"));
    assertThat(world.integration().getString("state")).isEqualTo("connected");
  }

  private Known serving(@Nullable UUID character) {
    return await(world.instance().serving(world.caller.workspaceId(), INSTAGRAM, character))
        .orElseThrow();
  }
}
