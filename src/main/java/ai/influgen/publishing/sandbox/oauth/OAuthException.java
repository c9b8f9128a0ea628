package ai.influgen.publishing.sandbox.oauth;

/** A code or a token that doesn't do; each platform has its own words for it. */
public final class OAuthException extends RuntimeException {
  private final Reason reason;

  /** What is wrong with it. */
  public enum Reason {
    CODE_UNKNOWN,
    CODE_USED,
    CODE_EXPIRED,
    REDIRECT_DIFFERS,
    VERIFIER_WRONG,
    REFRESH_UNKNOWN,
    REFRESH_SPENT,
    REFRESH_REVOKED,
    REFRESH_EXPIRED,
    TOKEN_MISSING,
    TOKEN_UNKNOWN,
    TOKEN_REVOKED,
    TOKEN_EXPIRED,
    SCOPE_MISSING;

    /** An exception for this reason. */
    public OAuthException exception() {
      return new OAuthException(this, name());
    }
  }

  OAuthException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** A scope that the token lacks. */
  static OAuthException scopeMissing(String scope) {
    return new OAuthException(Reason.SCOPE_MISSING, scope);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The scope that is missing, or the reason's name. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
