package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.PageRequest.Page;
import ai.influgen.publishing.http.operation.PageRequest.Position;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.platform.PlatformName;
import ai.influgen.publishing.platform.Secret;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connect links of each workspace. */
public final class ConnectLinks {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectLinks.class);

  // newer than any link: where the first page begins
  private static final Position NEWEST =
      new Position(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  private final Database database;
  private final InstantSource clock;
  private final LinkTokens tokens;
  private final String base;

  /**
   * The links of that server.
   *
   * @param secret what the key of their signatures is derived from
   */
  public ConnectLinks(ConnectionPorts ports, URI publicUrl, Secret secret) {
    this.database = ports.database();
    this.clock = ports.clock();
    this.tokens = new LinkTokens(secret);
    this.base = publicUrl.toString().replaceFirst("/+$", "");
  }

  /** What a new link is to be. */
  public record Wanted(
      @Nullable UUID characterId,
      List<PlatformName> platforms,
      @Nullable String label,
      Duration life) {
    public Wanted {
      platforms = List.copyOf(platforms);
    }
  }

  /**
   * Makes a link.
   *
   * @throws Problem 404, in the future, if the workspace has no such character
   */
  public Future<ConnectLink> create(Caller caller, Wanted wanted) {
    Instant now = clock.instant();
    // the token tells the expiry in whole seconds
    Instant end = now.plus(wanted.life()).truncatedTo(ChronoUnit.SECONDS);
    Tuple row =
        Tuple.of(IdKind.next(), caller.workspaceId())
            .addUUID(wanted.characterId())
            .addArrayOfString(
                wanted.platforms().stream().map(PlatformName::value).toArray(String[]::new))
            .addString(wanted.label())
            .addUUID(caller.memberId())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
            .addOffsetDateTime(end.atOffset(ZoneOffset.UTC));
    return database
        .one(ConnectLinkSql.INSERT, row, ConnectLinks::link)
        .map(made -> made.orElseThrow(() -> Problem.notFound("character")));
  }

  /** A page of the workspace's links, newest first, the revoked and expired among them. */
  public Future<Page<ConnectLink>> page(UUID workspaceId, PageRequest request) {
    Position after = request.after().orElse(NEWEST);
    Tuple values =
        Tuple.of(workspaceId, after.at().atOffset(ZoneOffset.UTC), after.id(), request.rows());
    return database
        .list(ConnectLinkSql.PAGE, values, ConnectLinks::link)
        .map(rows -> request.page(rows, link -> new Position(link.life().createdAt(), link.id())));
  }

  /**
   * Stops a link for good, at once; one that was stopped already stays so.
   *
   * @throws Problem 404, in the future, if the workspace has none of that id
   */
  public Future<Void> revoke(UUID workspaceId, UUID id) {
    return database
        .execute(ConnectLinkSql.REVOKE, Tuple.of(workspaceId, id, now()))
        .map(
            found -> {
              if (found == 0) {
                throw Problem.notFound("connect link");
              }
              LOG.info("connect link {} is revoked", IdKind.CONNECT_LINK.show(id));
              return null;
            });
  }

  /** The link of that id, be it over or not. */
  public Future<Optional<ConnectLink>> find(UUID id) {
    return database.one(ConnectLinkSql.FIND, Tuple.of(id), ConnectLinks::link);
  }

  /** Where the client finds the link's page on this server. */
  public String path(ConnectLink link) {
    return "/connect/" + tokens.of(new LinkTokens.Claim(link.id(), link.life().expiresAt()));
  }

  /** The address that the client is sent. */
  public String url(ConnectLink link) {
    return base + path(link);
  }

  /** Whether it still opens anything. */
  public boolean works(ConnectLink link) {
    return link.works(clock.instant());
  }

  LinkTokens tokens() {
    return tokens;
  }

  /** Notes that somebody looked at it just now. */
  Future<Void> opened(ConnectLink link) {
    Tuple values = Tuple.of(link.scope().workspaceId(), link.id(), now());
    return database.execute(ConnectLinkSql.OPENED, values).mapEmpty();
  }

  /** What came through links of one workspace. */
  Future<List<LinkUse>> uses(UUID workspaceId, Collection<UUID> links) {
    Tuple values = Tuple.of(workspaceId).addArrayOfUUID(links.toArray(UUID[]::new));
    return database.list(ConnectLinkSql.USES, values, LinkUse::of);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static ConnectLink link(Row row) {
    List<PlatformName> platforms =
        Stream.of(row.getArrayOfStrings("platforms")).map(PlatformName::new).toList();
    return new ConnectLink(
        row.getUUID("id"),
        new ConnectLink.Scope(row.getUUID("workspace_id"), row.getUUID("character_id"), platforms),
        row.getString("label"),
        row.getUUID("created_by"),
        new ConnectLink.Life(
            row.getOffsetDateTime("created_at").toInstant(),
            row.getOffsetDateTime("expires_at").toInstant(),
            instant(row, "last_opened_at"),
            instant(row, "revoked_at")));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
