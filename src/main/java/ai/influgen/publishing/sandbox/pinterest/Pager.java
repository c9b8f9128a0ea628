package ai.influgen.publishing.sandbox.pinterest;

import ai.influgen.publishing.sandbox.call.Call;
import ai.influgen.publishing.sandbox.call.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Lists in pages, each with a bookmark for the next; a bookmark is no use elsewhere. */
final class Pager {
  private static final long USUAL_SIZE = 25;
  private static final long LARGEST_SIZE = 250;

  private final PinterestSettings settings;

  Pager(PinterestSettings settings) {
    this.settings = settings;
  }

  /** The page that a call asks for. */
  <T> Reply page(Call call, List<T> items, Function<T, String> id, Function<T, JsonObject> json) {
    int from = call.query("bookmark").map(mark -> after(mark, items, id)).orElse(0);
    int to = (int) Math.min(items.size(), from + size(call));
    List<T> page = items.subList(from, to);
    return Reply.ok(
        new JsonObject()
            .put("items", new JsonArray(page.stream().map(json).toList()))
            .put("bookmark", to < items.size() ? bookmark(id.apply(page.getLast())) : null));
  }

  private long size(Call call) {
    long asked;
    try {
      asked = call.query("page_size").map(Long::parseLong).orElse(USUAL_SIZE);
    } catch (NumberFormatException e) {
      throw Errors.invalid("page_size is not an integer").exception();
    }
    if (asked < 1 || asked > LARGEST_SIZE) {
      throw Errors.invalid("page_size must be between 1 and 250").exception();
    }
    return Math.min(asked, Math.max(1, settings.number("largest_page")));
  }

  private static <T> int after(String bookmark, List<T> items, Function<T, String> id) {
    for (int index = 0; index < items.size(); index++) {
      if (bookmark(id.apply(items.get(index))).equals(bookmark)) {
        return index + 1;
      }
    }
    throw Errors.invalid("the bookmark is invalid").exception();
  }

  private static String bookmark(String id) {
    return Base64.getUrlEncoder().encodeToString(("after:" + id).getBytes(StandardCharsets.UTF_8));
  }
}
