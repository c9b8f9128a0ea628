package ai.influgen.publishing.platform.pinterest;

import ai.influgen.publishing.platform.Exchange;
import ai.influgen.publishing.platform.StepResult;
import ai.influgen.publishing.platform.StepResult.Ended;
import ai.influgen.publishing.platform.StepResult.Keep;
import ai.influgen.publishing.platform.pinterest.PinterestLooks.Page;
import ai.influgen.publishing.platform.pinterest.PinterestLooks.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a page of pins says: which of them may be ours, and whether older ones have to be read. */
record PinterestSightings(PinterestLooks looks, Exchange exchange, PinterestFailure failure) {
  /** 5,000 pins within minutes: nobody makes more, and a list that never ends must not hold us. */
  private static final int MOST_PAGES = 20;

  StepResult read() {
    Page page = Page.of(exchange.call().name());
    JsonObject body = exchange.response().json();
    if (exchange.response().status() == 404 && page.place() == Place.BOARD) {
      // a board that is gone took its pins along, if it was not emptied into another before
      return new Keep(new JsonObject().put(PinterestLooks.MATCHES, new JsonArray()));
    }
    if (!exchange.response().ok() || !PinterestJson.isList(body)) {
      return new Ended(failure.outcome());
    }
    List<JsonObject> pins = PinterestJson.items(body);
    PinterestFingerprint ours = PinterestFingerprint.of(looks.job().payload(), looks.since());
    JsonArray matches = new JsonArray();
    pins.stream()
        .filter(ours::matches)
        .flatMap(pin -> PinterestJson.id(pin, "id").stream())
        .forEach(matches::add);
    JsonObject result = new JsonObject().put(PinterestLooks.MATCHES, matches);
    PinterestJson.bookmark(body)
        .filter(_ -> mayGoOn(pins, ours))
        .ifPresent(
            mark ->
                result.put(
                    page.number() < MOST_PAGES ? PinterestLooks.BOOKMARK : PinterestLooks.CUT,
                    mark));
    return new Keep(result);
  }

  /** In which order pins are listed is not documented: only the newest first can be cut short. */
  private static boolean mayGoOn(List<JsonObject> pins, PinterestFingerprint ours) {
    List<Instant> times =
        pins.stream().map(PinterestFingerprint::createdAt).flatMap(Optional::stream).toList();
    boolean recent = times.isEmpty() || times.stream().anyMatch(ours::isRecent);
    return recent || !times.equals(times.stream().sorted((a, b) -> b.compareTo(a)).toList());
  }
}
