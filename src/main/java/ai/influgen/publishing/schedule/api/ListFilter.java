package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.PostStore.Filter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What the lists' parameters say, and the shape of their answer. */
final class ListFilter {
  // what can't be decoded names nothing, and nothing is what it finds
  private static final UUID NOBODY = new UUID(0, 0);

  private ListFilter() {}

  static Filter of(Call call, Platforms platforms) {
    return new Filter(
        call.queried("status").map(PostStatus::ofWire),
        call.queried("platform").map(name -> platform(platforms, name)),
        call.queried("character_id").map(id -> IdKind.CHARACTER.read(id).orElse(NOBODY)));
  }

  static <T> JsonObject json(Page<T> page, Function<T, JsonObject> shown) {
    Optional<String> next = page.nextCursor();
    return new JsonObject()
        .put("scheduled_posts", new JsonArray(page.items().stream().map(shown).toList()))
        .put("next_cursor", next.orElse(null));
  }

  private static PlatformName platform(Platforms platforms, String name) {
    return platforms
        .find(name)
        .map(Platform::name)
        .orElseThrow(
            () -> Problem.invalid("platform", "\"" + name + "\" is no platform of this server."));
  }
}
