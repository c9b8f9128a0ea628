package ai.influgen.publishing.connection.link;

import ai.influgen.publishing.connection.Connecting;
import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.ConsentStart;
import ai.influgen.publishing.connection.OAuthStates;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.http.page.ClientLinks;
import io.vertx.core.Future;

/** Lets in who holds a link, as long as it works. */
public final class LinkVisits implements ClientLinks {
  private final ConnectionPorts ports;
  private final ConnectLinks links;
  private final Means means;

  /** What a client's page does its work with. */
  record Means(
      PgConnections connections, Connecting connecting, ConsentStart consent, TokenVault vault) {}

  public LinkVisits(
      ConnectionPorts ports, ConnectionConfig config, TokenVault vault, ConnectLinks links) {
    this.ports = ports;
    this.links = links;
    this.means =
        new Means(
            new PgConnections(ports, vault),
            new Connecting(ports, config, vault),
            new ConsentStart(new OAuthStates(ports, vault), config),
            vault);
  }

  /** An expired one is told by its token alone; whether one was revoked, only its row knows. */
  @Override
  public Future<Found> find(String token) {
    return links
        .tokens()
        .read(token)
        .map(
            claim ->
                ports.clock().instant().isBefore(claim.expiresAt())
                    ? look(claim)
                    : Future.<Found>succeededFuture(new Found.Over()))
        .orElseGet(() -> Future.succeededFuture(new Found.Unknown()));
  }

  private Future<Found> look(LinkTokens.Claim claim) {
    return links
        .find(claim.id())
        .map(
            found ->
                found
                    .<Found>map(
                        link ->
                            links.works(link)
                                ? new Found.Works(new LinkVisit(ports, links, means, link))
                                : new Found.Over())
                    .orElseGet(Found.Unknown::new));
  }
}
