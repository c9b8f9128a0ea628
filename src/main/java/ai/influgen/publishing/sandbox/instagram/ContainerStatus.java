package ai.influgen.publishing.sandbox.instagram;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;

/** What a container says of itself. */
final class ContainerStatus {
  private final Vertx vertx;
  private final InstantSource clock;
  private final Uploads uploads;

  ContainerStatus(Vertx vertx, InstantSource clock, Uploads uploads) {
    this.vertx = vertx;
    this.clock = clock;
    this.uploads = uploads;
  }

  /** All its fields. */
  Future<JsonObject> of(Container container) {
    Container.Status status = container.status(clock.instant());
    JsonObject json =
        new JsonObject()
            .put("id", container.id())
            .put("status_code", status.name())
            .put("status", text(status, container.failure()));
    if (!container.draft().video()) {
      return Future.succeededFuture(json);
    }
    json.put(
        "copyright_check_status",
        new JsonObject().put("status", "completed").put("matches_found", false));
    return vertx
        .executeBlocking(() -> uploads.received(container), false)
        .map(received -> json.put("video_status", phases(container, status, received)));
  }

  private static String text(Container.Status status, int failure) {
    return switch (status) {
      case IN_PROGRESS -> "In Progress: Media is still being processed.";
      case FINISHED -> "Finished: Media has been uploaded and it is ready to be published.";
      case ERROR -> "Error: Media upload has failed with error code " + failure;
      case EXPIRED -> "Expired: The media was not published within 24 hours.";
      case PUBLISHED -> "Published: Media has been successfully published.";
    };
  }

  private static JsonObject phases(Container container, Container.Status status, long received) {
    boolean waiting = container.stage() == Container.Stage.WAITING_FOR_BYTES;
    JsonObject uploading = new JsonObject();
    if (waiting && container.draft().resumable()) {
      uploading
          .put("status", received > 0 ? "in_progress" : "not_started")
          .put("bytes_transferred", received);
    } else {
      uploading.put("status", waiting ? "in_progress" : "complete");
    }
    String processing =
        waiting
            ? "not_started"
            : status == Container.Status.IN_PROGRESS ? "in_progress" : "complete";
    return new JsonObject()
        .put("uploading_phase", uploading)
        .put("processing_phase", new JsonObject().put("status", processing));
  }
}
