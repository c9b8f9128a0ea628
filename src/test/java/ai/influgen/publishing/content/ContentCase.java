package ai.influgen.publishing.content;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.content.api.ContentOperations;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.media.MediaConfig;
import ai.influgen.publishing.media.MediaLibrary;
import ai.influgen.publishing.media.TestMedia;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The content operations over a database of their own, and what they tell of approvals. */
abstract class ContentCase {
  final TestDatabase database = TestDatabase.fresh();
  final List<String> told = new ArrayList<>();
  Caller caller = new Caller(IdKind.next(), IdKind.next());
  @TempDir Path dir;
  MediaLibrary library;
  ContentStore store;
  List<Operation> operations;

  @BeforeEach
  void open() {
    InstantSource clock = InstantSource.system();
    library =
        MediaLibrary.open(
            database.vertx(),
            database.database(),
            new MediaConfig(
                dir,
                URI.create("https://post.example"),
                new Secret("key"),
                false,
                1_000_000,
                Duration.ofDays(2)),
            clock);
    Platforms platforms =
        new Platforms(List.of(new NamedPlatform("instagram"), new NamedPlatform("twitter", "x")));
    operations = ContentOperations.all(database.database(), library, platforms, watcher(), clock);
    store = new ContentStore(database.database(), clock);
    makeWorkspace(caller);
  }

  @AfterEach
  void close() {
    database.close();
  }

  ApprovalWatcher watcher() {
    return new ApprovalWatcher() {
      @Override
      public Future<Void> approved(SqlConnection c, UUID workspaceId, UUID id, String hash) {
        told.add("approved " + IdKind.CONTENT.show(id) + " " + hash);
        return Future.succeededFuture();
      }

      @Override
      public Future<Void> approvalLost(SqlConnection c, UUID workspaceId, UUID id) {
        if (told.contains("fail")) {
          return Future.failedFuture("the watcher failed");
        }
        told.add("lost " + IdKind.CONTENT.show(id));
        return Future.succeededFuture();
      }
    };
  }

  void makeWorkspace(Caller who) {
    await(
        database
            .database()
            .execute(
                "insert into workspace (id, name, timezone) values ($1, 'W', 'America/New_York')",
                Tuple.of(who.workspaceId())));
    await(
        database
            .database()
            .execute(
                "insert into member (id, workspace_id, name, role) values ($1, $2, 'M', 'owner')",
                Tuple.of(who.memberId(), who.workspaceId())));
  }

  MediaItem image() throws IOException {
    Path file = Files.write(dir.resolve("upload"), TestMedia.image("jpg", 10, 10));
    return await(library.intake().take(caller.workspaceId(), file, "a.jpg", null)).item();
  }

  JsonObject character(String body) {
    return call("createCharacter", "", body);
  }

  JsonObject create(boolean autopilot, String body) {
    JsonObject profile = new JsonObject().put("name", "Mila").put("autopilot", autopilot);
    String character = character(profile.encode()).getString("id");
    JsonObject content = new JsonObject(body).put("character_id", character);
    return call("createContent", "", content.encode());
  }

  String approved(boolean autopilot) {
    String id = create(autopilot, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    call("approveContent", id, "{}");
    return id;
  }

  ContentItem item(String id) {
    UUID contentId = IdKind.CONTENT.read(id).orElseThrow();
    return await(store.find(caller.workspaceId(), contentId)).orElseThrow();
  }

  boolean markPublished(String id, String hash) {
    return await(markPublishedElsewhere(IdKind.CONTENT.read(id).orElseThrow(), hash));
  }

  Future<Boolean> markPublishedElsewhere(UUID contentId, String hash) {
    return database
        .database()
        .transaction(c -> store.markPublished(c, caller.workspaceId(), contentId, hash));
  }

  JsonObject list(String operation, Map<String, String> query) {
    return run(operation, new Call(caller, Map.of(), query, new JsonObject(), List.of()));
  }

  JsonObject call(String operation, String id, String body) {
    return run(
        operation, new Call(caller, Map.of("id", id), Map.of(), new JsonObject(body), List.of()));
  }

  JsonObject run(String id, Call call) {
    Operation operation =
        operations.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Reply reply = await(operation.handle(call));
    JsonObject body = reply.body();
    if (body == null) {
      throw new AssertionError("an answer without a body");
    }
    return new JsonObject(body.encode());
  }

  static void assertProblem(ThrowingCallable call, ProblemType type) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }

  static void assertFault(ThrowingCallable call, String pointer, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
              assertThat(problem.faults().getFirst().pointer()).isEqualTo(pointer);
            })
        .hasMessageContaining(words);
  }

  static List<String> ids(JsonObject page, String field) {
    JsonArray items = page.getJsonArray(field);
    return items.stream().map(each -> ((JsonObject) each).getString("id")).toList();
  }

  /** A platform of which only the names matter here. */
  record NamedPlatform(PlatformName name, java.util.Set<String> aliases)
      implements ai.influgen.publishing.platform.Platform {
    NamedPlatform(String name, String... aliases) {
      this(new PlatformName(name), java.util.Set.of(aliases));
    }

    @Override
    public String title() {
      return name.value();
    }

    @Override
    public ai.influgen.publishing.platform.OAuth oauth() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ai.influgen.publishing.platform.Rules rules() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ai.influgen.publishing.platform.Adapter adapter() {
      throw new UnsupportedOperationException();
    }
  }
}
