package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it acknowledged, it has: a permission that a crash takes back is a second publish. */
class EmbeddedDatabaseIT {
  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit"})
  void acknowledgesOnlyWhatIsOnDisk(String setting, @TempDir Path directory) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
      PgConnectOptions options = database.address().options();
      try (Connection connection =
              DriverManager.getConnection(
                  database.address().jdbcUrl(), options.getUser(), options.getPassword());
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("show " + setting)) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("on");
      }
    }
  }
}
