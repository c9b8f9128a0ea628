package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.ScheduleRequest;
import ai.influgen.publishing.schedule.Scheduling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Schedules one approved content item on one or more platforms. */
final class ScheduleContent implements Operation {
  private final Scheduling scheduling;

  ScheduleContent(Scheduling scheduling) {
    this.scheduling = scheduling;
  }

  @Override
  public String id() {
    return "scheduleContent";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return scheduling
        .schedule(
            call.workspaceId(), call.pathId("id", IdKind.CONTENT), ScheduleRequest.of(call.body()))
        .map(scheduled -> new Reply(201, json(scheduled), Map.of()));
  }

  private static JsonObject json(Scheduling.Scheduled scheduled) {
    return new JsonObject()
        .put("timezone", scheduled.zone().getId())
        .put(
            "scheduledPosts",
            new JsonArray(
                scheduled.entries().stream()
                    .map(entry -> PostJson.withWarnings(entry.post(), entry.warnings()))
                    .toList()));
  }
}
