package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.publish.Claim.Kind;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FireHeapTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private static Claim at(Instant runAt) {
    UUID id = UUID.randomUUID();
    return new Claim(
        id, Kind.COMMIT, id, runAt, runAt, id, id, new PlatformName("test"), null, 0, false);
  }

  @Test
  void firesThousandsInOrderAndNoneTooEarly() {
    int count = 3_000;
    Instant start = Instant.now().plusMillis(800);
    List<Instant> fired = new ArrayList<>();
    List<Claim> early = new ArrayList<>();
    Promise<Void> all = Promise.promise();
    vertx.runOnContext(
        _ -> {
          FireHeap heap =
              new FireHeap(
                  vertx,
                  Instant::now,
                  claim -> {
                    if (Instant.now().isBefore(claim.runAt())) {
                      early.add(claim);
                    }
                    fired.add(claim.runAt());
                    if (fired.size() == count) {
                      all.complete();
                    }
                  });
          // 50 µs apart: many fall into one millisecond, and none on its edge
          for (int i = count - 1; i >= 0; i--) {
            heap.add(at(start.plusNanos(i * 50_000L)));
          }
        });

    await(all.future());

    assertThat(early).isEmpty();
    assertThat(fired).isSorted();
  }
}
