package ai.influgen.publishing.sandbox;

import ai.influgen.publishing.sandbox.instagram.InstagramSandbox;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox on a port of its own, asked over HTTP; it can be stopped and started again on the same
 * state.
 */
public final class RunningSandbox implements AutoCloseable {
  private final Path dataDir;
  private final List<Function<SandboxContext, PlatformSandbox>> simulators;
  private final SettableClock clock = new SettableClock();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private SandboxVerticle verticle;
  private String deployment;

  /** An answer. */
  public record Answer(int status, String text, HttpResponse<String> response) {
    /** The body as JSON. */
    public JsonObject json() {
      return new JsonObject(text);
    }

    /** Code and subcode of a Graph error, such as {@code 24/2207008}. */
    public String error() {
      JsonObject error = json().getJsonObject("error", new JsonObject());
      return error.getInteger("code") + "/" + error.getInteger("error_subcode", 0);
    }
  }

  /** A sandbox of Instagram alone. */
  public RunningSandbox(Path dataDir) {
    this(dataDir, List.of(InstagramSandbox::new));
  }

  /** A sandbox of these simulators. */
  public RunningSandbox(Path dataDir, List<Function<SandboxContext, PlatformSandbox>> simulators) {
    this.dataDir = dataDir;
    this.simulators = simulators;
    this.verticle = verticle();
    this.deployment = deploy();
  }

  /** The clock of the sandbox. */
  public SettableClock clock() {
    return clock;
  }

  /** The sandbox's address, without a slash at the end. */
  public String url() {
    return "http://localhost:" + verticle.port();
  }

  /** Stops it and starts another on the same directory. */
  public void restart() {
    await(vertx.undeploy(deployment));
    verticle = verticle();
    deployment = deploy();
  }

  /** Asks with a method; a body that isn't null is JSON. */
  public Answer ask(String method, String pathOrUrl, @Nullable JsonObject body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(pathOrUrl))
            .timeout(Duration.ofSeconds(10))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()));
    return send(body == null ? request : request.header("Content-Type", "application/json"));
  }

  public Answer get(String pathOrUrl) {
    return ask("GET", pathOrUrl, null);
  }

  public Answer post(String pathOrUrl, JsonObject body) {
    return ask("POST", pathOrUrl, body);
  }

  /** Sends a request of one's own. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String pathOrUrl) {
    String url = pathOrUrl.startsWith("/") ? url() + pathOrUrl : pathOrUrl;
    return URI.create(url.replace("{", "%7B").replace("}", "%7D"));
  }

  /** The ledger's entries. */
  public List<JsonObject> ledger() {
    return get("/sandbox/ledger").json().getJsonArray("entries").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  /** Orders a fault of Instagram. */
  public void fault(String kind, JsonObject more) {
    fault("instagram", kind, more);
  }

  /** Orders a fault of a platform. */
  public void fault(String platform, String kind, JsonObject more) {
    post(
        "/sandbox/faults",
        new JsonObject().put("platform", platform).put("fault", kind).mergeIn(more));
  }

  /** Changes a platform's settings. */
  public void settings(String platform, JsonObject changes) {
    post("/sandbox/settings", changes.copy().put("platform", platform));
  }

  @Override
  public void close() {
    await(vertx.close());
    http.close();
  }

  private SandboxVerticle verticle() {
    return new SandboxVerticle(
        new SandboxConfig(0, dataDir, URI.create("http://localhost:0")), simulators, clock);
  }

  private String deploy() {
    return await(vertx.deployVerticle(verticle));
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
