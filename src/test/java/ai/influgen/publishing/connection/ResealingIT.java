package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.SIXTY_DAYS_ON;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.OAuth.RefreshStep;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.runtime.IdKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResealingIT {
  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW = key(7);

  private final ConnectionWorld world = new ConnectionWorld();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ResealGauges gauges = new ResealGauges(metrics);
  private final TokenVault both = new TokenVault(new Secret(NEW + "," + OLD));
  private final TokenVault onlyNew = new TokenVault(new Secret(NEW));
  private final CaughtLog log = new CaughtLog();
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void connect() {
    id = world.connected();
  }

  @AfterEach
  void close() {
    log.close();
    world.close();
  }

  @Test
  void sealsTokensAnewAndLeavesThemAndTheirGenerationAlone() {
    Row before = world.row(id);

    assertThat(await(resealing(both).once())).isEqualTo(1);

    Row after = world.row(id);
    assertThat(after.getString("sealed_with")).isEqualTo(onlyNew.sealedWith());
    assertThat(onlyNew.tokens(id, after.getBuffer("sealed_tokens")))
        .isEqualTo(world.vault.tokens(id, before.getBuffer("sealed_tokens")));
    for (String column : List.of("token_generation", "refresh_at", "updated_at", "state")) {
      assertThat(after.getValue(column)).as(column).isEqualTo(before.getValue(column));
    }
    assertThat(log.text()).contains("the other keys may be removed");
    assertThat(gauge("reseal.waiting")).isZero();
    assertThat(await(resealing(both).once())).as("nothing is left to do").isZero();
  }

  @Test
  void sealsTheAccountsToChooseFromAnew() {
    world.instagram.grants(SIXTY_DAYS_ON, "1", "2");
    String state = world.begin(Map.of("character_id", IdKind.CHARACTER.show(world.newCharacter())));
    world.comeBack(Map.of("state", state, "code", "SECRET-CODE"));

    assertThat(await(resealing(both).once())).isEqualTo(2);

    Row asking =
        await(
                world
                    .ports
                    .database()
                    .one(
                        "select * from connection where state = 'needs_selection'",
                        Tuple.tuple(),
                        row -> row))
            .orElseThrow();
    assertThat(onlyNew.choices(asking.getUUID("id"), asking.getBuffer("sealed_choices")).accounts())
        .hasSize(2);
  }

  @Test
  void leavesAloneWhatNoKeyOpensTellsItOnceAndCountsIt() {
    Row before = world.row(id);
    Resealing resealing = resealing(onlyNew);

    assertThat(await(resealing.once())).isZero();
    assertThat(await(resealing.once())).isZero();

    assertThat(world.row(id).getBuffer("sealed_tokens"))
        .isEqualTo(before.getBuffer("sealed_tokens"));
    assertThat(log.text()).containsOnlyOnce(IdKind.CONNECTION.show(id) + " can't be opened");
    assertThat(gauge("unreadable")).isEqualTo(1);
    assertThat(gauge("reseal.waiting")).isZero();
  }

  @Test
  void goesThroughMoreThanABatchWhateverCantBeOpenedInBetween() {
    for (int i = 0; i < 120; i++) {
      UUID other = IdKind.next();
      boolean opens = i % 2 == 0;
      world.update(
          """
          insert into connection (id, workspace_id, platform, character_id, state, sealed_tokens,
            sealed_with)
          select $2, workspace_id, platform, $3, state, $4, $5 from connection where id = $1
          """,
          Tuple.of(
              id,
              other,
              world.newCharacter(),
              world.vault.seal(opens ? other : id, tokens("SECRET")),
              i % 3 == 0 ? "" : i % 3 == 1 ? world.vault.sealedWith() : "zz"));
    }

    assertThat(await(resealing(both).once())).isEqualTo(61);
    assertThat(gauge("unreadable")).isEqualTo(60);
  }

  /** A refresh is under way while the row is sealed anew: its tokens are stored all the same. */
  @Test
  void disturbsNoRefreshThatIsUnderWay() {
    Promise<PlatformResponse> answer = Promise.promise();
    Promise<Void> asked = Promise.promise();
    world.instagram.refreshEnd = new RefreshStep.Refreshed(tokens("NEW"));
    world.answers =
        request -> {
          asked.complete();
          return answer.future();
        };
    Future<Refresh> refresh =
        new PgConnections(world.ports, both).refresh(world.caller.workspaceId(), id, 1);
    await(asked.future());

    assertThat(await(resealing(both).once())).isEqualTo(1);
    answer.complete(new PlatformResponse(200, Map.of(), "{}"));

    assertThat(await(refresh)).isInstanceOf(Refresh.Fresh.class);
    assertThat(onlyNew.tokens(id, world.row(id).getBuffer("sealed_tokens")).access().reveal())
        .isEqualTo("NEW");
  }

  /** What was read is old by the time that it would be written: the newer tokens stay. */
  @Test
  void overwritesNoTokensThatCameMeanwhile() {
    Row before = world.row(id);
    world.instagram.refreshEnd = new RefreshStep.Refreshed(tokens("NEW"));
    await(world.instance().refresh(world.caller.workspaceId(), id, 1));

    int changed =
        await(
            world
                .ports
                .database()
                .execute(
                    ResealSql.RESEAL,
                    Tuple.tuple()
                        .addUUID(world.caller.workspaceId())
                        .addUUID(id)
                        .addBuffer(before.getBuffer("sealed_tokens"))
                        .addBuffer(null)
                        .addBuffer(both.anew(id, before.getBuffer("sealed_tokens")))
                        .addBuffer(null)
                        .addString(both.sealedWith())));

    assertThat(changed).isZero();
    assertThat(world.vault.tokens(id, world.row(id).getBuffer("sealed_tokens")).access().reveal())
        .isEqualTo("NEW");
  }

  @Test
  void twoAtOnceSealEachRowOnceOrTwiceAndLoseNone() {
    Future<Integer> one = resealing(both).once();
    Future<Integer> other = resealing(both).once();

    assertThat(await(one) + await(other)).isEqualTo(1);
    assertThat(onlyNew.tokens(id, world.row(id).getBuffer("sealed_tokens"))).isNotNull();
  }

  @Test
  void whateverIsSealedIsMarkedWithItsKey() {
    assertThat(world.row(id).getString("sealed_with")).isEqualTo(world.vault.sealedWith());
    world.instagram.refreshEnd = new RefreshStep.Refreshed(tokens("NEW"));

    await(new PgConnections(world.ports, both).refresh(world.caller.workspaceId(), id, 1));

    assertThat(world.row(id).getString("sealed_with")).isEqualTo(both.sealedWith());
    world.expire(id);
    world.instagram.grants(SIXTY_DAYS_ON, "3", "4");
    world.connect();
    assertThat(world.row(id).getString("sealed_with")).isEqualTo(world.vault.sealedWith());
    world.post("selectAccount", new JsonObject().put("account_id", "3"));
    assertThat(world.row(id).getString("sealed_with")).isEqualTo(world.vault.sealedWith());
  }

  @Test
  void itsGaugesAreDocumented() throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ResealGauges(registry);

    List<String> names =
        registry
            .scrape()
            .lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.replaceFirst("# TYPE (\\S+) .*", "$1"))
            .toList();
    assertThat(names).hasSize(2);
    assertThat(Files.readString(Path.of("docs/running.md"))).contains(names);
  }

  private Resealing resealing(TokenVault vault) {
    return new Resealing(
        world.test().vertx(),
        world.ports.database(),
        vault,
        gauges,
        Duration.ofHours(1),
        Duration.ofHours(1));
  }

  private double gauge(String name) {
    return metrics.get("influgen.connection." + name).gauge().value();
  }

  private static Tokens tokens(String access) {
    return new Tokens(new Secret(access), Map.of(), SIXTY_DAYS_ON);
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
