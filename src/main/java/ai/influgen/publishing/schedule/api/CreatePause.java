package ai.influgen.publishing.schedule.api;

import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.Pauses;
import ai.influgen.publishing.schedule.PostJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.Map;

/**
 * Stops publishing of a platform, a character or the whole workspace, and tells what it came too
 * late for.
 */
final class CreatePause implements Operation {
  private final Pauses pauses;
  private final Platforms platforms;

  CreatePause(Pauses pauses, Platforms platforms) {
    this.pauses = pauses;
    this.platforms = platforms;
  }

  @Override
  public String id() {
    return "createPause";
  }

  @Override
  public Future<Reply> handle(Call call) {
    String platform = call.body().getString("platform");
    String character = call.body().getString("character_id");
    Pauses.Scope scope =
        new Pauses.Scope(
            platform == null ? null : platform(platform),
            character == null
                ? null
                : IdKind.CHARACTER
                    .read(character)
                    .orElseThrow(() -> Problem.notFound("character")));
    return pauses
        .begin(call.caller(), scope)
        .map(
            begun ->
                new Reply(
                    201,
                    begun
                        .pause()
                        .toJson()
                        .put(
                            "in_flight",
                            new JsonArray(begun.inFlight().stream().map(PostJson::of).toList())),
                    Map.of()));
  }

  private PlatformName platform(String wanted) {
    return platforms
        .find(wanted)
        .map(Platform::name)
        .orElseThrow(
            () -> Problem.invalid("/platform", "This server does not know that platform."));
  }
}
