package ai.influgen.publishing.publish;

import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A wire to {@link SteppedPlatform} that knows what was committed, and holds a call on request. */
final class HeldWire implements Wire {
  static final CallResult DONE = new CallResult.Answered(new PlatformResponse(200, Map.of(), ""));
  static final CallResult LOST = new CallResult.NoAnswer("the connection broke");

  private final Function<String, Future<CallResult>> answers;
  private final Map<String, Held> holds = new ConcurrentHashMap<>();
  private final List<String> committed = new ArrayList<>();

  /** A call that is under way for as long as it is wanted. */
  record Held(Promise<Void> begun, Promise<CallResult> answer) {}

  /** Answers each step as it is told. */
  HeldWire(Function<String, Future<CallResult>> answers) {
    this.answers = answers;
  }

  /** Holds the next call of that step. */
  Held hold(String step) {
    Held held = new Held(Promise.promise(), Promise.promise());
    holds.put(step, held);
    return held;
  }

  /** The texts that were committed, in order. */
  synchronized List<String> committed() {
    return List.copyOf(committed);
  }

  private synchronized void note(String text) {
    committed.add(text);
  }

  @Override
  public Future<CallResult> send(
      PlatformRequest request, BooleanSupplier stillAllowed, Duration timeout) {
    String[] path = request.url().getPath().split("/", -1);
    String step = path[1];
    if (step.equals(SteppedPlatform.COMMIT)) {
      if (!stillAllowed.getAsBoolean()) {
        return Future.succeededFuture(new CallResult.Late("too late"));
      }
      note(path[2]);
    }
    Held held = holds.remove(step);
    if (held == null) {
      return answers.apply(step);
    }
    held.begun().complete();
    return held.answer().future();
  }
}
