package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.OAuthStates.Origin;
import ai.influgen.publishing.connection.Place;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.http.page.ClientLink;
import ai.influgen.publishing.platform.Platform;
import ai.influgen.publishing.platform.PlatformName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the holder of one link sees and does: its platforms, at its place, and nothing else. */
final class LinkVisit implements ClientLink {
  private final ConnectionPorts ports;
  private final ConnectLinks links;
  private final LinkVisits.Means means;
  private final ConnectLink link;

  LinkVisit(ConnectionPorts ports, ConnectLinks links, LinkVisits.Means means, ConnectLink link) {
    this.ports = ports;
    this.links = links;
    this.means = means;
    this.link = link;
  }

  @Override
  public Future<View> view() {
    ConnectLink.Scope scope = link.scope();
    return links
        .opened(link)
        .compose(seen -> links.uses(scope.workspaceId(), List.of(link.id())))
        .compose(this::cards)
        .compose(
            cards ->
                ports
                    .database()
                    .one(
                        ConnectLinkSql.ASKING,
                        Tuple.of(scope.workspaceId(), scope.characterId()),
                        row -> view(row, cards)))
        .map(Optional::orElseThrow);
  }

  private View view(Row row, List<Card> cards) {
    return new View(
        row.getString("workspace"),
        link.label(),
        row.getString("character"),
        link.life().expiresAt(),
        ZoneId.of(row.getString("timezone")),
        cards);
  }

  private Future<List<Card>> cards(List<LinkUse> uses) {
    List<Future<Card>> cards =
        link.scope().platforms().stream()
            .flatMap(name -> ports.platforms().find(name.value()).stream())
            .map(platform -> card(platform, uses))
            .toList();
    return Future.all(cards).map(all -> all.list());
  }

  private Future<Card> card(Platform platform, List<LinkUse> uses) {
    LinkStanding standing =
        new LinkStanding(
            platform,
            uses.stream().filter(use -> use.platform().equals(platform.name())).toList(),
            means.vault());
    return means
        .connections()
        .at(link.place(platform.name()))
        .map(
            found ->
                new Card(
                    platform.name().value(),
                    platform.title(),
                    standing.of(found.orElse(null), ports.clock().instant())));
  }

  @Override
  public Future<String> begin(String platform, String browser) {
    return Future.succeededFuture(platform)
        .map(this::platform)
        .compose(
            found ->
                means
                    .consent()
                    .begin(
                        found,
                        link.place(found.name()),
                        link.createdBy(),
                        // the callback finds the way back by the link
                        RedirectPath.DEFAULT,
                        Origin.of(browser, link.id())))
        .map(URI::toString);
  }

  @Override
  public Future<Void> choose(String platform, String accountId) {
    return Future.succeededFuture(platform)
        .map(this::platform)
        .compose(
            found -> {
              Place place = link.place(found.name());
              return means.connecting().selectByLink(place, accountId, link.id()).mapEmpty();
            });
  }

  @Override
  public boolean said(String words, String proof) {
    return links.tokens().proves(proof, link.id(), words);
  }

  // only what the link names, and not by an alias: the page has no other
  private Platform platform(String name) {
    List<String> names = link.scope().platforms().stream().map(PlatformName::value).toList();
    Platform platform =
        ports
            .platforms()
            .find(name)
            .filter(known -> names.contains(name))
            .orElseThrow(() -> Problem.notFound("platform"));
    if (platform.oauth().credentials() == null) {
      throw Problem.of(
          ProblemType.SETUP_NEEDED, "%s can't be connected just now.".formatted(platform.title()));
    }
    return platform;
  }
}
