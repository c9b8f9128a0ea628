package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.PublicUrl;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts a list into pages by cursors that name an item, so that a page is stable when newer items
 * come.
 */
final class Paging {
  private static final long USUAL_LIMIT = 25;
  private static final long LARGEST_LIMIT = 100;

  private final PublicUrl url;

  Paging(PublicUrl url) {
    this.url = url;
  }

  /** The page that the request asks for. */
  <T> JsonObject page(
      GraphRequest request, List<T> all, Function<T, String> id, Function<T, JsonObject> toJson) {
    int limit =
        (int) Math.clamp(request.parameters().number("limit", USUAL_LIMIT), 1, LARGEST_LIMIT);
    int from =
        request.parameters().get("after").map(cursor -> indexAfter(all, id, cursor)).orElse(0);
    List<T> items = all.subList(from, Math.min(all.size(), from + limit));
    JsonObject page =
        new JsonObject().put("data", new JsonArray(items.stream().map(toJson).toList()));
    if (items.isEmpty()) {
      return page;
    }
    String last = cursor(id.apply(items.getLast()));
    JsonObject paging =
        new JsonObject()
            .put(
                "cursors",
                new JsonObject()
                    .put("before", cursor(id.apply(items.getFirst())))
                    .put("after", last));
    if (from + items.size() < all.size()) {
      paging.put("next", next(request, limit, last));
    }
    return page.put("paging", paging);
  }

  private String next(GraphRequest request, int limit, String cursor) {
    HttpServerRequest http = request.http();
    StringBuilder next = new StringBuilder(url.of(http.path())).append("?limit=").append(limit);
    append(next, "access_token", request.token());
    request.parameters().get("fields").ifPresent(fields -> append(next, "fields", fields));
    request.parameters().get("since").ifPresent(since -> append(next, "since", since));
    request.parameters().get("until").ifPresent(until -> append(next, "until", until));
    append(next, "after", cursor);
    return next.toString();
  }

  private static void append(StringBuilder query, String name, String value) {
    query
        .append('&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static <T> int indexAfter(List<T> all, Function<T, String> id, String cursor) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(id.apply(all.get(i))).equals(cursor)) {
        return i + 1;
      }
    }
    throw GraphErrors.PARAMETER.exception("The cursor is not valid.");
  }

  private static String cursor(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }
}
