package ai.influgen.publishing.sandbox.oauth;

import ai.influgen.publishing.sandbox.StateLog;
import ai.influgen.publishing.sandbox.oauth.OAuthException.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The codes and tokens of one platform, kept in the state file. */
public final class Tokens {
  private final StateLog log;
  private final InstantSource clock;
  private final Accounts accounts;
  private final Prefixes prefixes;
  private final String codeLine;
  private final String tokenLine;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Code> valueToCode = new HashMap<>();
  private final Map<String, Token> valueToToken = new HashMap<>();

  /** Registers the lines {@code <platform>.code} and {@code <platform>.token} of the state file. */
  public Tokens(
      StateLog log, InstantSource clock, String platform, Accounts accounts, Prefixes prefixes) {
    this.log = log;
    this.clock = clock;
    this.accounts = accounts;
    this.prefixes = prefixes;
    this.codeLine = platform + ".code";
    this.tokenLine = platform + ".token";
    log.register(codeLine, Code.class, code -> valueToCode.put(code.value(), code));
    log.register(tokenLine, Token.class, token -> valueToToken.put(token.value(), token));
  }

  /** The accounts that can log in. */
  public Accounts accounts() {
    return accounts;
  }

  /** Notes a consent and answers the code for it. */
  public String authorize(Consent consent, Duration life) {
    String value = prefixes.code() + secret(24);
    put(new Code(value, consent, clock.instant().plus(life).toEpochMilli(), false));
    return value;
  }

  /**
   * Takes a code, once. A code that fails a check stays good.
   *
   * @param verifier the PKCE verifier, empty when there is none
   * @throws OAuthException when it is unknown, used, too old, or bound to something else
   */
  public Consent redeem(String value, String redirectUri, String verifier) {
    Code code =
        Optional.ofNullable(valueToCode.get(value)).orElseThrow(Reason.CODE_UNKNOWN::exception);
    if (code.used()) {
      throw Reason.CODE_USED.exception();
    }
    if (code.isExpired(clock.instant())) {
      throw Reason.CODE_EXPIRED.exception();
    }
    if (!code.consent().redirectUri().equals(redirectUri)) {
      throw Reason.REDIRECT_DIFFERS.exception();
    }
    if (!code.consent().challenge().isMetBy(verifier)) {
      throw Reason.VERIFIER_WRONG.exception();
    }
    put(code.usedNow());
    return code.consent();
  }

  /** Issues the first tokens for a consent. */
  public Issued issue(Consent consent, Terms terms) {
    String login = secret(8);
    Token access =
        put(token(Token.Kind.ACCESS, login, consent.account(), consent.scopes(), terms.access()));
    Optional<Token> refresh =
        terms.refresh().isZero()
            ? Optional.empty()
            : Optional.of(
                put(
                    token(
                        Token.Kind.REFRESH,
                        login,
                        consent.account(),
                        consent.scopes(),
                        terms.refresh())));
    return new Issued(access, refresh);
  }

  /**
   * Issues the next tokens for a refresh token.
   *
   * @throws OAuthException when it is unknown, spent, revoked or too old
   */
  public Issued refresh(String value, Terms terms) {
    Token old =
        find(value)
            .filter(token -> token.kind() == Token.Kind.REFRESH)
            .orElseThrow(Reason.REFRESH_UNKNOWN::exception);
    switch (old.state()) {
      case VALID -> {}
      case SPENT -> throw Reason.REFRESH_SPENT.exception();
      case REVOKED -> throw Reason.REFRESH_REVOKED.exception();
    }
    if (old.isExpired(clock.instant())) {
      throw Reason.REFRESH_EXPIRED.exception();
    }
    Token access = put(next(old, Token.Kind.ACCESS, terms.access()));
    if (!terms.rotates()) {
      return new Issued(access, Optional.of(old));
    }
    put(old.inState(Token.State.SPENT));
    return new Issued(access, Optional.of(put(next(old, Token.Kind.REFRESH, terms.refresh()))));
  }

  /**
   * Who an access token stands for.
   *
   * @throws OAuthException when it is missing, unknown, revoked or expired
   */
  public Caller caller(String value) {
    if (value.isEmpty()) {
      throw Reason.TOKEN_MISSING.exception();
    }
    Token token =
        find(value)
            .filter(found -> found.kind() == Token.Kind.ACCESS)
            .orElseThrow(Reason.TOKEN_UNKNOWN::exception);
    if (token.state() == Token.State.REVOKED) {
      throw Reason.TOKEN_REVOKED.exception();
    }
    if (token.isExpired(clock.instant())) {
      throw Reason.TOKEN_EXPIRED.exception();
    }
    return new Caller(accounts.byId(token.account()).orElseThrow(), token);
  }

  /** A token, whatever its state. */
  public Optional<Token> find(String value) {
    return Optional.ofNullable(valueToToken.get(value));
  }

  /** The account that a token of any state or a code belongs to. */
  public Optional<Account> owner(String tokenOrCode) {
    Code code = valueToCode.get(tokenOrCode);
    return find(tokenOrCode)
        .map(Token::account)
        .or(() -> Optional.ofNullable(code).map(found -> found.consent().account()))
        .flatMap(accounts::byId);
  }

  /** Takes back one token. */
  public void revoke(Token token) {
    change(token::equals, Tokens::revoked);
  }

  /** Takes back every token that comes from the same login. */
  public void revokeLogin(Token token) {
    change(other -> other.login().equals(token.login()), Tokens::revoked);
  }

  /** Takes back every token of an account. */
  public void revoke(Account account) {
    change(token -> token.account().equals(account.id()), Tokens::revoked);
  }

  /** Lets every access token of an account expire now; its refresh tokens stay good. */
  public void expire(Account account) {
    Instant now = clock.instant();
    change(
        token ->
            token.account().equals(account.id())
                && token.kind() == Token.Kind.ACCESS
                && !token.isExpired(now),
        token -> token.expiring(now));
  }

  private void change(Predicate<Token> which, UnaryOperator<Token> change) {
    List<Token> chosen = valueToToken.values().stream().filter(which).toList();
    for (Token token : chosen) {
      Token changed = change.apply(token);
      if (!changed.equals(token)) {
        put(changed);
      }
    }
  }

  private static Token revoked(Token token) {
    return token.inState(Token.State.REVOKED);
  }

  private Token next(Token old, Token.Kind kind, Duration life) {
    return token(kind, old.login(), old.account(), old.scopes(), life);
  }

  private Token token(
      Token.Kind kind, String login, String account, List<String> scopes, Duration life) {
    Instant now = clock.instant();
    String prefix = kind == Token.Kind.ACCESS ? prefixes.access() : prefixes.refresh();
    return new Token(
        prefix + secret(32),
        kind,
        login,
        account,
        scopes,
        now.toEpochMilli(),
        now.plus(life).toEpochMilli(),
        Token.State.VALID);
  }

  private Token put(Token token) {
    valueToToken.put(token.value(), token);
    log.append(tokenLine, token);
    return token;
  }

  private void put(Code code) {
    valueToCode.put(code.value(), code);
    log.append(codeLine, code);
  }

  private String secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
