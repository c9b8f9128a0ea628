package ai.influgen.publishing.bench;

import ai.influgen.publishing.runtime.PostgresAddress;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * db-scheduler with its quickest way of polling, and a task that does nothing: what the Java world
 * schedules with, and no more than claiming and completing.
 */
final class DbScheduler implements Contestant, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  // its documentation's table and indexes for PostgreSQL
  private static final String SCHEMA =
      """
      create table scheduled_tasks (
        task_name text not null,
        task_instance text not null,
        task_data bytea,
        execution_time timestamp with time zone not null,
        picked boolean not null,
        picked_by text,
        last_success timestamp with time zone,
        last_failure timestamp with time zone,
        consecutive_failures int,
        last_heartbeat timestamp with time zone,
        version bigint not null,
        priority smallint,
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
      """;

  private final Connection connection;
  private final HikariDataSource pool = new HikariDataSource();
  private final int threads;

  DbScheduler(PostgresAddress address, Sizes sizes) throws SQLException {
    PgConnectOptions options = address.options();
    this.threads = sizes.number("threads", 50);
    this.connection = BenchServer.connect(address);
    Sql.run(connection, SCHEMA);
    pool.setJdbcUrl(address.jdbcUrl());
    pool.setUsername(options.getUser());
    pool.setPassword(options.getPassword());
    pool.setMaximumPoolSize(sizes.number("pool", 20));
  }

  @Override
  public String name() {
    return "db-scheduler";
  }

  @Override
  public double run(int count) throws SQLException {
    Sql.run(connection, "truncate scheduled_tasks");
    Sql.run(
        connection,
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'post', g::text, now() - interval '1 second', false, 1 from generate_series(1, %d) g
        """
            .formatted(count));
    Sql.run(connection, "vacuum analyze");
    Sql.run(connection, "checkpoint");
    OneTimeTask<Void> task = Tasks.oneTime("post").execute((_, _) -> {});
    Scheduler scheduler =
        Scheduler.create(pool, task)
            .threads(threads)
            .pollingInterval(Duration.ofMillis(100))
            .pollUsingLockAndFetch(0.5, 4.0)
            .build();
    long start = System.nanoTime();
    scheduler.start();
    while (Sql.number(connection, "select count(*) from scheduled_tasks") > 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    scheduler.stop();
    return count / seconds;
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    connection.close();
  }
}
