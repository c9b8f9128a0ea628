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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentOperationsIT {
  private final TestDatabase database = TestDatabase.fresh();
  private final List<String> told = new ArrayList<>();
  private Caller caller = new Caller(IdKind.next(), IdKind.next());
  @TempDir Path dir;
  private MediaLibrary library;
  private ContentStore store;
  private List<Operation> operations;

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

  @Test
  void givesACharacterTheWorkspacesZone() {
    assertThat(character("{\"name\":\"Mila\"}").getString("timezone"))
        .isEqualTo("America/New_York");
  }

  @Test
  void changesOfACharacterWhatIsGiven() {
    String id = character("{\"name\":\"Mila\",\"autopilot\":true}").getString("id");
    JsonObject changed = call("updateCharacter", id, "{\"timezone\":\"Europe/Berlin\"}");
    assertThat(changed.getString("timezone")).isEqualTo("Europe/Berlin");
    assertThat(changed.getString("name")).isEqualTo("Mila");
    assertThat(changed.getBoolean("autopilot")).isTrue();
    assertThat(call("getCharacter", id, "{}")).isEqualTo(changed);
  }

  @Test
  void suggestsTheZoneThatWasMeant() {
    assertFault(
        () -> character("{\"name\":\"Mila\",\"timezone\":\"Europe/Berln\"}"),
        "/timezone",
        "did you mean Europe/Berlin?");
  }

  @Test
  void listsCharactersOldestFirst() {
    List<String> made =
        List.of(
            character("{\"name\":\"A\"}").getString("id"),
            character("{\"name\":\"B\"}").getString("id"),
            character("{\"name\":\"C\"}").getString("id"));
    JsonObject first = list("listCharacters", Map.of("limit", "2"));
    assertThat(ids(first, "characters")).containsExactly(made.get(0), made.get(1));
    String cursor = first.getString("next_cursor");
    JsonObject second = list("listCharacters", Map.of("limit", "2", "cursor", cursor));
    assertThat(ids(second, "characters")).containsExactly(made.get(2));
    assertThat(second.getMap()).containsEntry("next_cursor", null);
  }

  @Test
  void makesADraftOfWhatIsGiven() throws IOException {
    MediaItem image = image();
    JsonObject content =
        create(
            false,
            """
            {"title":"Rooftop","captions":[{"text":"for all"},{"platform":"x","text":"for X"}],
             "media":[{"media_id":"%s","alt_text":"a roof"}],"settings":{"x":{"a":1}}}
            """
                .formatted(image.id()));
    assertThat(content.getString("status")).isEqualTo("draft");
    assertThat(content.getInteger("version")).isEqualTo(1);
    assertThat(content.getJsonObject("settings"))
        .isEqualTo(new JsonObject("{\"twitter\":{\"a\":1}}"));
    JsonObject variant = content.getJsonArray("captions").getJsonObject(1);
    assertThat(variant.getString("platform")).isEqualTo("twitter");
    assertThat(variant.getBoolean("selected")).isTrue();
    JsonObject shown = content.getJsonArray("media").getJsonObject(0);
    assertThat(shown.getString("media_id")).isEqualTo(image.id());
    assertThat(shown.getString("alt_text")).isEqualTo("a roof");
    assertThat(shown.getString("url")).startsWith("https://post.example/media/");
    assertThat(call("getContent", content.getString("id"), "{}")).isEqualTo(content);
    assertThat(told).isEmpty();
  }

  @Test
  void approvesOnceAndTellsTheWatcher() {
    String id = create(false, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    JsonObject approved = call("approveContent", id, "{}");
    assertThat(approved.getString("status")).isEqualTo("approved");
    assertThat(approved.getString("approved_at")).isNotNull();
    assertThat(call("approveContent", id, "{}")).isEqualTo(approved);
    assertThat(told).containsExactly("approved " + id + " " + item(id).approvalHash());
    assertThat(item(id).standing().approvedBy()).isEqualTo(caller.memberId());
  }

  @Test
  void refusesToApproveNothing() {
    String id = create(false, "{\"captions\":[{\"text\":\" \"}]}").getString("id");
    assertProblem(() -> call("approveContent", id, "{}"), ProblemType.NOT_PUBLISHABLE);
  }

  @Test
  void anEditTakesTheApproval() {
    String id = approved(false);
    JsonObject edited = call("updateContent", id, "{\"captions\":[{\"text\":\"other\"}]}");
    assertThat(edited.getString("status")).isEqualTo("draft");
    assertThat(edited.getMap()).containsEntry("approved_at", null);
    assertThat(edited.getInteger("version")).isEqualTo(3);
    assertThat(told).last().isEqualTo("lost " + id);
    assertThat(item(id).approvalHash()).isNull();
  }

  @Test
  void anEditOfTheTitleOrOfNothingKeepsTheApproval() {
    String id = approved(false);
    String caption =
        call("getContent", id, "{}").getJsonArray("captions").getJsonObject(0).getString("id");
    JsonObject edited =
        call("updateContent", id, "{\"title\":\"T\",\"captions\":[{\"text\":\"hello\"}]}");
    assertThat(edited.getString("status")).isEqualTo("approved");
    assertThat(edited.getString("title")).isEqualTo("T");
    assertThat(edited.getJsonArray("captions").getJsonObject(0).getString("id")).isEqualTo(caption);
    assertThat(told).hasSize(1);
  }

  @Test
  void theAutopilotApprovesWhatIsMadeAndEdited() {
    String id = create(true, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    String hash = item(id).approvalHash();
    JsonObject edited = call("updateContent", id, "{\"settings\":{\"instagram\":{\"a\":1.50}}}");
    assertThat(edited.getString("status")).isEqualTo("approved");
    assertThat(item(id).approvalHash()).isNotEqualTo(hash);
    assertThat(told)
        .containsExactly(
            "approved " + id + " " + hash, "approved " + id + " " + item(id).approvalHash());
    // what the database gives back has the hash that was approved
    assertThat(ApprovalHash.of(item(id).body())).isEqualTo(item(id).approvalHash());
  }

  @Test
  void aRejectionTakesTheApprovalUntilAPersonGivesItAgain() {
    String id = approved(false);
    JsonObject rejected = call("rejectContent", id, "{\"reason\":\"too loud\"}");
    assertThat(rejected.getString("status")).isEqualTo("rejected");
    assertThat(rejected.getString("rejection")).isEqualTo("too loud");
    assertThat(told).last().isEqualTo("lost " + id);
    JsonObject again = call("approveContent", id, "{}");
    assertThat(again.getString("status")).isEqualTo("approved");
    assertThat(again.getMap()).containsEntry("rejection", null);
    assertThat(told).last().asString().startsWith("approved " + id);
  }

  @Test
  void isPublishedOnlyUnderTheApprovalThatStands() {
    String id = approved(false);
    String hash = item(id).approvalHash();
    assertThat(markPublished(id, "ab".repeat(32))).isFalse();
    assertThat(markPublished(id, String.valueOf(hash))).isTrue();
    assertThat(item(id).status()).isEqualTo(ContentStatus.PUBLISHED);
    assertThat(call("approveContent", id, "{}").getString("status")).isEqualTo("published");
    assertThat(
            call("updateContent", id, "{\"captions\":[{\"text\":\"other\"}]}").getString("status"))
        .isEqualTo("draft");
  }

  @Test
  void passesByAnItemThatIsBeingChanged() {
    String id = approved(false);
    UUID contentId = IdKind.CONTENT.read(id).orElseThrow();
    String hash = String.valueOf(item(id).approvalHash());
    boolean marked =
        await(
            database
                .database()
                .transaction(
                    editor ->
                        store
                            .find(
                                editor,
                                caller.workspaceId(),
                                contentId,
                                ContentStore.Lock.FOR_CHANGE)
                            .map(_ -> markPublishedElsewhere(contentId, hash))
                            .compose(future -> future)));
    assertThat(marked).isFalse();
  }

  @Test
  void tellsAllFaultsAtOnce() {
    String missing = IdKind.MEDIA.show(IdKind.next());
    assertThatThrownBy(
            () ->
                create(
                    false,
                    """
                    {"captions":[{"platform":"myspace","text":"a"},{"text":"b","selected":true},
                                 {"text":"c","selected":true},{"text":"d\\u0000"}],
                     "media":[{"media_id":"%s"},{"media_id":"%s"}],
                     "settings":{"friend/ster":{}}}
                    """
                        .formatted(missing, missing)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.faults())
                    .extracting(Problem.Fault::pointer)
                    .containsExactly(
                        "/captions/0/platform",
                        "/captions/2/selected",
                        "/captions/3/text",
                        "/media/1/media_id",
                        "/settings/friend~1ster"))
        .hasMessage("There is no platform \"myspace\" here; known are: instagram, twitter.");
  }

  @Test
  void refusesMediaOfAnotherWorkspace() throws IOException {
    Caller owner = caller;
    MediaItem foreign = image();
    caller = new Caller(IdKind.next(), IdKind.next());
    makeWorkspace(caller);
    assertFault(
        () -> create(false, "{\"media\":[{\"media_id\":\"%s\"}]}".formatted(foreign.id())),
        "/media/0/media_id",
        "There is no media");
    caller = owner;
    assertThat(create(false, "{\"media\":[{\"media_id\":\"%s\"}]}".formatted(foreign.id())))
        .isNotNull();
  }

  @Test
  void knowsNothingOfAnotherWorkspace() {
    String id = approved(false);
    String character = call("getContent", id, "{}").getString("character_id");
    caller = new Caller(IdKind.next(), IdKind.next());
    makeWorkspace(caller);
    for (String operation : List.of("getContent", "approveContent", "rejectContent")) {
      assertProblem(() -> call(operation, id, "{}"), ProblemType.NOT_FOUND);
    }
    assertProblem(() -> call("updateContent", id, "{\"title\":\"T\"}"), ProblemType.NOT_FOUND);
    assertProblem(() -> call("getCharacter", character, "{}"), ProblemType.NOT_FOUND);
    assertProblem(
        () -> call("updateCharacter", character, "{\"name\":\"N\"}"), ProblemType.NOT_FOUND);
    assertThat(ids(list("listContent", Map.of()), "content")).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void listsContentNewestFirstByStatusAndCharacter() {
    String draft = create(false, "{}").getString("id");
    String approved = approved(false);
    String second = create(false, "{}").getString("id");
    JsonObject first = list("listContent", Map.of("limit", "2"));
    assertThat(ids(first, "content")).containsExactly(second, approved);
    String cursor = first.getString("next_cursor");
    assertThat(ids(list("listContent", Map.of("limit", "2", "cursor", cursor)), "content"))
        .containsExactly(draft);
    assertThat(ids(list("listContent", Map.of("status", "approved")), "content"))
        .containsExactly(approved);
    String character = call("getContent", draft, "{}").getString("character_id");
    assertThat(ids(list("listContent", Map.of("character_id", character)), "content"))
        .containsExactly(draft);
    assertThat(ids(list("listContent", Map.of("character_id", "char_nothing")), "content"))
        .isEmpty();
  }

  @Test
  void undoesAnEditWhenTheWatcherFails() {
    String id = approved(false);
    told.add("fail");
    assertThatThrownBy(() -> call("rejectContent", id, "{}")).hasMessageContaining("watcher");
    assertThat(item(id).status()).isEqualTo(ContentStatus.APPROVED);
  }

  private ApprovalWatcher watcher() {
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

  private void makeWorkspace(Caller who) {
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

  private MediaItem image() throws IOException {
    Path file = Files.write(dir.resolve("upload"), TestMedia.image("jpg", 10, 10));
    return await(library.intake().take(caller.workspaceId(), file, "a.jpg", null)).item();
  }

  private JsonObject character(String body) {
    return call("createCharacter", "", body);
  }

  private JsonObject create(boolean autopilot, String body) {
    JsonObject profile = new JsonObject().put("name", "Mila").put("autopilot", autopilot);
    String character = character(profile.encode()).getString("id");
    JsonObject content = new JsonObject(body).put("character_id", character);
    return call("createContent", "", content.encode());
  }

  private String approved(boolean autopilot) {
    String id = create(autopilot, "{\"captions\":[{\"text\":\"hello\"}]}").getString("id");
    call("approveContent", id, "{}");
    return id;
  }

  private ContentItem item(String id) {
    UUID contentId = IdKind.CONTENT.read(id).orElseThrow();
    return await(store.find(caller.workspaceId(), contentId)).orElseThrow();
  }

  private boolean markPublished(String id, String hash) {
    return await(markPublishedElsewhere(IdKind.CONTENT.read(id).orElseThrow(), hash));
  }

  private Future<Boolean> markPublishedElsewhere(UUID contentId, String hash) {
    return database
        .database()
        .transaction(c -> store.markPublished(c, caller.workspaceId(), contentId, hash));
  }

  private JsonObject list(String operation, Map<String, String> query) {
    return run(operation, new Call(caller, Map.of(), query, new JsonObject(), List.of()));
  }

  private JsonObject call(String operation, String id, String body) {
    return run(
        operation, new Call(caller, Map.of("id", id), Map.of(), new JsonObject(body), List.of()));
  }

  private JsonObject run(String id, Call call) {
    Operation operation =
        operations.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Reply reply = await(operation.handle(call));
    JsonObject body = reply.body();
    if (body == null) {
      throw new AssertionError("an answer without a body");
    }
    return new JsonObject(body.encode());
  }

  private static void assertProblem(ThrowingCallable call, ProblemType type) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }

  private static void assertFault(ThrowingCallable call, String pointer, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
              assertThat(problem.faults().getFirst().pointer()).isEqualTo(pointer);
            })
        .hasMessageContaining(words);
  }

  private static List<String> ids(JsonObject page, String field) {
    JsonArray items = page.getJsonArray(field);
    return items.stream().map(each -> ((JsonObject) each).getString("id")).toList();
  }

  /** A platform of which only the names matter here. */
  private record NamedPlatform(PlatformName name, java.util.Set<String> aliases)
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
