package ai.influgen.publishing.chaos;

import ai.influgen.publishing.testing.Answer;
import ai.influgen.publishing.testing.Waiting;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Waits until nothing is left to be done but reading of what is public already. */
final class Drain {
  private static final String LEFT =
      """
      select count(*) from scheduled_post p where status = 'pending'
      """;

  private Drain() {}

  /** Whether everything ended in time; what waits for a person is cancelled. */
  static boolean wait(Cluster cluster, List<Workspace> workspaces, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (left(cluster) > 0) {
      workspaces.forEach(Drain::cancelHeld);
      if (System.nanoTime() > deadline) {
        return false;
      }
      Waiting.pause(Duration.ofMillis(500));
    }
    return true;
  }

  private static long left(Cluster cluster) {
    return cluster.postgres().list(LEFT, row -> row.getLong(1)).getFirst();
  }

  private static void cancelHeld(Workspace workspace) {
    Answer answer = workspace.api().get("/api/v1/schedule?limit=200");
    if (answer.status() != 200) {
      return;
    }
    for (Object each : answer.json().getJsonArray("scheduled_posts")) {
      JsonObject post = (JsonObject) each;
      if ("held".equals(post.getString("phase"))) {
        workspace
            .api()
            .patch(
                "/api/v1/schedule/" + post.getString("id"),
                new JsonObject().put("status", "cancelled"));
      }
    }
  }
}
