package ai.influgen.publishing.event.api;

import ai.influgen.publishing.event.Event;
import ai.influgen.publishing.event.EventPlace;
import ai.influgen.publishing.event.EventType;
import ai.influgen.publishing.event.Events;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What happened in the workspace, oldest first, after a place that the caller has read up to. */
public final class ListEvents implements Operation {
  private static final int USUAL = 50;

  private final Events events;

  public ListEvents(Database database) {
    this.events = new Events(database);
  }

  @Override
  public String id() {
    return "listEvents";
  }

  @Override
  public Future<Reply> handle(Call call) {
    EventPlace after =
        call.queried("after")
            .map(cursor -> EventPlace.decode(cursor).orElseThrow(ListEvents::unknown))
            .orElse(EventPlace.START);
    EventType type = call.queried("type").flatMap(EventType::find).orElse(null);
    int limit = call.queried("limit").map(Integer::parseInt).orElse(USUAL);
    return events.after(call.workspaceId(), after, type, limit).map(ListEvents::reply);
  }

  private static Problem unknown() {
    return Problem.invalid("after", "This cursor is not one of ours: start again without one.");
  }

  private static Reply reply(Events.Page page) {
    return Reply.ok(
        new JsonObject()
            .put("events", new JsonArray(page.events().stream().map(Event::toJson).toList()))
            .put("next_cursor", page.end().encode())
            .put("more", page.more()));
  }
}
