package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseAwayTest {
  static Stream<Throwable> away() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new SocketException("Connection reset"),
        new IOException("Connection reset by peer"),
        new IOException("Broken pipe"),
        ClosedConnectionException.INSTANCE,
        new Database.Silent(),
        new VertxException("Timeout waiting for connection", true),
        new PgException("terminating connection", "FATAL", "57P01", ""),
        new SQLException("An I/O error occurred while sending to the backend.", "08006"),
        new IllegalStateException(new IOException("Connection reset by peer")));
  }

  static Stream<Throwable> ours() {
    return Stream.of(
        new FileNotFoundException("a picture"),
        new IOException("No space left on device"),
        new IllegalStateException("a bug"),
        new SQLException("syntax error", "42601"),
        new SQLException("nobody knows", (String) null),
        new PgException("duplicate key", "ERROR", "23505", ""));
  }

  @ParameterizedTest
  @MethodSource("away")
  void isTheDatabasesAbsence(Throwable failure) {
    assertThat(DatabaseAway.isCauseOf(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void isAFaultOfOurs(Throwable failure) {
    assertThat(DatabaseAway.isCauseOf(failure)).isFalse();
  }
}
