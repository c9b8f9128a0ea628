package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Role;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.workspace.WorkspaceAuthenticator.Holder;
import ai.influgen.publishing.workspace.oidc.Identity;
import ai.influgen.publishing.workspace.oidc.Oidc;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.UUID;

/** The people of the configured issuer as members: made at first sight, with the role it says. */
public final class OidcPeople {
  /** By member_by_identity; only those of whom this or something newer is known. */
  private static final String FIND =
      """
      select id, role from member
      where workspace_id = $1 and issuer = $2 and subject = $3 and role_as_of >= $4
        and (role_as_of > $4 or (role = $5 and name = $6))
      """;

  /**
   * By workspace_pkey and member_by_identity; stores nothing for a workspace that is not there.
   * What the issuer said last counts: an older token brings no role back.
   */
  private static final String MEET =
      """
      insert into member as m (id, workspace_id, name, role, issuer, subject, role_as_of)
      select $7::uuid, w.id, $6::text, $5::text, $2::text, $3::text, $4::timestamptz
      from workspace w where w.id = $1
      on conflict (workspace_id, issuer, subject) do update
        set role = case when excluded.role_as_of >= m.role_as_of then excluded.role else m.role end,
            name = case when excluded.role_as_of >= m.role_as_of then excluded.name else m.name end,
            role_as_of = greatest(excluded.role_as_of, m.role_as_of)
      returning m.id, m.role
      """;

  private final Database database;
  private final Oidc oidc;

  public OidcPeople(Database database, Oidc oidc) {
    this.database = database;
    this.oidc = oidc;
  }

  /** Whose access token it is; fails with a problem 401, 403 or 503. */
  Future<Holder> holder(String accessToken) {
    return oidc.person(accessToken)
        .compose(
            identity -> meet(identity).map(caller -> new Holder(caller, identity.expiresAt())));
  }

  /** The member who it is; fails with a problem 403 if the workspace is not here. */
  Future<Caller> meet(Identity identity) {
    UUID workspace = identity.workspaceId();
    Tuple values =
        Tuple.of(workspace, identity.issuer(), identity.subject())
            .addOffsetDateTime(identity.asOf().atOffset(ZoneOffset.UTC))
            .addString(identity.role().wire())
            .addString(identity.name());
    return database
        .one(FIND, values, row -> member(workspace, row))
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known)
                    : database.one(
                        MEET, values.addUUID(IdKind.next()), row -> member(workspace, row)))
        .map(met -> met.orElseThrow(Oidc::noSuchWorkspace));
  }

  private static Caller member(UUID workspace, Row row) {
    return new Caller(workspace, row.getUUID("id"), Role.find(row.getString("role")).orElseThrow());
  }
}
