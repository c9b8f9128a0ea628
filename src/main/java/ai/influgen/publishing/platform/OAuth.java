package ai.influgen.publishing.platform;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account is connected and kept connected. Pure: each {@code next} looks at the answers so
 * far and says which call comes next, or how it ended.
 */
public interface OAuth {
  /** The app's credentials at the platform; null where the host has not set them up. */
  @Nullable AppCredentials credentials();

  /** What the host does at the platform's portal to get them, in plain words for a person. */
  default String setupSteps() {
    return "Register an app at the platform's developer portal, add the redirect address there, and"
        + " put the app's id and secret into this server's configuration.";
  }

  /** Where a person gives consent. */
  URI authorizeUrl(AppCredentials app, URI redirectUri, String state, String codeChallenge);

  /** From the code of the callback to the accounts that were granted. */
  ConnectStep connect(ConnectJob job);

  /** When tokens are refreshed. */
  RefreshModel refreshModel();

  /** From the tokens we have to fresh ones. */
  RefreshStep refresh(RefreshJob job);

  /** The call that takes our grant back; null where the platform has none. */
  @Nullable PlatformRequest revoke(AppCredentials app, Account account);

  /** An app registered at the platform. */
  record AppCredentials(String clientId, Secret clientSecret) {}

  /**
   * A connect under way.
   *
   * @param answers by the name of the {@link ConnectStep.Ask}; in memory only, they hold tokens
   */
  record ConnectJob(
      AppCredentials app,
      URI redirectUri,
      Secret code,
      Secret codeVerifier,
      Map<String, PlatformResponse> answers,
      Instant now) {
    public ConnectJob {
      answers = Map.copyOf(answers);
    }
  }

  /** What comes next in a connect. */
  sealed interface ConnectStep {
    /** Make this call. */
    record Ask(String name, PlatformRequest request) implements ConnectStep {}

    /** These accounts may be published to; more than one: a person chooses. */
    record Granted(List<RemoteAccount> accounts, List<String> scopes) implements ConnectStep {
      public Granted {
        accounts = List.copyOf(accounts);
        scopes = List.copyOf(scopes);
      }
    }

    /** No account can be connected; the message says what the person has to do. */
    record Denied(String message) implements ConnectStep {}

    /** The platform is out of order for now: try again later. */
    record Unavailable(String message) implements ConnectStep {}
  }

  /** An account that consent covers. */
  record RemoteAccount(Account account, String displayName, @Nullable URI picture) {}

  /** A refresh under way; {@code answers} as in {@link ConnectJob}. */
  record RefreshJob(
      AppCredentials app, Account account, Map<String, PlatformResponse> answers, Instant now) {
    public RefreshJob {
      answers = Map.copyOf(answers);
    }
  }

  /** What comes next in a refresh. */
  sealed interface RefreshStep {
    /** Make this call. */
    record Ask(String name, PlatformRequest request) implements RefreshStep {}

    /** Fresh tokens: to be stored before they are used. */
    record Refreshed(Tokens tokens) implements RefreshStep {}

    /**
     * The platform says, recognisably and for good, that the grant is gone: a person must connect
     * again.
     */
    record Ended(String message) implements RefreshStep {}

    /** Anything else: the grant is kept, and the refresh tried again later. */
    record Later(String message) implements RefreshStep {}
  }
}
