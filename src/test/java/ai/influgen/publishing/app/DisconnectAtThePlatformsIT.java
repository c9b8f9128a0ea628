package ai.influgen.publishing.app;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.ConnectionWatcher;
import ai.influgen.publishing.connection.Pause;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.PostForecast;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.connection.api.ConnectionOperations;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Account;
import ai.influgen.publishing.platform.OAuth;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.publish.PlatformHttp;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a disconnect does at the five platforms, as their simulators see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisconnectAtThePlatformsIT {
  private static final Secret KEY = new Secret(Base64.getEncoder().encodeToString(new byte[32]));

  private final TestDatabase test = TestDatabase.fresh();
  private final Caller caller = new Caller(IdKind.next(), IdKind.next());
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private RunningSandbox sandbox;
  private PlatformHttp http;
  private Platforms platforms;
  private PgConnections connections;

  @BeforeAll
  void start(@TempDir Path dir) {
    sandbox = new RunningSandbox(dir, Catalog.sandboxes());
    Settings settings = new Settings(Map.of(), Map.of(), Map.of());
    URI simulators = URI.create(sandbox.url());
    platforms = Catalog.platforms(name -> new ConfiguredPlatform(settings, name, simulators));
    http = new PlatformHttp(test.vertx(), item -> dir);
    ConnectionPorts ports =
        new ConnectionPorts(
            test.database(),
            platforms,
            this::call,
            new Holding(),
            InstantSource.system(),
            Pause.by(test.vertx()));
    TokenVault vault = new TokenVault(KEY);
    URI ours = URI.create("http://localhost:1");
    connections = new PgConnections(ports, vault);
    ConnectionOperations.all(
            ports, new ConnectionConfig(ours, KEY), vault, new ConnectLinks(ports, ours, KEY))
        .forEach(operation -> operations.put(operation.id(), operation));
    Tuple ids = Tuple.of(caller.workspaceId(), caller.memberId());
    await(
        test.database()
            .execute(
                """
                with made as (
                  insert into workspace (id, name, timezone) values ($1, 'W', 'UTC') returning id)
                insert into member (id, workspace_id, name, role) select $2, id, 'M', 'owner' from made
                """,
                ids));
  }

  @AfterAll
  void stop() {
    sandbox.close();
    test.close();
  }

  @ParameterizedTest
  @CsvSource({
    "instagram, DELETE /instagram/graph/v26.0/me/permissions 200",
    "tiktok, POST /tiktok/api/v2/oauth/revoke/ 200",
    "twitter, POST /twitter/api/2/oauth2/revoke 200",
    "youtube, POST /youtube/oauth2/revoke 200",
  })
  void takesTheGrantBackThere(String platform, String call) {
    Account before = connect(platform);

    JsonObject reply = disconnect(platform);

    assertThat(reply.getInteger("held_posts")).isEqualTo(2);
    assertThat(calls).containsExactly(call);
    assertThat(refreshed(platforms.find(platform).orElseThrow(), before))
        .isInstanceOf(RefreshStep.Ended.class);
  }

  /** Pinterest takes back tokens of system users only, and says so: ours are wiped all the same. */
  @Test
  void disconnectsWhereThePlatformTakesNothingBack() {
    connect("pinterest");

    JsonObject reply = disconnect("pinterest");

    assertThat(calls).containsExactly("POST /pinterest/api/v5/oauth/token/revoke 403");
    assertThat(reply.getString("state")).isEqualTo("disconnected");
  }

  private Account connect(String platform) {
    String dialog = body(run("getAuthUrl", caller, platform, Map.of())).getString("url");
    String back =
        sandbox
            .get(dialog + "&sandbox_consent=allow")
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow();
    Map<String, String> query = new HashMap<>();
    for (String pair : URI.create(back).getQuery().split("[&#]", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    assertThat(run("oauthCallback", null, platform, query).headers().get("Location"))
        .contains("connected=" + platform);
    String shown =
        body(run("getIntegration", caller, platform, Map.of())).getString("connection_id");
    UUID id = IdKind.CONNECTION.read(shown).orElseThrow();
    return await(connections.usable(caller.workspaceId(), id)).orElseThrow().account();
  }

  private JsonObject disconnect(String platform) {
    calls.clear();
    return body(run("disconnectIntegration", caller, platform, Map.of()));
  }

  /** How a refresh with what was wiped would end. */
  private RefreshStep refreshed(Platform platform, Account account) {
    OAuth oauth = platform.oauth();
    Map<String, PlatformResponse> answers = new HashMap<>();
    while (true) {
      RefreshStep step =
          oauth.refresh(
              new OAuth.RefreshJob(
                  Objects.requireNonNull(oauth.credentials()), account, answers, Instant.now()));
      if (!(step instanceof RefreshStep.Ask(String name, PlatformRequest request))) {
        return step;
      }
      answers.put(name, await(http.call(request)));
    }
  }

  private Reply run(
      String operation, @Nullable Caller by, String platform, Map<String, String> query) {
    Call call = new Call(by, Map.of("platform", platform), query, new JsonObject(), List.of());
    return await(Objects.requireNonNull(operations.get(operation)).handle(call));
  }

  private Future<PlatformResponse> call(PlatformRequest request) {
    return http.call(request)
        .onSuccess(
            answer ->
                calls.add(
                    "%s %s %d"
                        .formatted(request.method(), request.url().getPath(), answer.status())));
  }

  private static JsonObject body(Reply reply) {
    return Objects.requireNonNull(reply.body());
  }

  /** Two posts wait for each connection. */
  private static final class Holding implements ConnectionWatcher {
    @Override
    public Future<Resumed> reconnected(SqlConnection transaction, UUID workspaceId, UUID id) {
      return Future.succeededFuture(Resumed.NONE);
    }

    @Override
    public Future<Map<UUID, PostForecast>> forecast(
        SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
      return Future.succeededFuture(Map.of());
    }

    @Override
    public Future<Integer> disconnected(SqlConnection transaction, UUID workspaceId, UUID id) {
      return Future.succeededFuture(2);
    }
  }
}
