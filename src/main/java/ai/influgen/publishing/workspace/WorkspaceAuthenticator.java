package ai.influgen.publishing.workspace;

import ai.influgen.publishing.http.Authenticator;
import ai.influgen.publishing.http.operation.Caller;
import ai.influgen.publishing.http.operation.Problem;
import ai.influgen.publishing.http.operation.ProblemType;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.workspace.oidc.Oidc;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the tokens and agency keys of the workspaces, and the tokens of a configured issuer. Safe
 * to share between event loops.
 */
public final class WorkspaceAuthenticator implements Authenticator {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceAuthenticator.class);

  /**
   * How long a token that was taken away may still pass: the price of not asking each time. Keys
   * are asked for each time: whoever revokes one wants it dead at once.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  /** Beyond it everything is forgotten, which costs one query per token. */
  private static final int REMEMBERED_TOKENS = 10_000;

  private record Known(Caller caller, Instant until) {}

  private final TokenStore tokens;
  private final ApiKeys keys;
  private final Optional<OidcPeople> people;
  private final InstantSource clock;
  private final ConcurrentMap<Buffer, Known> known = new ConcurrentHashMap<>();

  /** For the tokens of this server only. */
  public WorkspaceAuthenticator(Database database, InstantSource clock) {
    this(database, clock, Optional.empty());
  }

  /** Also for the access tokens of an issuer. */
  public WorkspaceAuthenticator(
      Database database, InstantSource clock, Optional<OidcPeople> people) {
    this.tokens = new TokenStore(database);
    this.keys = new ApiKeys(database);
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Future<Caller> authenticate(String token) {
    byte[] hash = TokenValue.hash(token);
    if (TokenValue.isKey(token)) {
      return byKey(hash);
    }
    return remembered(
        Buffer.buffer(hash),
        people.isPresent() && Oidc.looksLike(token)
            ? () -> people.get().holder(token)
            : () -> ours(hash));
  }

  /** Who holds a token, and until when it stands; null if it never ends. */
  record Holder(Caller caller, @Nullable Instant until) {}

  private Future<Caller> byKey(byte[] hash) {
    return keys.find(hash)
        .map(found -> found.orElseThrow(() -> refusal("agency key")))
        .map(
            valid -> {
              note(valid, keys::seen);
              return valid.caller();
            });
  }

  private Future<Holder> ours(byte[] hash) {
    return tokens
        .find(hash)
        .map(found -> found.orElseThrow(() -> refusal("token")))
        .map(
            valid -> {
              note(valid, tokens::seen);
              return new Holder(valid.caller(), valid.expiresAt());
            });
  }

  private Future<Caller> remembered(Buffer key, Supplier<Future<Holder>> ask) {
    Known remembered = known.get(key);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return Future.succeededFuture(remembered.caller());
    }
    return ask.get()
        .map(
            holder -> {
              remember(key, holder);
              return holder.caller();
            });
  }

  private void remember(Buffer key, Holder holder) {
    Instant until = clock.instant().plus(REMEMBERED);
    Instant end = holder.until();
    if (known.size() >= REMEMBERED_TOKENS) {
      known.clear();
    }
    known.put(key, new Known(holder.caller(), end != null && end.isBefore(until) ? end : until));
  }

  /**
   * That a token was used is good to know, and no reason to refuse a call when it can't be noted.
   */
  private static void note(ValidToken valid, Function<ValidToken, Future<Integer>> seen) {
    if (valid.unseen()) {
      seen.apply(valid).onFailure(e -> LOG.warn("could not note a token's use: {}", e.toString()));
    }
  }

  private static Problem refusal(String what) {
    return Problem.of(
        ProblemType.UNAUTHENTICATED,
        "This " + what + " is unknown, or it has expired or was taken away.");
  }
}
