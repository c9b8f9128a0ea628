package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.link.ConnectLinkView;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.PageRequest;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A page of the workspace's connect links, newest first. */
final class ListConnectLinks implements Operation {
  private final ConnectLinks links;
  private final ConnectLinkView view;

  ListConnectLinks(ConnectLinks links, ConnectLinkView view) {
    this.links = links;
    this.view = view;
  }

  @Override
  public String id() {
    return "listConnectLinks";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return links
        .page(call.workspaceId(), PageRequest.of(call))
        .compose(
            page ->
                view.of(call.workspaceId(), page.items())
                    .map(
                        shown ->
                            Reply.ok(
                                new JsonObject()
                                    .put("connect_links", shown)
                                    .put("next_cursor", page.nextCursor().orElse(null)))));
  }
}
