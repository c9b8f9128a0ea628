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
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Goes through a connection's whole life with every log line caught. */
class SecretsStayHiddenIT {
  private final ConnectionWorld world = new ConnectionWorld();
  private final Logger root = (Logger) LoggerFactory.getLogger("ai.influgen");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void close() {
    root.detachAppender(lines);
    root.setLevel(null);
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
    said.append(refreshEveryWay(id));
    said.append(world.get("listIntegrations", Map.of()));
    world.answers = request -> Future.failedFuture("SECRET-CAUSE");
    said.append(world.connect());
    said.append(world.get("disconnectIntegration", Map.of()));
    String token = openALink(said);

    assertThat(lines.list).hasSizeGreaterThan(5);
    assertThat(log())
        .contains(IdKind.CONNECTION.show(id), "through link lnk_")
        .doesNotContain("SECRET", state, token);
    assertThat(said.toString()).doesNotContain("SECRET", state);
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
    world.instagram.refreshEnd =
        new RefreshStep.Refreshed(new Tokens(new Secret("SECRET-NEW"), Map.of(), SIXTY_DAYS_ON));
    int generation =
        await(world.instance().usable(world.caller.workspaceId(), id)).orElseThrow().generation();
    said.append(await(world.instance().refresh(world.caller.workspaceId(), id, generation)));
    said.append(await(world.instance().usable(world.caller.workspaceId(), id)));
    world.instagram.refreshEnd = new RefreshStep.Ended("gone");
    said.append(await(world.instance().refresh(world.caller.workspaceId(), id, generation + 1)));
    return said.toString();
  }

  // as a file would have it, causes with their messages included
  private String log() {
    PatternLayout layout = new PatternLayout();
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%level %logger %msg %ex%n");
    layout.start();
    return List.copyOf(lines.list).stream().map(layout::doLayout).collect(Collectors.joining());
  }
}
