package ai.influgen.publishing.app;

import ai.influgen.publishing.http.Operations;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something to publish at a first start: a character and approved content with pictures of our own,
 * made through the API's own operations; together they hold something for every platform.
 */
final class Demo {
  private final Vertx vertx;
  private final Operations operations;
  private final Caller owner;
  private final Path uploads;

  /** One content item of the demo. */
  private record Item(
      String title, String caption, List<? extends DemoMedium> media, JsonObject settings) {}

  private static final List<Item> ITEMS =
      List.of(
          new Item(
              "Rooftop",
              "Golden hour up here. Tell me your favourite rooftop. #goldenhour #nyc",
              List.of(DemoPicture.ROOFTOP),
              new JsonObject()),
          new Item(
              "First coffee",
              "Slow morning, first coffee. #morning",
              List.of(DemoPicture.COFFEE),
              new JsonObject()),
          new Item(
              "Three corners",
              "Three corners of the city that nobody photographs. Swipe! #nyc #walks",
              List.of(DemoPicture.RIVER, DemoPicture.ROOFTOP, DemoPicture.COFFEE),
              new JsonObject()),
          new Item(
              "Sunrise",
              "The city wakes up in six seconds. #sunrise #nyc",
              List.of(DemoFilm.SUNRISE),
              new JsonObject()
                  .put("tiktok", new JsonObject().put("privacy_level", "PUBLIC_TO_EVERYONE"))),
          new Item(
              "Good night",
              "",
              List.of(DemoPicture.NIGHT),
              new JsonObject().put("instagram", new JsonObject().put("kind", "story"))));

  Demo(Vertx vertx, Operations operations, Caller owner, Path dataDir) {
    this.vertx = vertx;
    this.operations = operations;
    this.owner = owner;
    this.uploads = dataDir.resolve("uploads");
  }

  /** Makes the demo, unless the workspace has a character already. */
  Future<Void> run() {
    return call("listCharacters", Map.of(), new JsonObject(), List.of())
        .compose(
            list -> list.getJsonArray("characters").isEmpty() ? make() : Future.succeededFuture());
  }

  private Future<Void> make() {
    JsonObject mila = new JsonObject().put("name", "Mila").put("timezone", "America/New_York");
    return call("createCharacter", Map.of(), mila, List.of())
        .compose(
            character -> {
              Future<Void> items = Future.succeededFuture();
              for (Item item : ITEMS) {
                items = items.compose(_ -> add(character.getString("id"), item));
              }
              return items;
            });
  }

  private Future<Void> add(String characterId, Item item) {
    Future<List<JsonObject>> media = Future.succeededFuture(new ArrayList<>());
    for (DemoMedium medium : item.media()) {
      media =
          media.compose(
              list ->
                  upload(medium)
                      .map(
                          id -> {
                            list.add(
                                new JsonObject()
                                    .put("media_id", id)
                                    .put("alt_text", medium.altText()));
                            return list;
                          }));
    }
    return media
        .compose(
            list -> call("createContent", Map.of(), content(characterId, item, list), List.of()))
        .compose(
            made ->
                call(
                    "approveContent",
                    Map.of("id", made.getString("id")),
                    new JsonObject(),
                    List.of()))
        .mapEmpty();
  }

  private static JsonObject content(String characterId, Item item, List<JsonObject> media) {
    JsonArray captions = new JsonArray();
    if (!item.caption().isEmpty()) {
      captions.add(new JsonObject().put("text", item.caption()));
    }
    return new JsonObject()
        .put("character_id", characterId)
        .put("title", item.title())
        .put("captions", captions)
        .put("media", new JsonArray(media))
        .put("settings", item.settings());
  }

  private Future<String> upload(DemoMedium medium) {
    return vertx
        .executeBlocking(
            () -> {
              Files.createDirectories(uploads);
              Path file = Files.createTempFile(uploads, "demo", medium.fileName());
              medium.write(file);
              return new Call.Upload("file", medium.fileName(), file, Files.size(file));
            },
            false)
        .compose(
            file ->
                call("uploadMedia", Map.of(), new JsonObject(), List.of(file))
                    .map(media -> media.getString("id")));
  }

  private Future<JsonObject> call(
      String operation, Map<String, String> path, JsonObject body, List<Call.Upload> files) {
    return operations
        .call(operation, new Call(owner, path, Map.of(), body, files))
        .map(Reply::body)
        .map(answer -> Objects.requireNonNull(answer, operation));
  }
}
