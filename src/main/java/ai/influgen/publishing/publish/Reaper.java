package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what others left: work of dead instances, calls that hang, and claims that this
 * process itself does not know of any more. What was not permitted yet goes back into the queue;
 * what was is asked about.
 */
final class Reaper {
  private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);

  /** An instance that lives answers for its calls itself; so much later it has lost one. */
  private static final Duration HUNG = Duration.ofSeconds(30);

  /**
   * $1 settle after in s, $2 platforms, $3 theirs where it is another, $4 how much later a call
   * hangs. Scan of a small table, then primary keys. The posts' rows are locked first, as
   * everywhere, in the order of their ids; what is locked is being dealt with and comes again. One
   * instance reaps at a time. How often the platform was asked counts from 0: how long a post stood
   * in line says nothing of that.
   */
  private static final String REAP =
      """
      with patience as materialized (
        select * from unnest($2::text[], $3::float8[]) as own (platform, settle)),
      gone as materialized (
        select o.post_id
        from (select i.post_id
              from inflight i left join patience own on own.platform = i.platform
              where (i.instance_id <> all(array(
                       select id from instance where beat_at >= clock_timestamp() - interval '3 seconds'))
                     or (i.state = 'sending' and i.intent_at < clock_timestamp() - (coalesce(own.settle, $1::float8) + $4::float8) * interval '1 second'))
                and pg_try_advisory_xact_lock(7364771)
              order by i.post_id) o
        cross join lateral (select from scheduled_post p where p.id = o.post_id for update skip locked) p),
      left_over as (
        delete from inflight where post_id = any(array(select post_id from gone)) returning *),
      asked as (
        update scheduled_post p set unsettled = true, updated_at = clock_timestamp(),
          error_code = 'unknown_error',
          error_message = 'The server stopped just as this was being published. The platform is being asked what became of it.'
        from left_over l where p.id = l.post_id and l.state = 'sending' and p.status = 'pending'),
      lanes as (
        update account_gate set lane_post_id = null
        where connection_id = any(array(
          select g.connection_id from account_gate g join left_over l on g.connection_id = l.connection_id
          where g.lane_post_id = l.post_id
          order by g.connection_id
          for update of g))),
      told as (
        insert into publish_attempt (id, workspace_id, post_id, kind, started_at, intent_at, ended_at, outcome, error_code, error_message)
        select gen_random_uuid(), workspace_id, post_id, kind, claimed_at, intent_at, clock_timestamp(), 'unsettled', 'unknown_error',
               'The server stopped just as this was being published.'
        from left_over where state = 'sending')
      insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, intent_at, rounds, refreshed,
                       rank)
      select post_id, case when state = 'sending' then 'reconcile' else kind end,
             case when state = 'sending'
               then greatest(clock_timestamp(), intent_at + coalesce(own.settle, $1::float8) * interval '1 second') else run_at end,
             target_at, workspace_id, connection_id, platform, intent_at,
             case when state = 'sending' then 0 else rounds end, state <> 'sending' and refreshed, rank
      from left_over left join patience own using (platform)
      """;

  /** $1 instance: what it holds and was not permitted. Scan of a small table. */
  private static final String OWN =
      "select post_id, token from inflight where instance_id = $1 and state = 'claimed'";

  private final Database database;
  private final InstanceLease lease;
  private final EngineSettings settings;
  private Set<UUID> suspects = Set.of();

  Reaper(Database database, InstanceLease lease, EngineSettings settings) {
    this.database = database;
    this.lease = lease;
    this.settings = settings;
  }

  /** One round; the future holds how many posts were taken over. */
  Future<Integer> reap() {
    if (!lease.mayJudgeOthers()) {
      return Future.succeededFuture(0);
    }
    return database
        .execute(REAP, patience())
        .onSuccess(
            taken -> {
              if (taken > 0) {
                LOG.info("took over {} posts that an instance left behind", taken);
              }
            });
  }

  /**
   * Gives back what the database says is ours and the process does not know of, such as a claim
   * whose answer got lost. Two looks in a row, since a claim is in the database a moment before it
   * is in memory.
   */
  Future<Integer> audit(Set<UUID> knownTokens) {
    return database
        .list(OWN, Tuple.of(lease.id()), row -> row.getUUID("token"))
        .compose(tokens -> giveBack(tokens, knownTokens));
  }

  private Future<Integer> giveBack(List<UUID> tokens, Set<UUID> known) {
    Set<UUID> unknown = new HashSet<>(tokens);
    unknown.removeAll(known);
    Set<UUID> forgotten = new HashSet<>(unknown);
    forgotten.retainAll(suspects);
    suspects = unknown;
    return forgotten.isEmpty()
        ? Future.succeededFuture(0)
        : database.execute(
            QueueSql.GIVE_BACK,
            Tuple.of(lease.id()).addArrayOfUUID(forgotten.toArray(UUID[]::new)));
  }

  private Tuple patience() {
    Map<PlatformName, Duration> others = settings.longerCommits();
    List<PlatformName> platforms = List.copyOf(others.keySet());
    return Tuple.of(
        seconds(settings.settleAfter(settings.commitTimeout())),
        platforms.stream().map(PlatformName::value).toArray(String[]::new),
        platforms.stream().map(p -> seconds(settings.settleAfter(p))).toArray(Double[]::new),
        seconds(HUNG));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
