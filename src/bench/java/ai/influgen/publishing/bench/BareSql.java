package ai.influgen.publishing.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The engine's writes without the engine: the same rows of the same tables, a batch at a time on
 * each of a few connections. What this database can do on this machine at most.
 */
record BareSql(EngineRows rows, int tenants, int batch, int connections) implements Contestant {

  /** A batch's posts and their tokens. */
  private record Batch(List<UUID> posts, List<UUID> tokens) {}

  @Override
  public String name() {
    return "bare SQL";
  }

  @Override
  public double run(int count) throws SQLException {
    rows.clear();
    rows.due(count, rows.now().minusSeconds(1), Duration.ofMillis(1), 0, tenants);
    rows.settle();
    Instant start = rows.now();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> loops = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        loops.add(threads.submit(this::loop));
      }
      for (Future<?> loop : loops) {
        loop.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return rows.rate(start);
  }

  private @Nullable Void loop() throws SQLException {
    try (Connection connection = BenchServer.connect(rows.address())) {
      UUID instance = UUID.randomUUID();
      Batch taken = claim(connection, instance);
      while (!taken.posts().isEmpty()) {
        Array posts = uuids(connection, taken.posts());
        Array tokens = uuids(connection, taken.tokens());
        work(connection, posts, tokens);
        taken = claim(connection, instance);
      }
      return null;
    }
  }

  private static void work(Connection connection, Array posts, Array tokens) throws SQLException {
    String payload =
        "{\"kind\": \"post\", \"text\": \"Post\", \"media\": [{\"id\": \"med_0\"}], \"settings\": {}}";
    execute(connection, BareStatements.KEEP, "payload", payload, posts, tokens);
    execute(connection, BareStatements.KEEP, "upload", "{\"id\": \"1\"}", posts, tokens);
    connection.setAutoCommit(false);
    execute(connection, BareStatements.LOCK, posts);
    execute(connection, BareStatements.LOCK_GATES, posts);
    execute(connection, BareStatements.INTENT, posts, tokens);
    connection.commit();
    connection.setAutoCommit(true);
    execute(connection, BareStatements.KEEP, "publish", "{\"id\": \"2\"}", posts, tokens);
    connection.setAutoCommit(false);
    execute(connection, BareStatements.LOCK, posts);
    execute(connection, BareStatements.LOCK_GATES, posts);
    execute(connection, BareStatements.OUTCOME, posts, tokens);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private Batch claim(Connection connection, UUID instance) throws SQLException {
    List<UUID> posts = new ArrayList<>();
    List<UUID> tokens = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(BareStatements.CLAIM)) {
      Sql.set(statement, batch, instance);
      try (ResultSet taken = statement.executeQuery()) {
        while (taken.next()) {
          posts.add(taken.getObject(1, UUID.class));
          tokens.add(taken.getObject(2, UUID.class));
        }
      }
    }
    return new Batch(posts, tokens);
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Sql.set(statement, parameters);
      statement.execute();
    }
  }

  private static Array uuids(Connection connection, List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
