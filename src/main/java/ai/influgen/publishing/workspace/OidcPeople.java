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
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;

/** The people of the configured issuer as members: made at first sight, with the role it says. */
public final class OidcPeople {
  private static final BinaryOperator<Role> LESSER =
      BinaryOperator.minBy(Comparator.<Role>naturalOrder());

  private final Database database;
  private final Oidc oidc;

  public OidcPeople(Database database, Oidc oidc) {
    this.database = database;
    this.oidc = oidc;
  }

  private record Met(UUID id, Optional<Role> role) {}

  /** Whose access token it is; fails with a problem 401, 403 or 503. */
  Future<Holder> holder(String accessToken) {
    return oidc.person(accessToken)
        .compose(
            identity -> meet(identity).map(caller -> new Holder(caller, identity.expiresAt())));
  }

  /**
   * The member who it is, with no more than the issuer says now or said later; fails with a problem
   * 403 if that is nothing, or the workspace is not here.
   */
  Future<Caller> meet(Identity identity) {
    return identity
        .role()
        .map(said -> met(identity, said).map(met -> caller(identity, said, met)))
        .orElseGet(() -> turnAway(identity));
  }

  private Caller caller(Identity identity, Role said, Met met) {
    Role stored = met.role().orElseThrow(oidc::noRole);
    return new Caller(identity.workspaceId(), met.id(), LESSER.apply(said, stored));
  }

  private Future<Met> met(Identity identity, Role said) {
    Tuple values = person(identity).addString(said.wire()).addString(identity.name().orElse(null));
    return database
        .one(OidcPeopleSql.FIND, values, OidcPeople::member)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known)
                    : database.transaction(
                        connection ->
                            Database.one(
                                    connection,
                                    OidcPeopleSql.MEET,
                                    values.addUUID(IdKind.next()),
                                    OidcPeople::member)
                                .compose(met -> endSessions(connection, identity).map(met))))
        .map(met -> met.orElseThrow(Oidc::noSuchWorkspace));
  }

  /** Keeps that they have no role, so that no token from before admits them. */
  private Future<Caller> turnAway(Identity identity) {
    return database
        .transaction(
            connection ->
                Database.execute(connection, OidcPeopleSql.TAKE_ROLE, person(identity))
                    .compose(taken -> endSessions(connection, identity)))
        .compose(ended -> Future.failedFuture(oidc.noRole()));
  }

  private static Future<Integer> endSessions(SqlClient client, Identity identity) {
    return Database.execute(client, OidcPeopleSql.END_SESSIONS, person(identity));
  }

  private static Tuple person(Identity identity) {
    return Tuple.of(identity.workspaceId(), identity.issuer(), identity.subject())
        .addOffsetDateTime(identity.asOf().atOffset(ZoneOffset.UTC));
  }

  private static Met member(Row row) {
    return new Met(
        row.getUUID("id"), Optional.ofNullable(row.getString("role")).flatMap(Role::find));
  }
}
