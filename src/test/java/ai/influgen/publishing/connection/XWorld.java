package ai.influgen.publishing.connection;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.twitter.TwitterPlatform;
import ai.influgen.publishing.publish.PlatformHttp;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.Pools;
import ai.influgen.publishing.sandbox.FormBody;
import ai.influgen.publishing.sandbox.RunningSandbox;
import ai.influgen.publishing.sandbox.twitter.TwitterSandbox;
import ai.influgen.publishing.testing.LabSettings;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A connection to the simulated X, whose refresh tokens work once, and instances that share nothing
 * but the database.
 */
final class XWorld implements AutoCloseable {
  final RunningSandbox sandbox;
  final ConnectionWorld world;
  final UUID id;

  private final Path dataDir;
  private final List<Pool> pools = new ArrayList<>();

  /** One of several servers. */
  record Instance(PgConnections connections, RefreshTick tick) {}

  XWorld(Path dataDir) {
    this.dataDir = dataDir;
    sandbox = new RunningSandbox(dataDir, List.of(TwitterSandbox::new));
    world =
        new ConnectionWorld(
            List.of(new TwitterPlatform(new LabSettings(sandbox.url(), "twitter"))));
    PlatformHttp http = http();
    world.answers = http::call;
    id = connected();
  }

  private UUID connected() {
    JsonObject began = ConnectionWorld.body(world.get("getAuthUrl", Map.of("in_path", "twitter")));
    String url = began.getString("url") + "&sandbox_consent=allow";
    String back =
        sandbox
            .send(HttpRequest.newBuilder(sandbox.uri(url)))
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow();
    Map<String, String> query = FormBody.query(back);
    world.comeBack(
        Map.of(
            "in_path", "twitter",
            "state", Objects.requireNonNull(query.get("state")),
            "code", Objects.requireNonNull(query.get("code"))));
    return await(
            world
                .ports
                .database()
                .one(
                    "select id from connection where state = 'connected'",
                    Tuple.tuple(),
                    row -> row.getUUID("id")))
        .orElseThrow();
  }

  private PlatformHttp http() {
    return new PlatformHttp(world.test().vertx(), item -> dataDir);
  }

  /** A server of its own: pools, client and memory; what it calls goes through {@code between}. */
  Instance instance(UnaryOperator<PlatformCaller> between) {
    Pool pool = Pools.create(world.test().vertx(), world.test().address(), "x" + pools.size(), 2);
    pools.add(pool);
    ConnectionPorts ports =
        new ConnectionPorts(
            new Database(pool),
            world.ports.platforms(),
            between.apply(http()),
            world,
            world,
            world.ports.pause());
    return new Instance(
        new PgConnections(ports, world.vault),
        new RefreshTick(world.test().vertx(), ports, world.vault, Duration.ofMinutes(1)));
  }

  /** How many refresh tokens have been spent, by the sandbox's own log. */
  long spent() {
    try {
      return Files.readAllLines(dataDir.resolve("sandbox.jsonl")).stream()
          .map(JsonObject::new)
          .filter(line -> line.getString("kind").equals("twitter.token"))
          .filter(line -> "SPENT".equals(line.getJsonObject("value").getString("state")))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What X says to the tokens that are stored. */
  int answerToTokens() {
    String access =
        await(world.instance().usable(world.caller.workspaceId(), id))
            .orElseThrow()
            .account()
            .tokens()
            .access()
            .reveal();
    return sandbox
        .send(
            HttpRequest.newBuilder(sandbox.uri("/twitter/api/2/users/me"))
                .header("Authorization", "Bearer " + access))
        .status();
  }

  JsonObject integration() {
    return ConnectionWorld.body(world.get("getIntegration", Map.of("in_path", "twitter")));
  }

  @Override
  public void close() {
    pools.forEach(pool -> await(pool.close()));
    world.close();
    sandbox.close();
  }
}
