package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What carries the engine's calls to a platform, and tells what never left from what got lost. */
public interface Wire {

  /**
   * Makes one call, never twice.
   *
   * @param stillAllowed asked once a connection is there, just before the first byte is written
   * @param timeout from the first byte written to the last one read
   */
  Future<CallResult> send(PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout);
}
