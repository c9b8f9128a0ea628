package ai.influgen.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseStartTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void beginsAStepAnewForAsLongAsTheDatabaseBreaksOff() {
    Deque<Throwable> ahead =
        new ArrayDeque<>(
            List.of(
                new SocketException("Connection reset"),
                ClosedConnectionException.INSTANCE,
                new FlywayException("V9 failed", new SQLException("cut", "08006"))));

    Future<String> started =
        new DatabaseStart(vertx, new DatabaseStart.Patience(PAUSE, Duration.ofSeconds(30)))
            .step(
                "a test",
                () ->
                    ahead.isEmpty()
                        ? Future.succeededFuture("started")
                        : Future.failedFuture(ahead.remove()));

    assertThat(await(started)).isEqualTo("started");
  }

  @Test
  void failsAtOnceForAReasonOfItsOwn() {
    Throwable broken = new FlywayException("V9 failed", new SQLException("syntax", "42601"));

    assertThat(failure(broken, Duration.ofSeconds(30))).isSameAs(broken);
  }

  @Test
  void givesUpInTheEnd() {
    Throwable reset = new SocketException("Connection reset");

    assertThat(failure(reset, Duration.ofMillis(20))).isSameAs(reset);
  }

  private Throwable failure(Throwable each, Duration limit) {
    return await(
        new DatabaseStart(vertx, new DatabaseStart.Patience(PAUSE, limit))
            .step("a test", () -> Future.<Throwable>failedFuture(each))
            .recover(Future::succeededFuture));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came", e);
    }
  }
}
