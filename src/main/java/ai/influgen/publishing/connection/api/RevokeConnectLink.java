package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import ai.influgen.publishing.runtime.IdKind;
import io.vertx.core.Future;

/** Stops a connect link for good. */
final class RevokeConnectLink implements Operation {
  private final ConnectLinks links;

  RevokeConnectLink(ConnectLinks links) {
    this.links = links;
  }

  @Override
  public String id() {
    return "revokeConnectLink";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return links
        .revoke(call.workspaceId(), call.pathId("id", IdKind.CONNECT_LINK))
        .map(done -> Reply.noContent());
  }
}
