package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.ConnectedBoards;
import ai.influgen.publishing.connection.Connecting;
import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.ConsentStart;
import ai.influgen.publishing.connection.Disconnecting;
import ai.influgen.publishing.connection.Forecasts;
import ai.influgen.publishing.connection.OAuthStates;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.PlatformHealths;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.connection.link.ConnectLinkView;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.http.operation.Operation;
import java.util.List;

/** The operations on integrations and connect links. */
public final class ConnectionOperations {
  private ConnectionOperations() {}

  /** All of them, for the edge's router. */
  public static List<Operation> all(
      ConnectionPorts ports, ConnectionConfig config, TokenVault vault, ConnectLinks links) {
    PgConnections connections = new PgConnections(ports, vault);
    IntegrationView view = new IntegrationView(config, vault, ports.clock());
    Integrations integrations =
        new Integrations(
            ports.platforms(),
            connections,
            new PlatformHealths(ports.database()),
            new Forecasts(ports),
            view);
    OAuthStates states = new OAuthStates(ports, vault);
    ConsentStart consent = new ConsentStart(states, config);
    ConnectLinkView linkView = new ConnectLinkView(links);
    Connecting connecting = new Connecting(ports, config, vault);
    ConnectedBoards boards = new ConnectedBoards(ports, connections);
    return List.of(
        new ListIntegrations(ports.platforms(), connections, integrations),
        new GetIntegration(integrations),
        new GetAuthUrl(integrations, consent),
        new OauthCallback(integrations, states, connecting, links, ports.clock()),
        new DisconnectIntegration(integrations, new Disconnecting(ports, vault)),
        new SelectAccount(integrations, connecting),
        new ListBoards(integrations, boards),
        new SetDefaultBoard(integrations, connections, boards),
        new CreateConnectLink(ports.platforms(), links, linkView, consent),
        new ListConnectLinks(links, linkView),
        new RevokeConnectLink(links));
  }
}
