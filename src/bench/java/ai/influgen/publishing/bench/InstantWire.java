package ai.influgen.publishing.bench;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import ai.influgen.publishing.publish.CallResult;
import ai.influgen.publishing.publish.Wire;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Answers every call at once, and remembers when each post's publish call was made. */
final class InstantWire implements Wire {
  private final ConcurrentHashMap<Long, Instant> commits = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(System.nanoTime());
  private final AtomicLong repeated = new AtomicLong();

  @Override
  public Future<CallResult> send(
      PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    if (!stillAllowed.getAsBoolean()) {
      return Future.succeededFuture(new CallResult.Late("its permission had run out"));
    }
    if (request.url().getPath().endsWith(InstantPlatform.COMMIT)
        && commits.putIfAbsent(number(request), Instant.now()) != null) {
      repeated.incrementAndGet();
    }
    String answer = "{\"id\": \"%d\"}".formatted(ids.incrementAndGet());
    return Future.succeededFuture(
        new CallResult.Answered(new PlatformResponse(200, Map.of(), answer)));
  }

  // a post's text is "Post" and its number
  private static long number(PlatformRequest request) {
    PlatformRequest.Body.Json body = (PlatformRequest.Body.Json) request.body();
    return Long.parseLong(body.value().getString("text").substring("Post ".length()));
  }

  /** When the publish call of each post was made, by its number. */
  Map<Long, Instant> commits() {
    return new HashMap<>(commits);
  }

  int count() {
    return commits.size();
  }

  /** How many publish calls were made for a post that had one already. */
  long repeated() {
    return repeated.get();
  }
}
