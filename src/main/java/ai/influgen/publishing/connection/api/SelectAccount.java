package ai.influgen.publishing.connection.api;

import ai.influgen.publishing.connection.Connecting;
import ai.influgen.publishing.connection.ConnectionWatcher.Resumed;
import ai.influgen.publishing.http.operation.Call;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.operation.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** Chooses one of the accounts that consent covers. */
final class SelectAccount implements Operation {
  private final Integrations integrations;
  private final Connecting connecting;

  SelectAccount(Integrations integrations, Connecting connecting) {
    this.integrations = integrations;
    this.connecting = connecting;
  }

  @Override
  public String id() {
    return "selectAccount";
  }

  @Override
  public Future<Reply> handle(Call call) {
    return integrations
        .target(call)
        .compose(
            target ->
                connecting
                    .select(target.place(), call.body().getString("account_id"))
                    .compose(posts -> integrations.shown(target).map(all -> with(all, posts))));
  }

  private static Reply with(Reply reply, Resumed posts) {
    JsonObject body = Objects.requireNonNull(reply.body());
    return Reply.ok(
        body.copy()
            .put("resumed_posts", posts.now() + posts.later())
            .put("waiting_posts", posts.waiting()));
  }
}
