package ai.influgen.publishing.connection;

import ai.influgen.publishing.platform.PlatformCaller;
import ai.influgen.publishing.platform.PlatformRequest;
import ai.influgen.publishing.platform.PlatformResponse;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a platform call by call, until what comes next is not a question any more.
 *
 * @param next what comes next, given the answers so far
 * @param question the question in it, if it is one
 */
record PlatformTalk<S>(
    PlatformCaller caller,
    Function<Map<String, PlatformResponse>, S> next,
    Function<S, Optional<Question>> question) {

  /** More than any real consent needs: an adapter that asks on and on is stopped. */
  private static final int MOST_CALLS = 50;

  /** One call, by the name under which its answer is kept. */
  record Question(String name, PlatformRequest request) {}

  /** How it ended; fails if a call had no answer. */
  Future<S> run() {
    return Future.succeededFuture(Map.<String, PlatformResponse>of()).compose(this::goOn);
  }

  private Future<S> goOn(Map<String, PlatformResponse> answers) {
    S step = next.apply(answers);
    Optional<Question> asked = question.apply(step);
    if (asked.isEmpty()) {
      return Future.succeededFuture(step);
    }
    Question one = asked.get();
    if (answers.containsKey(one.name()) || answers.size() >= MOST_CALLS) {
      return Future.failedFuture(new IllegalStateException("asked too often: " + one.name()));
    }
    return caller.call(one.request()).compose(answer -> goOn(with(answers, one.name(), answer)));
  }

  private static Map<String, PlatformResponse> with(
      Map<String, PlatformResponse> answers, String name, PlatformResponse answer) {
    Map<String, PlatformResponse> more = new HashMap<>(answers);
    more.put(name, answer);
    return more;
  }
}
