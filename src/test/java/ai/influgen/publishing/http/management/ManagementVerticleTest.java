package ai.influgen.publishing.http.management;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementVerticleTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicBoolean up = new AtomicBoolean(true);
  private final ManagementVerticle management =
      new ManagementVerticle(
          0, List.of(new HealthCheck("database", this::probe)), () -> "posts_published_total 7\n");

  @BeforeEach
  void start() {
    await(vertx.deployVerticle(management));
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  void livesWhateverElseIsAway() {
    up.set(false);

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyOnlyWhileEveryCheckPasses() {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    up.set(false);
    HttpResponse<Buffer> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.bodyAsJsonObject().getJsonArray("checks"))
        .isEqualTo(JsonArray.of(JsonObject.of("id", "database", "status", "DOWN")));
  }

  @Test
  void showsTheMetrics() {
    assertThat(get("/metrics").bodyAsString()).isEqualTo("posts_published_total 7\n");
  }

  private Future<Void> probe() {
    return up.get() ? Future.succeededFuture() : Future.failedFuture("away");
  }

  private HttpResponse<Buffer> get(String path) {
    return await(WebClient.create(vertx).get(management.port(), "localhost", path).send());
  }
}
