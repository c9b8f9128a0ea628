package ai.influgen.publishing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.connection.api.ConnectionOperations;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.connection.link.LinkVisits;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.http.page.ClientLinks;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connections on a database of their own, with platforms, a clock and a watcher made for tests. */
final class ConnectionWorld implements AutoCloseable, ConnectionWatcher, InstantSource {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant SIXTY_DAYS_ON = Instant.parse("2026-04-30T12:00:00Z");

  private static final ConnectionConfig CONFIG =
      new ConnectionConfig(URI.create("https://pub.example/"), new Secret("unused"));

  private final TestDatabase test = TestDatabase.fresh();

  final FakePlatform instagram = new FakePlatform("instagram");
  final FakePlatform twitter = new FakePlatform("twitter", "x");
  final List<PlatformRequest> requests = new CopyOnWriteArrayList<>();
  final List<UUID> reconnected = new CopyOnWriteArrayList<>();
  final Queue<Throwable> resumeFailures = new ConcurrentLinkedQueue<>();
  final List<UUID> disconnected = new CopyOnWriteArrayList<>();
  final Caller caller = newWorkspace();
  final TokenVault vault =
      new TokenVault(new Secret(Base64.getEncoder().encodeToString(new byte[32])));

  final List<PostForecast.Asked> asked = new CopyOnWriteArrayList<>();

  volatile Resumed resumed = Resumed.NONE;
  volatile PostForecast posts = PostForecast.NONE;
  volatile Instant now = START;
  volatile Pause pause = Pause.by(test.vertx());
  volatile Function<PlatformRequest, Future<PlatformResponse>> answers =
      request -> Future.succeededFuture(new PlatformResponse(200, Map.of(), "{}"));

  final ConnectionPorts ports;

  final ConnectLinks links;

  private final Map<String, Operation> operations = new HashMap<>();

  ConnectionWorld() {
    this(List.of());
  }

  /** With platforms of one's own instead of the two. */
  ConnectionWorld(List<Platform> platforms) {
    ports =
        new ConnectionPorts(
            test.database(),
            new Platforms(platforms.isEmpty() ? List.of(instagram, twitter) : platforms),
            this::call,
            this,
            this,
            length -> pause.of(length));
    links = new ConnectLinks(ports, CONFIG.publicUrl(), new Secret("SECRET-LINK-KEY"));
    operations().forEach(o -> operations.put(o.id(), o));
  }

  /** All operations on integrations and connect links. */
  List<Operation> operations() {
    return ConnectionOperations.all(ports, CONFIG, vault, links);
  }

  /** What clients do by connect links. */
  ClientLinks clientLinks() {
    return new LinkVisits(ports, CONFIG, vault, links);
  }

  /** The platform ends the grant. */
  void expire(UUID id) {
    int generation = row(id).getInteger("token_generation");
    TestDatabase.await(instance().expire(caller.workspaceId(), id, generation, "gone"));
  }

  /** Connections as one more instance sees them. */
  PgConnections instance() {
    return new PgConnections(ports, vault);
  }

  TestDatabase test() {
    return test;
  }

  Caller newWorkspace() {
    UUID workspace = IdKind.next();
    UUID member = IdKind.next();
    update(
        "insert into workspace (id, name, timezone) values ($1, 'W', 'UTC')", Tuple.of(workspace));
    update(
        "insert into member (id, workspace_id, name, role) values ($1, $2, 'M', 'owner')",
        Tuple.of(member, workspace));
    return new Caller(workspace, member);
  }

  UUID newCharacter() {
    UUID id = IdKind.next();
    update(
        "insert into character (id, workspace_id, name, timezone) values ($1, $2, 'C', 'UTC')",
        Tuple.of(id, caller.workspaceId()));
    return id;
  }

  Reply get(String operation, Map<String, String> query) {
    return run(operation, new Call(caller, platform(query), query, new JsonObject(), List.of()));
  }

  Reply getAs(Caller other, String operation) {
    return run(
        operation, new Call(other, platform(Map.of()), Map.of(), new JsonObject(), List.of()));
  }

  Reply post(String operation, JsonObject body) {
    return run(operation, new Call(caller, platform(Map.of()), Map.of(), body, List.of()));
  }

  JsonObject integration() {
    return body(get("getIntegration", Map.of()));
  }

  /** Begins a consent and gives the state that the browser carries. */
  String begin(Map<String, String> query) {
    String url = body(get("getAuthUrl", query)).getString("url");
    return url.replaceAll(".*[?&]state=([^&]*).*", "$1");
  }

  /** Comes back from the platform, as a browser without a token. */
  String comeBack(Map<String, String> query) {
    return comeBackIn(null, query);
  }

  /** The same, in a browser with that mark. */
  String comeBackIn(@Nullable String browser, Map<String, String> query) {
    Call call = new Call(null, platform(query), query, new JsonObject(), List.of(), browser);
    Reply reply = run("oauthCallback", call);
    return Objects.requireNonNull(reply.headers().get("Location"));
  }

  /** A whole consent, from the button to where the browser ends. */
  String connect() {
    return comeBack(Map.of("state", begin(Map.of()), "code", "SECRET-CODE"));
  }

  /** What the browser is told at the end, on that page of ours. */
  static String error(String location, String path) {
    String start = path + "?connect_error=";
    assertThat(location).startsWith(start).matches("[\\x21-\\x7e]+");
    return URLDecoder.decode(location.substring(start.length()), StandardCharsets.UTF_8);
  }

  /** Connects a single account and gives the connection's id. */
  UUID connected() {
    instagram.grants(SIXTY_DAYS_ON, "1");
    connect();
    return IdKind.CONNECTION.read(integration().getString("connection_id")).orElseThrow();
  }

  private static Map<String, String> platform(Map<String, String> query) {
    return Map.of("platform", query.getOrDefault("in_path", "instagram"));
  }

  private Reply run(String operation, Call call) {
    return TestDatabase.await(Objects.requireNonNull(operations.get(operation)).handle(call));
  }

  static JsonObject body(Reply reply) {
    return Objects.requireNonNull(reply.body());
  }

  Row row(UUID connection) {
    return TestDatabase.await(
            ports
                .database()
                .one("select * from connection where id = $1", Tuple.of(connection), r -> r))
        .orElseThrow();
  }

  int update(String sql, Tuple parameters) {
    return TestDatabase.await(test.database().execute(sql, parameters));
  }

  static @Nullable Instant at(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private Future<PlatformResponse> call(PlatformRequest request) {
    requests.add(request);
    return answers.apply(request);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Future<Resumed> reconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    reconnected.add(connectionId);
    Throwable failure = resumeFailures.poll();
    return failure == null ? Future.succeededFuture(resumed) : Future.failedFuture(failure);
  }

  @Override
  public Future<Map<UUID, PostForecast>> forecast(
      SqlClient client, UUID workspaceId, List<PostForecast.Asked> asked) {
    this.asked.addAll(asked);
    return Future.succeededFuture(
        asked.stream().collect(Collectors.toMap(PostForecast.Asked::connectionId, _ -> posts)));
  }

  @Override
  public Future<Integer> disconnected(
      SqlConnection transaction, UUID workspaceId, UUID connectionId) {
    disconnected.add(connectionId);
    return Future.succeededFuture(3);
  }

  @Override
  public void close() {
    test.close();
  }
}
