package ai.influgen.publishing.sandbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** One simulated platform, as the shared part of the sandbox sees it. */
public interface PlatformSandbox {
  /** The platform's name in faults, ledger and addresses. */
  String name();

  /** The usernames of its accounts. */
  List<String> accounts();

  /** What an account shows to the world; empty when there is no such account. */
  Optional<Feed> feed(String account);

  /** Adds the routes that read the body as a stream; called before anything that buffers one. */
  void mountUploads(Router router);

  /** Adds its other routes. */
  void mount(Router router);

  /** Takes up what a kill interrupted; called once, when the state has been replayed. */
  Future<Void> resume();

  /**
   * Revokes every token of the person who owns the account; false when there is no such account.
   */
  boolean revokeTokens(String account);

  /**
   * Lets every access token of the person who owns the account expire now; false when there is no
   * such account.
   */
  boolean expireTokens(String account);

  /** Changes limits and timings while it runs, until the next start, and answers them all. */
  JsonObject configure(JsonObject changes);
}
