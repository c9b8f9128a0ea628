package ai.influgen.publishing.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simulated platforms as a process of their own, and their controls. */
public final class SandboxProcess implements AutoCloseable {
  private static final String INSTAGRAM = "instagram";

  private final String url;
  private final ServerProcess process;

  public SandboxProcess(Path dataDir) {
    this(dataDir, port -> "http://localhost:" + port);
  }

  /**
   * Platforms that tell the world another address.
   *
   * @param publicUrl where their own port, which it is given, is reached
   */
  public SandboxProcess(Path dataDir, IntFunction<String> publicUrl) {
    int port = ServerProcess.freePort();
    this.url = "http://localhost:" + port;
    Map<String, String> settings =
        Map.of(
            "INFLUGEN_SANDBOX_PORT",
            Integer.toString(port),
            "INFLUGEN_SANDBOX_URL",
            publicUrl.apply(port));
    this.process = new ServerProcess(dataDir, "sandbox", settings);
    process.start();
  }

  public String url() {
    return url;
  }

  /** The port of its own. */
  public int port() {
    return URI.create(url).getPort();
  }

  /** SIGKILL. */
  public void kill9() {
    process.kill9();
  }

  /** Starts it again, with all that it had answered. */
  public void start() {
    process.start();
  }

  /** Every publish that became public, a double one included. */
  public List<JsonObject> ledger() {
    Answer answer = Web.send(Web.request(url() + "/sandbox/ledger")).expect(200);
    return Answer.objects(answer.json().getJsonArray("entries"));
  }

  /** The ledger's entries with that text. */
  public List<JsonObject> ledger(String text) {
    return ledger().stream().filter(entry -> text.equals(entry.getString("text"))).toList();
  }

  /** Orders a fault of Instagram, described further by its options. */
  public void fault(String kind, JsonObject options) {
    fault(INSTAGRAM, kind, options);
  }

  /** Orders a fault of a platform, described further by its options. */
  public void fault(String platform, String kind, JsonObject options) {
    post("/sandbox/faults", options.copy().put("platform", platform).put("fault", kind));
  }

  /** Ends all faults. */
  public void heal() {
    Web.send(Web.request(url() + "/sandbox/faults").DELETE()).expect(200);
  }

  /** The faults that still wait to strike. */
  public int waitingFaults() {
    Answer answer = Web.send(Web.request(url() + "/sandbox/faults")).expect(200);
    return answer.json().getJsonArray("faults").size();
  }

  /** Sets limits or timings of Instagram. */
  public void configure(JsonObject settings) {
    configure(INSTAGRAM, settings);
  }

  /** Sets limits or timings of a platform. */
  public void configure(String platform, JsonObject settings) {
    post("/sandbox/settings", settings.copy().put("platform", platform));
  }

  /** The ledger's entries that have those words somewhere. */
  public List<JsonObject> entries(String words) {
    return ledger().stream().filter(entry -> entry.encode().contains(words)).toList();
  }

  /** Waits until a platform has accepted something with those words. */
  public void awaitEntry(String words, Duration limit) {
    Waiting.until(limit, () -> entries(words), entries -> !entries.isEmpty());
  }

  /** What a visitor of an account of Instagram sees. */
  public String feed(String username) {
    return feed(INSTAGRAM, username);
  }

  /** What a visitor of an account sees. */
  public String feed(String platform, String username) {
    return Web.send(Web.request(url() + "/feed/" + platform + "/" + username)).expect(200).text();
  }

  /** Every token and code that the platforms have handed out. */
  public Set<String> secrets() {
    try (Stream<String> lines =
        Files.lines(process.dataDir().resolve("sandbox").resolve("sandbox.jsonl"))) {
      return lines
          .map(JsonObject::new)
          .filter(line -> line.getString("kind").matches("\\w+\\.(token|code)"))
          .map(line -> line.getJsonObject("value").getString("value"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private void post(String path, JsonObject body) {
    Web.send(Web.json("POST", url() + path, body)).expect(200);
  }
}
