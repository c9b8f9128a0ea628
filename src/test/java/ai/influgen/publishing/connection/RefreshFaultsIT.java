package ai.influgen.publishing.connection;

import static ai.influgen.publishing.connection.ConnectionWorld.START;
import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.Connections.Refresh;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.PlatformSettings;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.platform.Tokens;
import ai.influgen.publishing.platform.instagram.InstagramPlatform;
import ai.influgen.publishing.platform.pinterest.PinterestPlatform;
import ai.influgen.publishing.platform.tiktok.TikTokPlatform;
import ai.influgen.publishing.platform.twitter.TwitterPlatform;
import ai.influgen.publishing.platform.youtube.YouTubePlatform;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.LabSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each platform's own refresh makes of what a token endpoint may answer on a bad day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshFaultsIT {
  private static final List<String> NAMES =
      List.of("instagram", "tiktok", "twitter", "youtube", "pinterest");
  private static final Duration LIFE = Duration.ofDays(2);
  private static final Duration ASKED = Duration.ofHours(7);
  private static final Tokens TOKENS =
      new Tokens(
          new Secret("ACCESS-1"),
          Map.of("refresh", new Secret("REFRESH-1"), "user", new Secret("USER-1")),
          START.plus(LIFE));

  private final ConnectionWorld world =
      new ConnectionWorld(
          List.of(
              platform("instagram", InstagramPlatform::new),
              platform("tiktok", TikTokPlatform::new),
              platform("twitter", TwitterPlatform::new),
              platform("youtube", YouTubePlatform::new),
              platform("pinterest", PinterestPlatform::new)));

  private static Platform platform(String name, Function<PlatformSettings, Platform> maker) {
    return maker.apply(new LabSettings("http://unreachable.invalid", name));
  }

  /** A bad answer; null: none comes. */
  enum Fault {
    ERROR(500, "{\"error\":\"server_error\"}"),
    GATEWAY(502, "<html>Bad Gateway</html>"),
    TOO_MANY(429, "{\"error\":\"slow_down\"}"),
    TIME_OUT(0, ""),
    CUT_OFF(200, "{\"access_token\":\"NEW"),
    NONSENSE(200, "[1,2,3]"),
    EMPTY(200, ""),
    NO_TOKEN(200, "{\"expires_in\":7200}"),
    EMPTY_TOKEN(200, "{\"access_token\":\"\",\"refresh_token\":\"\",\"expires_in\":7200}"),
    WRONG_APP(401, "{\"error\":\"invalid_client\"}"),
    REFUSED_WITHOUT_A_REASON(400, "");

    private final int status;
    private final String text;

    Fault(int status, String text) {
      this.status = status;
      this.text = text;
    }

    Future<PlatformResponse> answer() {
      Map<String, String> headers =
          status == 429 ? Map.of("retry-after", "" + ASKED.toSeconds()) : Map.of();
      return status == 0
          ? Future.failedFuture("The timeout period of 20000ms has been exceeded")
          : Future.succeededFuture(new PlatformResponse(status, headers, text));
    }
  }

  static Stream<Arguments> badDays() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(Fault.values()).map(fault -> Arguments.of(name, fault)));
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @MethodSource("badDays")
  void staysConnectedAndPlansTheNextTry(String platform, Fault fault) {
    UUID id = connected(platform);
    world.answers = request -> fault.answer();

    assertThat(refresh(id)).isInstanceOf(Refresh.Later.class);

    Row row = world.row(id);
    assertThat(row.getString("state")).isEqualTo("connected");
    assertThat(row.getInteger("token_generation")).isEqualTo(1);
    assertThat(world.vault.tokens(id, row.getBuffer("sealed_tokens"))).isEqualTo(TOKENS);
    assertThat(row.getString("problem")).isNotBlank();
    assertThat(row.getUUID("refresh_lease")).isNull();
    Instant next = Objects.requireNonNull(ConnectionWorld.at(row, "refresh_at"));
    if (fault == Fault.TOO_MANY) {
      assertThat(next).isEqualTo(START.plus(ASKED));
    } else {
      assertThat(next).isBetween(START.plusSeconds(60), START.plus(Duration.ofHours(1)));
    }
    assertThat(ConnectionWorld.at(row, "refresh_in_doubt") == null)
        .as("a no leaves nothing in doubt")
        .isEqualTo(fault.status >= 400 && fault.status < 500);
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsWhatAnAnswerLeavesEmpty(String platform) {
    UUID id = connected(platform);
    world.answers = RefreshFaultsIT::withoutARefreshToken;

    assertThat(refresh(id)).isInstanceOf(Refresh.Fresh.class);

    Row row = world.row(id);
    Tokens stored = world.vault.tokens(id, row.getBuffer("sealed_tokens"));
    assertThat(stored.access().reveal()).isEqualTo("ACCESS-2");
    assertThat(stored.others()).containsEntry("refresh", new Secret("REFRESH-1"));
    assertThat(ConnectionWorld.at(row, "refresh_in_doubt")).isNull();
  }

  static List<String> names() {
    return NAMES;
  }

  private static Future<PlatformResponse> withoutARefreshToken(PlatformRequest request) {
    JsonObject page = new JsonObject().put("id", "110001").put("access_token", "ACCESS-2");
    JsonObject answer =
        request.url().getPath().endsWith("me/accounts")
            ? new JsonObject().put("data", new JsonArray().add(page))
            : new JsonObject()
                .put("access_token", "ACCESS-2")
                .put("refresh_token", "")
                .put("token_type", "bearer")
                .put("open_id", "1")
                .put("scope", "")
                .put("expires_in", 7200);
    return Future.succeededFuture(new PlatformResponse(200, Map.of(), answer.encode()));
  }

  private Refresh refresh(UUID id) {
    return await(world.instance().refresh(world.caller.workspaceId(), id, 1));
  }

  private UUID connected(String platform) {
    UUID id = IdKind.next();
    world.update(
        """
        insert into connection (id, workspace_id, platform, character_id, state, remote_id, username,
          details, sealed_tokens, token_generation, token_issued_at, token_expires_at, refresh_at)
        values ($1, $2, $3, $4, 'connected', '1', 'mila', '{"page_id": "110001"}', $5, 1, $6, $7, $6)
        """,
        Tuple.tuple()
            .addUUID(id)
            .addUUID(world.caller.workspaceId())
            .addString(platform)
            .addUUID(world.newCharacter())
            .addBuffer(world.vault.seal(id, TOKENS))
            .addOffsetDateTime(START.atOffset(ZoneOffset.UTC))
            .addOffsetDateTime(START.plus(LIFE).atOffset(ZoneOffset.UTC)));
    return id;
  }
}
