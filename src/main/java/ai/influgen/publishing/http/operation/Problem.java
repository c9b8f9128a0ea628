package ai.influgen.publishing.http.operation;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A refusal that the caller can act on; the edge renders it as {@code application/problem+json}
 * (RFC 9457). An expected answer, so it carries no stack trace.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String detail;
  private final transient List<Fault> faults;
  private final transient JsonObject details;
  private final transient Optional<Duration> retryAfter;

  /**
   * One part of the request that is wrong.
   *
   * @param pointer where, as a JSON pointer into the body, or the parameter's name
   * @param message what is wrong and what to do
   */
  public record Fault(String pointer, String message) {}

  private Problem(
      ProblemType type,
      String detail,
      List<Fault> faults,
      JsonObject details,
      Optional<Duration> retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.detail = detail;
    this.faults = List.copyOf(faults);
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** A problem in plain words: what is wrong, and what to do. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), new JsonObject(), Optional.empty());
  }

  /** A problem with the parts of the request that cause it. */
  public static Problem of(ProblemType type, String detail, List<Fault> faults) {
    return new Problem(type, detail, faults, new JsonObject(), Optional.empty());
  }

  /** A request whose one part is wrong. */
  public static Problem invalid(String pointer, String message) {
    return of(ProblemType.INVALID_REQUEST, message, List.of(new Fault(pointer, message)));
  }

  /** Nothing with that id, or it is another workspace's: the same answer. */
  public static Problem notFound(String what) {
    return of(ProblemType.NOT_FOUND, "There is no such " + what + " here.");
  }

  /** This problem with further fields in its answer, such as {@code next_attempt_at}. */
  public Problem with(JsonObject more) {
    return new Problem(type, detail, faults, more, retryAfter);
  }

  /** This problem, and when the same request may succeed: told as {@code Retry-After}. */
  public Problem retryAfter(Duration wait) {
    return new Problem(type, detail, faults, details, Optional.of(wait));
  }

  public ProblemType type() {
    return type;
  }

  /** Plain words: what is wrong, and what to do. */
  public String detail() {
    return detail;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** How long to wait before the same request may succeed; empty if nobody knows. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public JsonObject details() {
    return details;
  }
}
