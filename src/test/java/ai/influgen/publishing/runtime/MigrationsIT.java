package ai.influgen.publishing.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.influgen.publishing.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  @Test
  void everyTenantTableCarriesItsWorkspace() {
    try (TestDatabase test = TestDatabase.fresh()) {
      List<String> without =
          TestDatabase.await(
              test.database()
                  .list(
                      """
                      select t.table_name from information_schema.tables t
                      where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
                        and t.table_name not in ('flyway_schema_history', 'workspace', 'instance', 'account_gate', 'publish_step', 'platform_health',
                          -- a platform counts an account whichever workspace posts to it
                          'quota',
                          -- nobody knows yet whose it is
                          'sign_in_state')
                        and not exists (select 1 from information_schema.columns c
                          where c.table_name = t.table_name and c.column_name = 'workspace_id')
                      """,
                      Tuple.tuple(),
                      row -> row.getString(0)));

      assertThat(without).isEmpty();
    }
  }
}
