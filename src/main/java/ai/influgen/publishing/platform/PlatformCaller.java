package ai.influgen.publishing.platform;

import io.vertx.core.Future;

/**
 * Makes calls to platforms. No retries, no redirects; a failed future means that no answer came.
 */
@FunctionalInterface
public interface PlatformCaller {
  Future<PlatformResponse> call(PlatformRequest request);
}
