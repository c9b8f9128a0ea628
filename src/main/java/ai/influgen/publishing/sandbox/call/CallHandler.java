package ai.influgen.publishing.sandbox.call;

import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Answers one call; fails or throws {@link ReplyException} or {@link
 * ai.influgen.publishing.sandbox.oauth.OAuthException} to refuse it.
 */
@FunctionalInterface
public interface CallHandler {
  Future<Reply> handle(Call call);

  /** A handler that needn't wait for anything. */
  static CallHandler of(Function<Call, Reply> handler) {
    return call -> Future.succeededFuture(handler.apply(call));
  }
}
