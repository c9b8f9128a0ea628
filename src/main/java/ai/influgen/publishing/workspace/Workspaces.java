package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
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
      @Nullable Integer resumeWindowHours,
      @Nullable String onNotFound) {}

  private static final String COLUMNS =
      """
      id, name, timezone, resume_rule, on_not_found, created_at,
      (extract(epoch from resume_window) / 3600)::int as resume_window_hours
      """;

  /** By workspace_pkey. */
  private static final String GET = "select " + COLUMNS + " from workspace where id = $1";

  /** By workspace_pkey and member_pkey. */
  private static final String UPDATE =
      """
      update workspace set name = coalesce($2, name), timezone = coalesce($3, timezone),
        resume_rule = coalesce($4, resume_rule),
        resume_window = coalesce(make_interval(hours => $5), resume_window),
        on_not_found = coalesce($6, on_not_found)
      where id = $1
        and exists (select 1 from member m where m.workspace_id = $1 and m.id = $7 and m.role = 'owner')
      returning
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

  /**
   * Changes the caller's; the future holds it as it is then, or fails with a {@link Problem} 403 if
   * the caller does not own it.
   */
  public Future<Workspace> update(Caller caller, Change change) {
    Tuple values =
        Tuple.of(caller.workspaceId(), change.name(), change.timezone(), change.resumeRule())
            .addInteger(change.resumeWindowHours())
            .addString(change.onNotFound())
            .addUUID(caller.memberId());
    return database.one(UPDATE, values, Workspaces::workspace).map(Workspaces::owned);
  }

  private static Workspace owned(Optional<Workspace> found) {
    return found.orElseThrow(
        () -> Problem.of(ProblemType.FORBIDDEN, "Only the workspace's owner changes it."));
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
        row.getString("on_not_found"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
