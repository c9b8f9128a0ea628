package ai.influgen.publishing.media;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.api.MediaOperations;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaOperationsIT {
  private static final long MAX_BYTES = 100_000;

  private final TestDatabase database = TestDatabase.fresh();
  private final UUID workspace = IdKind.next();
  @TempDir Path dir;
  private MediaLibrary library;
  private List<Operation> operations;
  private int port;

  @BeforeEach
  void open() {
    library = library(true);
    operations = MediaOperations.all(library);
    await(
        database
            .database()
            .execute(
                "insert into workspace (id, name, timezone) values ($1, 'W', 'UTC')",
                Tuple.of(workspace)));
    HttpServer remote =
        await(
            database
                .vertx()
                .createHttpServer()
                .requestHandler(this::remote)
                .listen(0, "127.0.0.1"));
    port = remote.actualPort();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAnUpload() throws IOException {
    byte[] bytes = TestMedia.image("jpg", 320, 200);
    JsonObject media = upload("/C:\\photos\\mila.jpg", bytes);
    assertThat(media.getString("id")).matches(IdKind.SHAPE);
    assertThat(media.getString("type")).isEqualTo("image");
    assertThat(media.getString("content_type")).isEqualTo("image/jpeg");
    assertThat(media.getString("file_name")).isEqualTo("mila.jpg");
    assertThat(media.getInteger("bytes")).isEqualTo(bytes.length);
    assertThat(media.getInteger("width")).isEqualTo(320);
    assertThat(media.getInteger("height")).isEqualTo(200);
    assertThat(media.getMap()).containsKeys("duration_ms", "source_url");
    assertThat(media.getValue("duration_ms")).isNull();
    assertThat(media.getString("url"))
        .startsWith("https://post.example/media/")
        .endsWith(media.getString("id") + ".jpg");
    assertThat(library.storage().file(media.getString("sha256"))).hasBinaryContent(bytes);
    assertThat(get(workspace, media.getString("id")).getString("sha256"))
        .isEqualTo(media.getString("sha256"));
  }

  @Test
  void keepsAFilmWithItsDuration() throws IOException {
    JsonObject media = upload("clip.mp4", TestMedia.film("isom", 1080, 1920, 12_340));
    assertThat(media.getString("type")).isEqualTo("video");
    assertThat(media.getLong("duration_ms")).isEqualTo(12_340);
  }

  @Test
  void showsNothingOfAnotherWorkspace() throws IOException {
    String id = upload("a.png", TestMedia.image("png", 10, 10)).getString("id");
    UUID other = IdKind.next();
    assertProblem(() -> get(other, id), ProblemType.NOT_FOUND);
    UUID mediaId = IdKind.MEDIA.read(id).orElseThrow();
    assertThat(await(library.store().find(other, List.of(mediaId)))).isEmpty();
  }

  @Test
  void findsMediaInTheOrderAskedFor() throws IOException {
    UUID first = id(upload("a.png", TestMedia.image("png", 10, 10)));
    UUID second = id(upload("b.png", TestMedia.image("png", 20, 10)));
    List<UUID> asked = List.of(second, IdKind.next(), first);
    assertThat(await(library.store().find(workspace, asked)))
        .extracting(MediaItem::width)
        .containsExactly(20, 10);
  }

  @Test
  void listsPageByPageNewestFirst() throws IOException {
    List<String> made =
        List.of(
            upload("a.png", TestMedia.image("png", 1, 1)).getString("id"),
            upload("b.png", TestMedia.image("png", 2, 1)).getString("id"),
            upload("c.png", TestMedia.image("png", 3, 1)).getString("id"));
    JsonObject first = list(Map.of("limit", "2"));
    assertThat(ids(first)).containsExactly(made.get(2), made.get(1));
    JsonObject second = list(Map.of("limit", "2", "cursor", first.getString("next_cursor")));
    assertThat(ids(second)).containsExactly(made.get(0));
    assertThat(second.getMap()).containsEntry("next_cursor", null);
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    byte[] large = TestMedia.concat(TestMedia.image("jpg", 9, 9), new byte[(int) MAX_BYTES]);
    assertProblem(() -> upload("a.jpg", large), ProblemType.TOO_LARGE);
  }

  @Test
  void refusesAnUploadThatIsNoMedia() {
    assertProblem(() -> upload("a.jpg", new byte[500]), ProblemType.UNSUPPORTED_MEDIA);
  }

  @Test
  void fetchesMediaThroughRedirects() {
    String url = "http://127.0.0.1:" + port + "/redirect/2?a=b";
    JsonObject media = fetch(url);
    assertThat(media.getInteger("width")).isEqualTo(64);
    assertThat(media.getString("source_url")).isEqualTo(url);
    assertNothingIncoming();
  }

  @Test
  void givesUpOnEndlessRedirects() {
    assertUnreachable("/redirect/4", "redirects too often");
  }

  @Test
  void saysWhichStatusCameInsteadOfMedia() {
    assertUnreachable("/missing.jpg", "status 404");
  }

  @Test
  void stopsWhenAFileOfUnknownLengthGrowsTooLarge() {
    assertUnreachable("/endless", "more than the 100000 bytes");
  }

  @Test
  void believesALengthThatIsTooLarge() {
    assertUnreachable("/announced", "more than the 100000 bytes");
  }

  @Test
  void noticesWhenTheFileBreaksOff() {
    assertUnreachable("/broken", "broke off");
  }

  @Test
  void refusesPrivateAddressesUnlessAllowed() {
    library = library(false);
    operations = MediaOperations.all(library);
    assertUnreachable("/image.jpg", "private network");
  }

  private MediaLibrary library(boolean privateAddressesAllowed) {
    return MediaLibrary.open(
        database.vertx(),
        database.database(),
        new MediaConfig(
            dir.resolve("media"),
            URI.create("https://post.example"),
            new Secret("key"),
            privateAddressesAllowed,
            MAX_BYTES,
            Duration.ofDays(2)),
        InstantSource.system());
  }

  private void remote(HttpServerRequest request) {
    String path = request.path();
    if (path.startsWith("/redirect/")) {
      int left = Integer.parseInt(path.substring(10));
      String next = left == 1 ? "../image.jpg" : "/redirect/" + (left - 1);
      request.response().setStatusCode(302).putHeader("Location", next).end();
      return;
    }
    Buffer image = Buffer.buffer(TestMedia.image("jpg", 64, 48));
    switch (path) {
      case "/image.jpg" -> request.response().end(image);
      case "/endless" -> {
        request.response().setChunked(true);
        endless(request);
      }
      case "/announced" -> request.response().putHeader("Content-Length", "100001").write(image);
      case "/broken" ->
          request
              .response()
              .putHeader("Content-Length", "50000")
              .write(image)
              .onComplete(_ -> request.connection().close());
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void endless(HttpServerRequest request) {
    request.response().write(Buffer.buffer(new byte[10_000])).onSuccess(_ -> endless(request));
  }

  private void assertUnreachable(String path, String words) {
    assertThatThrownBy(() -> fetch("http://127.0.0.1:" + port + path))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.MEDIA_UNREACHABLE))
        .hasMessageContaining(words);
    assertNothingIncoming();
  }

  private void assertNothingIncoming() {
    Path incoming = dir.resolve("media").resolve("incoming");
    assertThat(incoming).isEmptyDirectory();
  }

  private static void assertProblem(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ProblemType type) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }

  private JsonObject upload(String name, byte[] bytes) throws IOException {
    Path file = Files.write(dir.resolve(UUID.randomUUID().toString()), bytes);
    Call.Upload upload = new Call.Upload("file", name, file, bytes.length);
    Reply reply =
        call("uploadMedia", workspace, Map.of(), Map.of(), new JsonObject(), List.of(upload));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(file).doesNotExist();
    return body(reply);
  }

  private JsonObject fetch(String url) {
    JsonObject body = new JsonObject().put("url", url);
    return body(call("importMedia", workspace, Map.of(), Map.of(), body, List.of()));
  }

  private JsonObject get(UUID workspaceId, String id) {
    return body(
        call("getMedia", workspaceId, Map.of("id", id), Map.of(), new JsonObject(), List.of()));
  }

  private JsonObject list(Map<String, String> query) {
    return body(call("listMedia", workspace, Map.of(), query, new JsonObject(), List.of()));
  }

  private Reply call(
      String id,
      UUID workspaceId,
      Map<String, String> path,
      Map<String, String> query,
      JsonObject body,
      List<Call.Upload> uploads) {
    Operation operation =
        operations.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Caller caller = new Caller(workspaceId, IdKind.next());
    return await(operation.handle(new Call(caller, path, query, body, uploads)));
  }

  private static JsonObject body(Reply reply) {
    JsonObject body = reply.body();
    if (body == null) {
      throw new AssertionError("an answer without a body");
    }
    return body;
  }

  private static UUID id(JsonObject media) {
    return IdKind.MEDIA.read(media.getString("id")).orElseThrow();
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("media").stream()
        .map(media -> ((JsonObject) media).getString("id"))
        .toList();
  }
}
