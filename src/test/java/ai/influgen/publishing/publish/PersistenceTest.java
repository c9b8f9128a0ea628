package ai.influgen.publishing.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call came to is known in memory only: it is written whatever passes by. */
class PersistenceTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final Persistence persistence = new Persistence(VERTX);
  private final AtomicInteger tries = new AtomicInteger();

  @AfterAll
  static void close() {
    TestDatabase.await(VERTX.close());
  }

  /**
   * A deadlock, a full disk, a server that only reads, one that is too slow, one that shuts down.
   */
  @ParameterizedTest
  @ValueSource(strings = {"40P01", "53100", "25006", "57014", "57P01"})
  void writesAgainWhatMayBeTakenInAMoment(String code) {
    assertThat(written(refused(code))).isEqualTo("written");
    assertThat(tries).hasValue(2);
  }

  @Test
  void writesAgainWhenTheDatabaseWasNotReached() {
    assertThat(written(new SocketException("Connection reset"))).isEqualTo("written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23505", "42703"})
  void givesUpWhatWillNeverBeTaken(String code) {
    assertThatThrownBy(() -> written(refused(code))).hasMessageContaining(code);
    assertThat(tries).hasValue(1);
  }

  private String written(Throwable first) {
    return TestDatabase.await(
        persistence.insist(
            () ->
                tries.incrementAndGet() == 1
                    ? Future.failedFuture(first)
                    : Future.succeededFuture("written")));
  }

  private static PgException refused(String code) {
    return new PgException("refused", "ERROR", code, "");
  }
}
