package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.page.Sessions;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Signs people in: a link with a one-time token, which a browser exchanges for a session. */
public final class SignIn implements Sessions {
  private static final Duration LINK_LIFE = Duration.ofMinutes(15);
  private static final Duration SESSION_LIFE = Duration.ofDays(30);

  private final Database database;
  private final TokenStore tokens;

  public SignIn(Database database) {
    this.database = database;
    this.tokens = new TokenStore(database);
  }

  /** A sign-in token for a person, good for one use within 15 minutes. */
  public Future<String> issue(Caller person) {
    return database.transaction(
        connection -> TokenStore.issue(connection, TokenKind.SIGN_IN, person, LINK_LIFE));
  }

  @Override
  public Future<Optional<Session>> open(String signInToken) {
    return database.transaction(
        connection ->
            TokenStore.redeem(connection, signInToken)
                .compose(
                    person ->
                        person.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : TokenStore.issue(
                                    connection, TokenKind.SESSION, person.get(), SESSION_LIFE)
                                .map(token -> Optional.of(new Session(token, SESSION_LIFE)))));
  }

  @Override
  public Future<Void> close(String sessionToken) {
    return tokens.end(TokenKind.SESSION, sessionToken).mapEmpty();
  }
}
