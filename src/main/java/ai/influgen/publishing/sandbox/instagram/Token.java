package ai.influgen.publishing.sandbox.instagram;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value what the client holds
 * @param person the key of the person who logged in
 * @param page the Page's id for a Page token, empty for a user token
 * @param parent the user token that a Page token was read with, empty for a user token
 * @param issuedAt milliseconds since the epoch
 * @param expiresAt milliseconds since the epoch, 0 for never
 * @param longLived whether it was exchanged
 * @param revoked whether the person took the authorization back
 */
record Token(
    String value,
    String person,
    String page,
    String parent,
    long issuedAt,
    long expiresAt,
    boolean longLived,
    boolean revoked) {

  boolean forPage() {
    return !page.isEmpty();
  }

  boolean isExpired(Instant now) {
    return expiresAt != 0 && now.toEpochMilli() >= expiresAt;
  }

  boolean isValid(Instant now) {
    return !revoked && !isExpired(now);
  }

  Token revokedNow() {
    return new Token(value, person, page, parent, issuedAt, expiresAt, longLived, true);
  }

  Token expiring(Instant at) {
    return new Token(value, person, page, parent, issuedAt, at.toEpochMilli(), longLived, revoked);
  }
}
