package ai.influgen.publishing.sandbox.oauth;

import java.time.Instant;
import java.util.List;

/**
 * An access token or a refresh token.
 *
 * @param value what the client holds
 * @param kind which of the two
 * @param login the login it comes from, shared with all that were refreshed from it
 * @param account the id of the account
 * @param scopes those that were granted
 * @param issuedAt milliseconds since the epoch
 * @param expiresAt milliseconds since the epoch
 * @param state whether it is spent or taken back
 */
public record Token(
    String value,
    Kind kind,
    String login,
    String account,
    List<String> scopes,
    long issuedAt,
    long expiresAt,
    State state) {

  /** What a token is for. */
  public enum Kind {
    ACCESS,
    REFRESH
  }

  /** What has happened to a token; expiry is a matter of time. */
  public enum State {
    VALID,
    /** A refresh token that gave its place to the next. */
    SPENT,
    REVOKED
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return now.toEpochMilli() >= expiresAt;
  }

  Token inState(State next) {
    return new Token(value, kind, login, account, scopes, issuedAt, expiresAt, next);
  }

  Token expiring(Instant at) {
    return new Token(value, kind, login, account, scopes, issuedAt, at.toEpochMilli(), state);
  }
}
