package ai.influgen.publishing.workspace.oidc;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import java.time.Duration;

/** What is said about tokens and sign-ins that don't do; never the token itself. */
final class Refusals {
  private Refusals() {}

  /** A token that proves nothing. */
  static Problem token(String fault) {
    return Problem.of(ProblemType.UNAUTHENTICATED, "This token " + fault + ".");
  }

  /** A sign-in that came to nothing. */
  static Problem signIn(String words) {
    return Problem.of(ProblemType.UNAUTHENTICATED, words + " Begin again.");
  }

  /** Somebody who is known and has no place here. */
  static Problem person(String words) {
    return Problem.of(ProblemType.FORBIDDEN, words);
  }

  /** So many are signing in that one more has to wait. */
  static Problem busy(Duration wait) {
    return Problem.of(
            ProblemType.ISSUER_UNAVAILABLE,
            "Too many people are signing in just now: try again in a moment.")
        .retryAfter(wait);
  }

  /** Nobody can say just now. */
  static Problem away(String name, Duration wait) {
    return Problem.of(
            ProblemType.ISSUER_UNAVAILABLE,
            "%s, which signs people in, can't be reached just now: try again in a moment."
                .formatted(name))
        .retryAfter(wait);
  }
}
