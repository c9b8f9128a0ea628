package ai.influgen.publishing.publish;

import static ai.influgen.publishing.testing.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SweepIT {
  @Test
  void takesAwayOnlyWhatNobodyNeedsAnyMore() {
    try (TestDatabase test = TestDatabase.fresh()) {
      EngineRows rows = new EngineRows(test.database());
      UUID waiting = journal(rows, "pending", "2 days");
      UUID fresh = journal(rows, "published", "1 hour");
      UUID failed = journal(rows, "failed", "2 days");
      UUID old = journal(rows, "published", "2 days");
      rows.run("delete from due where post_id <> $1", waiting);
      rows.run(
          "insert into instance (id, name, beat_at) values (gen_random_uuid(), 'dead', now() - interval '2 days')");
      rows.run(
          "insert into platform_health (instance_id, platform, state, changed_at) values (gen_random_uuid(), 'x', 'down', now() - interval '2 days')");
      rows.run(
          "insert into quota (subject, name, slices, used) values ('a', 'old', array[now() - interval '41 days'], '{1}'), ('a', 'new', array[now() - interval '29 days'], '{1}')");

      assertThat(await(new Sweep(test.database()).sweep())).isEqualTo(4);

      assertThat(rows.text("select array_agg(post_id order by post_id)::text from publish_step"))
          .contains(waiting.toString(), fresh.toString(), failed.toString())
          .doesNotContain(old.toString());
      assertThat(rows.text("select string_agg(name, ',') from quota")).isEqualTo("new");
    }
  }

  private static UUID journal(EngineRows rows, String status, String age) {
    UUID post = rows.duePost();
    rows.run(
        "update scheduled_post set status = $2, ended_at = now() - $3::text::interval where id = $1",
        post,
        status,
        age);
    rows.run(
        "insert into publish_step (post_id, staged_for, step, result) values ($1, 's', 'a', '{}')",
        post);
    return post;
  }
}
