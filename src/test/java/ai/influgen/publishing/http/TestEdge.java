package ai.influgen.publishing.http;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.http.docs.DocsPages;
import ai.influgen.publishing.http.operation.Access;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.http.operation.Scope;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A real server with the real contract, whose operations are scripted by the test. */
public final class TestEdge implements AutoCloseable {
  public static final String TOKEN = "it_good";
  public static final String SESSION = "ss_good";
  public static final String VIEWERS_SESSION = "ss_viewer";
  public static final String KEY = "ik_publish";
  static final String KEY_WITHOUT_SCOPE = "ik_nothing";
  public static final Caller CALLER = new Caller(IdKind.next(), IdKind.next());

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Function<Call, Future<Reply>>> scripts = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final HttpVerticle server;

  public TestEdge(Path uploadDir) {
    this(uploadDir, List.of());
  }

  /** With further routes, which call the same operations. */
  public TestEdge(Path uploadDir, List<Function<TestEdge, RouteGroup>> routes) {
    List<RouteGroup> groups = new ArrayList<>();
    groups.add(new DocsPages());
    routes.forEach(route -> groups.add(route.apply(this)));
    server = serve(uploadDir, this::authenticate, operations(), groups);
  }

  /** With operations and tokens that are real; the other operations are fakes. */
  public TestEdge(Path uploadDir, Authenticator authenticator, List<Operation> real) {
    this(uploadDir, authenticator, real, List.of());
  }

  /** The same, with further routes. */
  public TestEdge(
      Path uploadDir, Authenticator authenticator, List<Operation> real, List<RouteGroup> groups) {
    Set<String> ids = real.stream().map(Operation::id).collect(Collectors.toSet());
    List<Operation> all = new ArrayList<>(real);
    operations().stream().filter(fake -> !ids.contains(fake.id())).forEach(all::add);
    server = serve(uploadDir, authenticator, all, groups);
  }

  /** With fakes only, for whomever the authenticator knows, and further routes. */
  public TestEdge(Path uploadDir, Authenticator authenticator, RouteGroup... routes) {
    server = serve(uploadDir, authenticator, operations(), List.of(routes));
  }

  private HttpVerticle serve(
      Path uploadDir,
      Authenticator authenticator,
      List<Operation> operations,
      List<RouteGroup> groups) {
    HttpVerticle verticle =
        new HttpVerticle(new HttpEdge(config(uploadDir), operations, authenticator, groups));
    await(vertx.deployVerticle(verticle));
    return verticle;
  }

  static HttpConfig config(Path uploadDir) {
    return new HttpConfig(0, URI.create("http://publishing.test"), 10_000, 400L << 20, uploadDir);
  }

  /** A fake for each operation of the contract; without a script it answers an empty object. */
  public List<Operation> operations() {
    return await(Contract.load(vertx)).operations().stream()
        .map(operation -> fake(operation.getOperationId()))
        .toList();
  }

  /** Calls of the fakes, as far as the contract lets a caller. */
  public AdmittedCalls calls() {
    return new AdmittedCalls(new Operations(operations()), await(Contract.load(vertx)));
  }

  private Operation fake(String id) {
    return new Operation() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Future<Reply> handle(Call call) {
        synchronized (calls) {
          calls.add(call);
        }
        return scripts
            .getOrDefault(id, any -> Future.succeededFuture(Reply.ok(new JsonObject())))
            .apply(call);
      }
    };
  }

  /** What an operation answers from now on. */
  public TestEdge on(String operationId, Function<Call, Future<Reply>> script) {
    scripts.put(operationId, script);
    return this;
  }

  /** The last call that came through to an operation. */
  public Call lastCall() {
    synchronized (calls) {
      return calls.getLast();
    }
  }

  public int callCount() {
    synchronized (calls) {
      return calls.size();
    }
  }

  public Future<Caller> authenticate(String token) {
    return switch (token) {
      case TOKEN, SESSION -> Future.succeededFuture(CALLER);
      case VIEWERS_SESSION ->
          Future.succeededFuture(new Caller(CALLER.workspaceId(), CALLER.memberId(), Role.VIEWER));
      case KEY -> Future.succeededFuture(agency(Set.of(Scope.PUBLISH)));
      case KEY_WITHOUT_SCOPE -> Future.succeededFuture(agency(Set.of()));
      default ->
          Future.failedFuture(Problem.of(ProblemType.UNAUTHENTICATED, "This token is not known."));
    };
  }

  private static Caller agency(Set<Scope> scopes) {
    return new Caller(CALLER.workspaceId(), CALLER.memberId(), new Access.Scoped(scopes));
  }

  public int port() {
    return server.port();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
  }

  /** With the access token. */
  public HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  public HttpResponse<String> get(String path) {
    return send(authorized(path));
  }

  public HttpResponse<String> json(String method, String path, String body) {
    return send(
        authorized(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    client.close();
    await(vertx.close());
  }
}
