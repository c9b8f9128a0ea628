package ai.influgen.publishing.sandbox.call;

import ai.influgen.publishing.sandbox.CallKind;
import ai.influgen.publishing.sandbox.Fault;
import ai.influgen.publishing.sandbox.FaultKind;
import ai.influgen.publishing.sandbox.SandboxContext;
import ai.influgen.publishing.sandbox.oauth.Account;
import ai.influgen.publishing.sandbox.oauth.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The faults that strike a call as such, whatever it is: before it takes effect, and after. */
public final class CallFaults {
  private final SandboxContext sandbox;
  private final String platform;
  private final Tokens tokens;
  private final Function<Call, Optional<Account>> subject;

  /** Faults of calls that carry a token or a code of the account they are about. */
  public CallFaults(SandboxContext sandbox, String platform, Tokens tokens) {
    this(sandbox, platform, tokens, call -> Optional.empty());
  }

  /**
   * @param subject the account of a call that carries neither token nor code, such as bytes sent to
   *     an upload address
   */
  public CallFaults(
      SandboxContext sandbox,
      String platform,
      Tokens tokens,
      Function<Call, Optional<Account>> subject) {
    this.sandbox = sandbox;
    this.platform = platform;
    this.tokens = tokens;
    this.subject = subject;
  }

  /** The fault of a kind that strikes a call, if one does; for what only a handler can do. */
  public Optional<Fault> take(FaultKind kind, CallKind at, Call call) {
    return sandbox.faults().take(platform, kind, at, usernames(call));
  }

  /** Strikes before the call does anything. */
  void before(CallKind at, Call call, Manners manners) {
    if (take(FaultKind.OUTAGE, at, call).isPresent()) {
      throw manners.down(call).exception();
    }
    if (take(FaultKind.ERROR_BEFORE, at, call).isPresent()) {
      throw manners.broken(call).exception();
    }
    take(FaultKind.RATE_LIMIT, at, call)
        .ifPresent(
            fault -> {
              throw manners.rateLimited(call, fault.waiting()).exception();
            });
    account(call)
        .filter(account -> take(FaultKind.REVOKE_TOKEN, at, call).isPresent())
        .ifPresent(tokens::revoke);
  }

  /** Strikes once the call has taken effect and is on disk. */
  Future<Reply> after(CallKind at, Call call, Reply reply, Manners manners) {
    if (reply.status() >= 400) {
      return Future.succeededFuture(reply);
    }
    if (take(FaultKind.ACCEPT_THEN_DROP, at, call).isPresent()) {
      call.http().connection().close();
      return never();
    }
    if (take(FaultKind.HANG, at, call).isPresent()) {
      return never();
    }
    if (take(FaultKind.ERROR_AFTER, at, call).isPresent()) {
      return Future.succeededFuture(manners.broken(call));
    }
    // what is staged slowly is slow in its processing, which its own handler sees to
    return at == CallKind.STAGE
        ? Future.succeededFuture(reply)
        : take(FaultKind.SLOW, at, call)
            .map(fault -> later(fault, reply))
            .orElse(Future.succeededFuture(reply));
  }

  private Set<String> usernames(Call call) {
    return account(call).stream().map(Account::username).collect(Collectors.toSet());
  }

  private Optional<Account> account(Call call) {
    return Stream.concat(
            Stream.of(call.bearer()),
            Stream.of("refresh_token", "token", "code").flatMap(name -> call.form(name).stream()))
        .flatMap(secret -> tokens.owner(secret).stream())
        .findFirst()
        .or(() -> subject.apply(call));
  }

  private Future<Reply> later(Fault fault, Reply reply) {
    return sandbox.vertx().timer(Math.max(1, fault.waiting().toMillis())).map(reply);
  }

  private static Future<Reply> never() {
    return Promise.<Reply>promise().future();
  }
}
