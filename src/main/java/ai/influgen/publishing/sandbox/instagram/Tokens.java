package ai.influgen.publishing.sandbox.instagram;

import ai.influgen.publishing.sandbox.StateLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Codes, tokens and grants. */
final class Tokens {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final String TOKEN = "instagram.token";
  private static final String GRANT = "instagram.grant";
  private static final String CODE = "instagram.code";

  private final StateLog log;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Token> valueToToken = new HashMap<>();
  private final Map<String, Grant> personToGrant = new HashMap<>();
  private final Map<String, Code> valueToCode = new HashMap<>();

  Tokens(StateLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
    log.register(TOKEN, Token.class, token -> valueToToken.put(token.value(), token));
    log.register(GRANT, Grant.class, grant -> personToGrant.put(grant.person(), grant));
    log.register(CODE, Code.class, code -> valueToCode.put(code.value(), code));
  }

  /** Notes a consent and answers the code for it. */
  Code consent(Grant consented, String redirectUri) {
    put(grant(consented.person()).then(consented));
    Code code =
        new Code(
            "AQ" + secret(24),
            consented.person(),
            redirectUri,
            clock.instant().plus(CODE_LIFE).toEpochMilli(),
            false);
    put(code);
    return code;
  }

  /**
   * Takes a code, once.
   *
   * @throws GraphException when it is unknown, used, too old, or came for another address
   */
  Token redeem(String value, String redirectUri, Duration life) {
    Code code = valueToCode.get(value);
    if (code == null) {
      throw GraphErrors.CODE_INVALID.exception();
    }
    if (code.used() || clock.millis() >= code.expiresAt()) {
      throw GraphErrors.CODE_USED.exception();
    }
    if (!code.redirectUri().equals(redirectUri)) {
      throw GraphErrors.CODE_REDIRECT.exception();
    }
    put(code.usedNow());
    return issue(code.person(), false, life);
  }

  /**
   * Makes a long-lived user token for one that is still valid.
   *
   * @throws GraphException when it isn't
   */
  Token exchange(String value, Duration life) {
    Caller caller = caller(value);
    if (caller.token().forPage()) {
      throw GraphErrors.TOKEN_INVALID.exception();
    }
    return issue(caller.person().key(), true, life);
  }

  /**
   * The token of a Page, the same one each time for a user token. It never expires when that one is
   * long-lived.
   */
  Token pageToken(Token user, String page) {
    return valueToToken.values().stream()
        .filter(token -> token.parent().equals(user.value()) && token.page().equals(page))
        .findFirst()
        .orElseGet(
            () ->
                put(
                    new Token(
                        newToken(),
                        user.person(),
                        page,
                        user.value(),
                        clock.millis(),
                        user.longLived() ? 0 : user.expiresAt(),
                        user.longLived(),
                        false)));
  }

  /**
   * Who a token stands for.
   *
   * @throws GraphException when it is unknown, revoked or expired
   */
  Caller caller(String value) {
    if (value.isEmpty()) {
      throw GraphErrors.TOKEN_MISSING.exception();
    }
    Token token = find(value).orElseThrow(GraphErrors.TOKEN_INVALID::exception);
    if (token.revoked()) {
      throw GraphErrors.TOKEN_REVOKED.exception();
    }
    if (token.isExpired(clock.instant())) {
      throw GraphErrors.TOKEN_EXPIRED.exception();
    }
    return new Caller(token, People.byKey(token.person()).orElseThrow(), grant(token.person()));
  }

  Optional<Token> find(String value) {
    return Optional.ofNullable(valueToToken.get(value));
  }

  Grant grant(String person) {
    return personToGrant.getOrDefault(person, Grant.none(person));
  }

  /** Takes one scope back. */
  void decline(String person, String scope) {
    put(grant(person).without(scope));
  }

  /** Takes back all that a person allowed. */
  void revoke(String person) {
    change(person, Token::revokedNow);
    put(Grant.none(person));
  }

  /** Lets every token of a person expire now. */
  void expire(String person) {
    Instant now = clock.instant();
    change(person, token -> token.isValid(now) ? token.expiring(now) : token);
  }

  private void change(String person, UnaryOperator<Token> change) {
    List<Token> theirs =
        valueToToken.values().stream().filter(token -> token.person().equals(person)).toList();
    for (Token token : theirs) {
      Token changed = change.apply(token);
      if (!changed.equals(token)) {
        put(changed);
      }
    }
  }

  private Token issue(String person, boolean longLived, Duration life) {
    Instant now = clock.instant();
    return put(
        new Token(
            newToken(),
            person,
            "",
            "",
            now.toEpochMilli(),
            now.plus(life).toEpochMilli(),
            longLived,
            false));
  }

  private Token put(Token token) {
    valueToToken.put(token.value(), token);
    log.append(TOKEN, token);
    return token;
  }

  private void put(Grant grant) {
    personToGrant.put(grant.person(), grant);
    log.append(GRANT, grant);
  }

  private void put(Code code) {
    valueToCode.put(code.value(), code);
    log.append(CODE, code);
  }

  private String newToken() {
    return "EAAS" + secret(40);
  }

  private String secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
