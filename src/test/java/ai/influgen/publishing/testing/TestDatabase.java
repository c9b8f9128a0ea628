package ai.influgen.publishing.testing;

import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.Pools;
import ai.influgen.publishing.runtime.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A migrated, empty database of a test's own, with a Vert.x to reach it. */
public final class TestDatabase implements AutoCloseable {
  private final PostgresAddress address;
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  private TestDatabase(PostgresAddress address) {
    this.address = address;
    this.pool = Pools.create(vertx, address, "test", 8);
  }

  public static TestDatabase fresh() {
    return new TestDatabase(PostgresServer.get().newDatabase());
  }

  public PostgresAddress address() {
    return address;
  }

  public Vertx vertx() {
    return vertx;
  }

  public Pool pool() {
    return pool;
  }

  public Database database() {
    return new Database(pool);
  }

  /** The future's value, waited for on the test's own thread. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came within 30 s", e);
    }
  }

  @Override
  public void close() {
    await(pool.close());
    await(vertx.close());
  }
}
