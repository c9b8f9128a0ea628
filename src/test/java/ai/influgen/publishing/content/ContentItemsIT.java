package ai.influgen.publishing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.platform.MediaItem;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content items as the API makes, changes and lists them, each workspace by itself. */
class ContentItemsIT extends ContentCase {
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
}
