package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostJson;
import ai.influgen.publishing.schedule.PostStatus;
import ai.influgen.publishing.schedule.SmartPlan;
import ai.influgen.publishing.schedule.SmartRequest;
import ai.influgen.publishing.schedule.SmartScheduling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plans a character's approved content at each platform's best times. */
final class GenerateSchedule implements Operation {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final SmartScheduling scheduling;

  GenerateSchedule(SmartScheduling scheduling) {
    this.scheduling = scheduling;
  }

  @Override
  public String id() {
    return "generateSchedule";
  }

  @Override
  public Future<Reply> handle(Call call) {
    SmartRequest request = SmartRequest.of(call.body());
    return scheduling
        .generate(call.workspaceId(), request)
        .map(
            plan -> {
              boolean created = !request.dryRun() && !plan.entries().isEmpty();
              return new Reply(created ? CREATED : OK, json(plan), Map.of());
            });
  }

  private static JsonObject json(SmartPlan plan) {
    return new JsonObject()
        .put("timezone", plan.zone().getId())
        .put("scheduledPosts", array(plan.entries(), entry -> entry(entry, plan)))
        .put("skipped", array(plan.skipped(), GenerateSchedule::skipped))
        .put("left_out", array(plan.leftOut(), GenerateSchedule::leftOut))
        .put("more_content", plan.more());
  }

  private static JsonObject entry(SmartPlan.Entry entry, SmartPlan plan) {
    SmartPlan.Planned planned = entry.planned();
    return entry
        .post()
        .map(post -> PostJson.withWarnings(post, planned.fit().warnings()))
        .orElseGet(() -> preview(planned, plan))
        .put("reason", planned.reason());
  }

  private static JsonObject preview(SmartPlan.Planned planned, SmartPlan plan) {
    return new JsonObject()
        .put("content_id", IdKind.CONTENT.show(planned.contentId()))
        .put("character_id", IdKind.CHARACTER.show(planned.characterId()))
        .put("platform", planned.offer().platform().name().value())
        .put("connection_id", IdKind.CONNECTION.show(planned.offer().connection().id()))
        .put("status", PostStatus.PENDING.wire())
        .put("scheduled_at", planned.at().toString())
        .put("timezone", plan.zone().getId())
        .put("warnings", new JsonArray(planned.fit().warnings()));
  }

  private static JsonObject skipped(SmartPlan.Skipped skipped) {
    return new JsonObject()
        .put("content_id", IdKind.CONTENT.show(skipped.contentId()))
        .put("platform", skipped.platform().value())
        .put("code", skipped.why().wire())
        .put("reason", skipped.reason());
  }

  private static JsonObject leftOut(SmartPlan.LeftOut leftOut) {
    return new JsonObject()
        .put("platform", leftOut.platform().value())
        .put("code", leftOut.code())
        .put("reason", leftOut.reason());
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> shown) {
    return new JsonArray(items.stream().map(shown).toList());
  }
}
