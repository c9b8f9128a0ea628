package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.http.page.ClientLink;
import ai.influgen.publishing.http.page.ClientLinks;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goes through a connection's whole life with every log line caught. */
class SecretsStayHiddenIT {
  private final ConnectionWorld world = new ConnectionWorld();
  private final CaughtLog log = new CaughtLog();

  @AfterEach
  void close() {
    log.close();
    world.close();
  }

  @Test
  void noLineOrAnswerHoldsATokenACodeOrAState() {
    StringBuilder said = new StringBuilder();
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    String state = world.begin(Map.of());
    said.append(world.comeBack(Map.of("state", state, "code", "SECRET-CODE")));
    said.append(world.integration());
    said.append(world.post("selectAccount", new JsonObject().put("account_id", "1")));
    UUID id = IdKind.CONNECTION.read(world.integration().getString("connection_id")).orElseThrow();
    said.append(withAnotherKey(id));
    said.append(refreshEveryWay(id));
    said.append(world.get("listIntegrations", Map.of()));
    world.answers = request -> Future.failedFuture("SECRET-CAUSE");
    said.append(world.connect());
    said.append(world.get("disconnectIntegration", Map.of()));
    String token = openALink(said);

    assertThat(log.lines()).hasSizeGreaterThan(5);
    assertThat(log.text())
        .contains(IdKind.CONNECTION.show(id), "through link lnk_")
        .doesNotContain("SECRET", state, token);
    assertThat(said.toString()).doesNotContain("SECRET", state);
  }

  private String withAnotherKey(UUID id) {
    UUID workspace = world.caller.workspaceId();
    TokenVault other = new TokenVault(new Secret("/".repeat(42) + "8="));
    PgConnections wrong = new PgConnections(world.ports, other);
    int generation = world.row(id).getInteger("token_generation");
    Future<String> opened =
        wrong.usable(workspace, id).map(Object::toString).otherwise(Throwable::toString);
    assertThat(await(opened)).contains("can't be opened");
    String said = await(opened) + await(wrong.refresh(workspace, id, generation));
    ResealGauges gauges = new ResealGauges(new SimpleMeterRegistry());
    Duration hour = Duration.ofHours(1);
    await(
        new Resealing(world.test().vertx(), world.ports.database(), other, gauges, hour, hour)
            .once());
    world.now = world.now.plusSeconds(60);
    return said + world.integration();
  }

  /** A client connects by a link, whose token opens something and is no less a secret. */
  private String openALink(StringBuilder said) {
    world.answers = request -> Future.succeededFuture(new PlatformResponse(200, Map.of(), "{}"));
    world.instagram.grants(SIXTY_DAYS_ON, "1");
    String url =
        ConnectionWorld.body(world.post("createConnectLink", new JsonObject())).getString("url");
    String token = url.replaceFirst(".*/", "");
    ClientLinks.Found found = await(world.clientLinks().find(token));
    ClientLink link = ((ClientLinks.Found.Works) found).link();
    String dialog = await(link.begin("instagram", "a browser"));
    String state = dialog.replaceAll(".*[?&]state=([^&]*).*", "$1");
    world.comeBackIn("a browser", Map.of("state", state, "code", "SECRET-CODE"));
    said.append(await(link.view()));
    assertThat(world.integration().getString("state")).isEqualTo("connected");
    return token;
  }

  private String refreshEveryWay(UUID id) {
    StringBuilder said = new StringBuilder();
    world.instagram.refreshEnd = new RefreshStep.Later("busy");
    said.append(await(world.instance().refresh(world.caller.workspaceId(), id, 1)));
    world.now = world.now.plusSeconds(60);
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(new Tokens(new Secret("SECRET-NEW"), Map.of(), SIXTY_DAYS_ON));
    int generation =
        await(world.instance().usable(world.caller.workspaceId(), id)).orElseThrow().generation();
    said.append(await(world.instance().refresh(world.caller.workspaceId(), id, generation)));
    said.append(await(world.instance().usable(world.caller.workspaceId(), id)));
    world.now = world.now.plusSeconds(60);
    world.instagram.refreshEnd = new RefreshStep.Ended("gone");
    said.append(await(world.instance().refresh(world.caller.workspaceId(), id, generation + 1)));
    return said.toString();
  }
}
