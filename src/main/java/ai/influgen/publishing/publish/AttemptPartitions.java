package ai.influgen.publishing.publish;

import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the attempt log's partitions of the coming days; what is written on a day without one goes
 * to the default partition.
 */
final class AttemptPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptPartitions.class);

  /**
   * Today, if nothing was logged yet, and a week ahead. A day whose rows are in the default
   * partition already stays there; two instances that start together take turns.
   */
  private static final String MAKE =
      """
      do $$
      declare day date;
      begin
        perform pg_advisory_xact_lock(7364772);
        for day in select d::date from generate_series(current_date, current_date + 7, interval '1 day') d loop
          if to_regclass('publish_attempt_' || to_char(day, 'YYYYMMDD')) is null
             and not exists (select 1 from publish_attempt_default where ended_at >= day and ended_at < day + 1) then
            execute format('create table %I partition of publish_attempt for values from (%L) to (%L)',
              'publish_attempt_' || to_char(day, 'YYYYMMDD'), day, day + 1);
          end if;
        end loop;
      end $$
      """;

  private final Database database;

  AttemptPartitions(Database database) {
    this.database = database;
  }

  Future<Void> makeAhead() {
    return database
        .execute(MAKE, Tuple.tuple())
        .<Void>mapEmpty()
        .recover(
            e -> {
              LOG.warn("could not make the attempt log's partitions: {}", e.toString());
              return Future.succeededFuture();
            });
  }
}
