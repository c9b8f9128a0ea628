package ai.influgen.publishing.http.operation;

import io.vertx.core.Future;

/** One operation of the contract: one class each, named after its operationId. */
public interface Operation {
  /** The operationId in the contract. */
  String id();

  /**
   * Answers a call that the contract let through. A future that fails with a {@link Problem}
   * becomes that answer.
   */
  Future<Reply> handle(Call call);
}
