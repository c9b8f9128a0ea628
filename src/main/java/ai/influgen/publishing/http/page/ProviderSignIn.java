package ai.influgen.publishing.http.page;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.RedirectPath;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs browsers in by way of somebody else who knows the person (OpenID Connect, code flow). */
public interface ProviderSignIn {
  /**
   * A sign-in that was begun.
   *
   * @param at where the person proves who they are
   * @param browser what the browser keeps meanwhile and has to bring back
   * @param life how long it has for that
   */
  record Begun(URI at, String browser, Duration life) {
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /**
   * What a browser came back with.
   *
   * @param browser what it was given to keep
   * @param error why there is no code
   * @param issuer who says so (RFC 9207)
   */
  record Return(
      @Nullable String browser,
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer) {
    @Override
    public String toString() {
      return "Return";
    }
  }

  /** A browser that is signed in, and where it wanted to go. */
  record Entered(Sessions.Session session, RedirectPath to) {}

  /** Who it is, for the button. */
  String label();

  /** Begins; fails with a {@link Problem} 503 while the other side can't be reached. */
  Future<Begun> begin(RedirectPath to);

  /** Ends; fails with a {@link Problem} in plain words if nobody is signed in by it. */
  Future<Entered> end(Return back);
}
