package ai.influgen.publishing.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Posts by the million, as rows, in a few statements. Every id is made of a kind and a number, so
 * that statements need not look each other's ids up: tenant {@code t} has the accounts {@code t *
 * accounts … t * accounts + accounts - 1}, and every account a character of its own.
 */
public final class PostFill {
  /** What everything is approved under. */
  public static final String HASH = "approved-hash";

  private final Connection connection;
  private final Tenants tenants;

  /**
   * Who posts.
   *
   * @param count how many workspaces
   * @param accounts how many accounts each has
   * @param platform where
   */
  public record Tenants(int count, int accounts, String platform) {
    int allAccounts() {
      return count * accounts;
    }
  }

  /**
   * Posts to make.
   *
   * @param first the number of the first; numbers are never used twice in a database
   * @param count how many
   * @param from when the first is due
   * @param span over which they are spread evenly, in order
   * @param firstTenant the first of the tenants that they are dealt out to
   * @param tenants to how many of them, in turn
   */
  public record Posts(
      long first, int count, Instant from, Duration span, int firstTenant, int tenants) {}

  /** A fill of that database, with its tenants not made yet. */
  public PostFill(Connection connection, Tenants tenants) {
    this.connection = connection;
    this.tenants = tenants;
  }

  /** The id of the post of that number. */
  public static UUID post(long number) {
    return FillId.POST.id(number);
  }

  /** The id of the account of that number. */
  public static UUID account(long number) {
    return FillId.CONNECTION.id(number);
  }

  /** The id of the tenant of that number. */
  public static UUID tenant(long number) {
    return FillId.WORKSPACE.id(number);
  }

  /** What seals an account's tokens. */
  @FunctionalInterface
  public interface Seal {
    byte[] of(UUID account);
  }

  /** Makes the tenants: accounts that are connected, a picture each, and content that is shared. */
  public PostFill withTenants(Seal seal) throws SQLException {
    run(FillId.FUNCTION);
    run(
        "insert into workspace (id, name, timezone) select %s, 'tenant ' || g, 'UTC' from generate_series(0::bigint, %d) g"
            .formatted(FillId.WORKSPACE.id("g"), tenants.count() - 1));
    run(
        "insert into character (id, workspace_id, name, timezone) select %s, %s, 'character ' || g, 'UTC' from %s"
            .formatted(FillId.CHARACTER.id("g"), FillId.WORKSPACE.id(tenantOf("g")), accounts()));
    run(
        """
        insert into connection (id, workspace_id, platform, character_id, state, remote_id, username, details)
        select %s, %s, '%s', %s, 'connected', 'acc' || g, 'acc' || g, '{}' from %s
        """
            .formatted(
                FillId.CONNECTION.id("g"),
                FillId.WORKSPACE.id(tenantOf("g")),
                tenants.platform(),
                FillId.CHARACTER.id("g"),
                accounts()));
    run(
        "insert into account_gate (connection_id) select %s from %s"
            .formatted(FillId.CONNECTION.id("g"), accounts()));
    run(
        """
        insert into media_asset (id, workspace_id, type, content_type, file_name, bytes, width, height, sha256)
        select %s, %s, 'image', 'image/jpeg', 'a.jpg', 300000, 1080, 1080, md5(g::text) from %s
        """
            .formatted(FillId.MEDIA.id("g"), FillId.WORKSPACE.id(tenantOf("g")), accounts()));
    contents(FillId.SHARED_CONTENT, accounts(), "g");
    run(
        "create table fill_account as select g as n, %s as tenant, %s as persona, %s as account, %s as shared from %s"
            .formatted(
                FillId.WORKSPACE.id(tenantOf("g")),
                FillId.CHARACTER.id("g"),
                FillId.CONNECTION.id("g"),
                FillId.SHARED_CONTENT.id("g"),
                accounts()));
    sealTokens(seal);
    return this;
  }

  private void sealTokens(Seal seal) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update connection set sealed_tokens = ? where id = ?")) {
      for (int i = 0; i < tenants.allAccounts(); i++) {
        update.setBytes(1, seal.of(account(i)));
        update.setObject(2, account(i));
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /**
   * Posts that wait, evenly over 90 days from tomorrow, the next to be prepared then; content is
   * shared by an account's posts. The biggest tables' indexes are made anew afterwards, which is
   * much quicker than keeping them.
   */
  public PostFill waiting(long first, int count) throws SQLException {
    if (count == 0) {
      return this;
    }
    List<String> indexes = dropIndexes("scheduled_post", "due");
    // what is made of numbers need not be looked up row by row
    run("set session_replication_role = replica");
    String numbers = "generate_series(%d::bigint, %d) g".formatted(first, first + count - 1);
    String at =
        "date_trunc('minute', now()) + interval '1 day' + ((g * 7919) % 129600) * interval '1 minute'";
    posts(numbers, at, accountOf("g", 0, tenants.count()), FillId.SHARED_CONTENT);
    queue(numbers, at, accountOf("g", 0, tenants.count()), "stage");
    for (String index : indexes) {
      run(index);
    }
    run("reset session_replication_role");
    return this;
  }

  /** Posts that are to be made public at their instants, each with content of its own. */
  public PostFill due(Posts posts) throws SQLException {
    if (posts.count() == 0) {
      return this;
    }
    String numbers =
        "generate_series(%d::bigint, %d) g"
            .formatted(posts.first(), posts.first() + posts.count() - 1);
    String account = accountOf("g", posts.firstTenant(), posts.tenants());
    contents(FillId.CONTENT, numbers, account);
    String at =
        "timestamptz '%s' + (g - %d) * interval '%d microseconds'"
            .formatted(posts.from(), posts.first(), posts.span().toNanos() / 1000 / posts.count());
    posts(numbers, at, account, FillId.CONTENT);
    queue(numbers, at, account, "commit");
    return this;
  }

  /** Settles statistics and visibility, as they are in a database that has run for a while. */
  public PostFill settled() throws SQLException {
    run("vacuum analyze");
    return this;
  }

  private void contents(FillId kind, String numbers, String account) throws SQLException {
    run(
        """
        insert into content_item (id, workspace_id, character_id, status, approval_hash, media)
        select %s, %s, %s, 'approved', '%s', json_build_array(json_build_object('media_id', %s))
        from %s
        """
            .formatted(
                kind.id("g"),
                FillId.WORKSPACE.id(tenantOf(account)),
                FillId.CHARACTER.id(account),
                HASH,
                FillId.MEDIA.id(account),
                numbers));
    String caption = kind == FillId.CONTENT ? "g" : "g + (1::bigint << 40)";
    run(
        """
        insert into caption (id, workspace_id, content_id, body, selected, position)
        select %s, %s, %s, 'Post ' || g, true, 0 from %s
        """
            .formatted(
                FillId.CAPTION.id(caption),
                FillId.WORKSPACE.id(tenantOf(account)),
                kind.id("g"),
                numbers));
  }

  private void posts(String numbers, String at, String account, FillId content)
      throws SQLException {
    boolean shared = content == FillId.SHARED_CONTENT;
    run(
        """
        insert into scheduled_post (id, workspace_id, content_id, character_id, platform, connection_id,
          remote_account_id, status, scheduled_at, timezone, approval_hash, repost)
        select %s, tenant, %s, persona, '%s', account, 'acc' || n, 'pending', %s, 'UTC', '%s', %b
        from %s join fill_account on n = %s
        """
            .formatted(
                FillId.POST.id("g"),
                shared ? "shared" : content.id("g"),
                tenants.platform(),
                at,
                HASH,
                shared,
                numbers,
                account));
  }

  private void queue(String numbers, String at, String account, String kind) throws SQLException {
    // within a second a tenant's posts in turn; so far ahead hardly two are in the same one
    String rank =
        kind.equals("stage")
            ? "0"
            : "row_number() over (partition by tenant, date_trunc('second', %s) order by g) - 1"
                .formatted(at);
    run(
        """
        insert into due (post_id, kind, run_at, target_at, workspace_id, connection_id, platform, rank)
        select %s, '%s', %s, %s, tenant, account, '%s', %s from %s join fill_account on n = %s
        """
            .formatted(
                FillId.POST.id("g"), kind, at, at, tenants.platform(), rank, numbers, account));
  }

  private String accounts() {
    return "generate_series(0::bigint, %d) g".formatted(tenants.allAccounts() - 1);
  }

  private String tenantOf(String account) {
    return "(%s) / %d".formatted(account, tenants.accounts());
  }

  // tenants in turn, and each one's accounts in turn
  private String accountOf(String number, int firstTenant, int count) {
    return "((%d + %s %% %d) * %d + (%s / %d) %% %d)"
        .formatted(
            firstTenant, number, count, tenants.accounts(), number, count, tenants.accounts());
  }

  private List<String> dropIndexes(String... tables) throws SQLException {
    List<String> again = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
                where i.indrelid = any(array['%s']::regclass[]) and not i.indisprimary
                """
                    .formatted(String.join("','", tables)))) {
      List<String> drops = new ArrayList<>();
      while (rows.next()) {
        drops.add("drop index " + rows.getString(1));
        again.add(rows.getString(2));
      }
      for (String drop : drops) {
        run(drop);
      }
    }
    return again;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
