package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.http.operation.RedirectPath;
import ai.influgen.publishing.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/**
 * Sign-ins under way at an issuer, each bound to the browser that began it and good for one return.
 * They are nobody's yet, so of no workspace. Times are the database's.
 */
final class SignInStates {
  /** How long a person may take to prove who they are. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** Anybody may begin one, so there is an end to them. */
  private static final long MOST = 20_000;

  /** By sign_in_state_by_expiry. */
  private static final String CLEAR = "delete from sign_in_state where expires_at <= now()";

  private static final String BEGIN =
      """
      insert into sign_in_state
        (state_hash, browser_hash, nonce, code_verifier, redirect_path, expires_at)
      select $1::bytea, $2::bytea, $3::text, $4::text, $5::text, now() + make_interval(secs => $6)
      where (select count(*) from sign_in_state) < $7::bigint
      """;

  /** By sign_in_state_pkey; another browser neither has it nor spoils it. */
  private static final String TAKE =
      """
      delete from sign_in_state where state_hash = $1 and browser_hash = $2
      returning nonce, code_verifier, redirect_path, expires_at > now() as in_time
      """;

  private final Database database;

  SignInStates(Database database) {
    this.database = database;
  }

  /** What is kept of a sign-in while the person is away. */
  record Kept(String nonce, String verifier, RedirectPath to) {
    @Override
    public String toString() {
      return "Kept";
    }
  }

  /**
   * Keeps a sign-in; what nobody came back for is cleared away on the way. Fails with a problem 503
   * where too many are under way.
   */
  Future<Void> begin(String state, String browser, Kept kept) {
    Tuple row =
        Tuple.of(hash(state), hash(browser), kept.nonce(), kept.verifier(), kept.to().value())
            .addDouble((double) LIFE.toSeconds())
            .addLong(MOST);
    return database
        .execute(CLEAR, Tuple.tuple())
        .compose(cleared -> database.execute(BEGIN, row))
        .compose(
            begun ->
                begun == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(SignInStates.tooMany()));
  }

  /** Takes a sign-in, so that nobody can again; empty if there is none of this browser in time. */
  Future<Optional<Kept>> take(String state, String browser) {
    return database
        .one(TAKE, Tuple.of(hash(state), hash(browser)), SignInStates::inTime)
        .map(found -> found.flatMap(kept -> kept));
  }

  private static Optional<Kept> inTime(Row row) {
    return row.getBoolean("in_time")
        ? Optional.of(
            new Kept(
                row.getString("nonce"),
                row.getString("code_verifier"),
                RedirectPath.of(row.getString("redirect_path")).orElse(RedirectPath.DEFAULT)))
        : Optional.empty();
  }

  private static Problem tooMany() {
    return Problem.of(
            ProblemType.ISSUER_UNAVAILABLE,
            "Too many sign-ins are under way just now: try again in a minute.")
        .retryAfter(Duration.ofMinutes(1));
  }

  private static Buffer hash(String value) {
    return Buffer.buffer(TokenValue.hash(value));
  }
}
