package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;

import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.DueQueue;
import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many tenants, accounts and posts, as rows, queued the way the schedule does it. */
final class FairRows {
  private static final int AT_ONCE = 5_000;

  private final TestDatabase test;
  private final DueQueue queue;

  /** One account of a tenant. */
  record Account(UUID workspace, UUID character, UUID connection, PlatformName platform) {}

  FairRows(TestDatabase test) {
    this.test = test;
    this.queue =
        new PgDueQueue(
            test.vertx(),
            EngineSettings.defaults(),
            Instant::now,
            new PostSignals(test.vertx()));
  }

  /** A new tenant's accounts. */
  List<Account> tenant(String platform, int accounts) {
    UUID workspace = IdKind.next();
    run("insert into workspace (id, name, timezone) values ($1, 'w', 'UTC')", Tuple.of(workspace));
    List<Account> all =
        IntStream.range(0, accounts)
            .mapToObj(
                _ ->
                    new Account(
                        workspace, IdKind.next(), IdKind.next(), new PlatformName(platform)))
            .toList();
    UUID[] characters = ids(all.stream().map(Account::character));
    run(
        """
        insert into character (id, workspace_id, name, timezone)
        select c, $1, 'Mila', 'UTC' from unnest($2::uuid[]) c
        """,
        Tuple.of(workspace).addArrayOfUUID(characters));
    run(
        """
        insert into connection (id, workspace_id, platform, character_id, state)
        select c, $1, $2, h, 'connected' from unnest($3::uuid[], $4::uuid[]) t (c, h)
        """,
        Tuple.of(workspace, platform, ids(all.stream().map(Account::connection)), characters));
    return all;
  }

  /** Posts on the accounts in turn, the n-th at its instant; their ids, in that order. */
  List<UUID> posts(List<Account> accounts, int count, IntFunction<Instant> at) {
    List<DueQueue.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Account account = accounts.get(i % accounts.size());
      entries.add(
          new DueQueue.Entry(
              IdKind.next(),
              account.workspace(),
              account.connection(),
              account.platform(),
              at.apply(i)));
    }
    for (int from = 0; from < count; from += AT_ONCE) {
      store(accounts.getFirst(), entries.subList(from, Math.min(count, from + AT_ONCE)));
    }
    return entries.stream().map(DueQueue.Entry::postId).toList();
  }

  private void store(Account first, List<DueQueue.Entry> entries) {
    UUID[] posts = ids(entries.stream().map(DueQueue.Entry::postId));
    run(
        """
        insert into content_item (id, workspace_id, character_id, status, approval_hash)
        select p, $1, $2, 'approved', $4 from unnest($3::uuid[]) p
        """,
        Tuple.of(first.workspace(), first.character(), posts, EngineRows.HASH));
    run(
        """
        insert into scheduled_post (id, workspace_id, content_id, character_id, platform, connection_id, status,
                                    scheduled_at, timezone, approval_hash)
        select p, $1, p, $2, $3, c, 'pending', now(), 'UTC', $6 from unnest($4::uuid[], $5::uuid[]) t (p, c)
        """,
        Tuple.of(
            first.workspace(),
            first.character(),
            first.platform().value(),
            posts,
            ids(entries.stream().map(DueQueue.Entry::connectionId)),
            EngineRows.HASH));
    await(test.database().transaction(tx -> queue.put(tx, entries)));
  }

  private void run(String sql, Tuple parameters) {
    await(test.database().execute(sql, parameters));
  }

  private static UUID[] ids(Stream<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
