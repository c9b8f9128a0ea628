package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The workspaces in the database. */
public final class Workspaces {
  /**
   * What to change; null leaves it as it is.
   *
   * @param timezone an IANA zone, checked
   */
  public record Change(
      @Nullable String name,
      @Nullable String timezone,
      @Nullable String resumeRule,
      @Nullable Integer resumeWindowHours) {}

  private static final String COLUMNS =
      """
      id, name, timezone, resume_rule, created_at,
      (extract(epoch from resume_window) / 3600)::int as resume_window_hours
      """;

  /** By workspace_pkey. */
  private static final String GET = "select " + COLUMNS + " from workspace where id = $1";

  /** By workspace_pkey. */
  private static final String UPDATE =
      """
      update workspace set name = coalesce($2, name), timezone = coalesce($3, timezone),
        resume_rule = coalesce($4, resume_rule),
        resume_window = coalesce(make_interval(hours => $5), resume_window)
      where id = $1 returning
      """
          + COLUMNS;

  private final Database database;

  public Workspaces(Database database) {
    this.database = database;
  }

  /** One workspace; fails with a {@link Problem} 404 if it is gone. */
  public Future<Workspace> get(UUID id) {
    return database.one(GET, Tuple.of(id), Workspaces::workspace).map(Workspaces::there);
  }

  /** Changes one; the future holds it as it is then. */
  public Future<Workspace> update(UUID id, Change change) {
    Tuple values =
        Tuple.of(
            id, change.name(), change.timezone(), change.resumeRule(), change.resumeWindowHours());
    return database.one(UPDATE, values, Workspaces::workspace).map(Workspaces::there);
  }

  private static Workspace there(Optional<Workspace> found) {
    return found.orElseThrow(() -> Problem.notFound("workspace"));
  }

  private static Workspace workspace(Row row) {
    return new Workspace(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("timezone"),
        row.getString("resume_rule"),
        row.getInteger("resume_window_hours"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
